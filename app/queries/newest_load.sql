-- How many rows did the newest load of this build bring, and how many were kept?
--
-- grain    one row
-- params   none

with newest as (
    select load_id
    from meta.loads
    order by loaded_at desc, load_id desc
    limit 1
),

counted as (
    select
        sum(read_count) as read_count,
        sum(kept_count) as kept_count,
        sum(set_aside_count + set_aside_with_parent_count) as set_aside_count
    from meta.loads
    where load_id in (select newest.load_id from newest)
),

final as (
    select
        build.build_id,
        build.previous_build_id,
        coalesce(counted.read_count, 0)::bigint as read_count,
        coalesce(counted.kept_count, 0)::bigint as kept_count,
        coalesce(counted.set_aside_count, 0)::bigint as set_aside_count
    from meta.build as build
    cross join counted
)

select * from final
order by build_id
