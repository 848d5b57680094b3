-- What does this build say of itself?
--
-- grain    one row
-- params   none

with final as (
    select
        build_id,
        built_at,
        data_date,
        content_hash,
        is_invented
    from meta.build
)

select * from final
order by build_id
