-- How much of the data is in view, and how much is set aside or warned about?
--
-- grain    one row
-- params   $as_of   date   a delivery that begins later is not there yet

with final as (
    select
        (select count(*) from deliveries_in_view) as in_view_count,
        (
            select count(*)
            from core.deliveries
            where coalesce(least(first_contact_on, started_on) <= $as_of, true)
        ) as delivery_count,
        (
            select count(distinct (load_id, table_name, source_file, source_sheet, source_row))
            from meta.rejected_rows
        ) as set_aside_count,
        (select count(*) from meta.warnings) as warning_count,
        (select coalesce(sum(read_count), 0)::bigint from meta.loads) as read_count
)

select * from final
order by in_view_count
