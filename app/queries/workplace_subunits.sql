-- Which workplaces lie below this one, and has a delivery reached each?
--
-- grain    one row per workplace_id below; depth 1 is just below
-- params   $id     text   the workplace at the top
--          $as_of  date   a delivery not started by then has reached nobody

with recursive below as (
    select
        workplace_id,
        1 as depth
    from core.workplaces
    where parent_workplace_id = $id and workplace_id <> $id
    -- `union` and the bound on depth stop at a tree that bites its own tail.
    union
    select
        workplaces.workplace_id,
        below.depth + 1 as depth
    from core.workplaces
    inner join below on workplaces.parent_workplace_id = below.workplace_id
    where workplaces.workplace_id <> $id and below.depth < 10
),

nearest as (
    select
        workplace_id,
        min(depth) as depth
    from below
    group by workplace_id
),

reached as (
    select
        unit_rows.workplace_id,
        count(*) as delivery_count
    from unit_rows
    where
        unit_rows.is_reached
        and unit_rows.workplace_id in (select nearest.workplace_id from nearest)
    group by unit_rows.workplace_id
),

final as (
    select
        nearest.workplace_id,
        workplaces.workplace_name,
        workplaces.level,
        nearest.depth,
        parents.workplace_name as parent_name,
        workplaces.employees_count,
        case when workplaces.closed_on <= $as_of then workplaces.closed_on end as closed_on,
        coalesce(reached.delivery_count, 0) as delivery_count
    from nearest
    inner join workplaces_in_view using (workplace_id)
    inner join core.workplaces using (workplace_id)
    left join core.workplaces as parents
        on workplaces.parent_workplace_id = parents.workplace_id
    left join reached on nearest.workplace_id = reached.workplace_id
)

-- Danish has the Norwegian order of letters; nb of DuckDB 1.5.5 puts å beside a.
select * from final
order by depth, parent_name collate da, workplace_name collate da, workplace_id
