-- Which rules did the rows of each file break in each load, and how many rows did?
--
-- grain    one row per load, file, table, rule and what happens with its rows
-- params   none

with final as (
    select
        load_id,
        loaded_at,
        coalesce(source, 'own') as source,
        file_name,
        table_name,
        rule,
        severity,
        rows_count as row_count
    from meta.faults
)

select * from final
order by loaded_at, load_id, file_name, table_name, rule
