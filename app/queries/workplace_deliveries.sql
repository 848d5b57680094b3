-- Which deliveries has this workplace, or a sub-unit of it, agreed or been a unit of?
--
-- grain    one row per delivery_id
-- params   $id     text   the workplace at the top
--          $as_of  date   what is dated later has not happened

with recursive family as (
    select workplace_id, 0 as depth
    from workplaces_in_view
    where workplace_id = $id
    -- `union` and the bound on depth stop at a tree that bites its own tail.
    union
    select workplaces.workplace_id, family.depth + 1 as depth
    from core.workplaces
    inner join family on workplaces.parent_workplace_id = family.workplace_id
    where family.depth < 10
),

members as (
    select
        units_in_view.delivery_id,
        bool_or(units_in_view.workplace_id = $id) as is_unit,
        count(distinct units_in_view.workplace_id)
            filter (units_in_view.workplace_id <> $id) as subunit_count
    from units_in_view
    where units_in_view.workplace_id in (select workplace_id from family)
    group by units_in_view.delivery_id
),

final as (
    select
        deliveries.delivery_id,
        deliveries.module,
        deliveries.delivery_type,
        deliveries_in_view.state,
        agreeing.workplace_name as agreed_by_name,
        deliveries.workplace_id = $id as is_agreed,
        coalesce(members.is_unit, false) as is_unit,
        coalesce(members.subunit_count, 0) as subunit_count,
        case when deliveries.started_on <= $as_of then deliveries.started_on end
            as started_on,
        deliveries.planned_end_on,
        case when deliveries.ended_on <= $as_of then deliveries.ended_on end as ended_on
    from deliveries_in_view
    inner join core.deliveries using (delivery_id)
    inner join core.workplaces as agreeing
        on deliveries.workplace_id = agreeing.workplace_id
    left join members on deliveries.delivery_id = members.delivery_id
    where
        members.delivery_id is not null
        or deliveries.workplace_id in (select workplace_id from family)
)

select * from final
order by started_on desc nulls first, delivery_id
