-- Which source was each file of each load read by?
--
-- grain    one row per load and file
-- params   none

with final as (
    select distinct
        load_id,
        file_name,
        -- Loads of before sources were told apart were all in our own form.
        coalesce(source, 'own') as source
    from meta.loads
)

select * from final
order by load_id, file_name
