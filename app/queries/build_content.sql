-- How much does this build hold, which load made it, and what did that load add to?
--
-- grain    one row
-- params   none

with newest as (
    select load_id
    from meta.loads
    order by loaded_at desc, load_id desc
    limit 1
),

files as (
    select
        list(distinct file_name order by file_name) as file_names,
        sum(read_count) as read_count
    from meta.loads
    where load_id in (select load_id from newest)
),

-- Rows set aside stand once for each rule they break.
aside as (
    select count(*) as set_aside_count
    from (
        select distinct load_id, table_name, source_file, source_sheet, source_row
        from meta.rejected_rows
    )
),

final as (
    select
        build.build_id,
        build.previous_build_id,
        coalesce(files.file_names, []) as file_names,
        coalesce(files.read_count, 0)::bigint as read_count,
        (select count(*) from core.deliveries) as delivery_count,
        (select count(*) from core.workplaces) as workplace_count,
        (select count(*) from core.activities) as activity_count,
        (select count(*) from core.evaluations) as evaluation_count,
        aside.set_aside_count,
        (select count(*) from meta.warnings) as warning_count
    from meta.build as build
    cross join files
    cross join aside
)

select * from final
order by build_id
