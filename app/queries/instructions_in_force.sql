-- Which instructions hold in every load: what is withdrawn, merged, moved or closed?
--
-- grain    one row per instruction in force, the newest first
-- params   none

with final as (
    select
        kind,
        table_name,
        row_key,
        to_key,
        on_day,
        was,
        reason,
        loaded_at,
        source_file,
        source_row
    from meta.instructions
)

select * from final
order by loaded_at desc, kind, table_name, row_key
