-- Which delivery-units do the follow-up rules look at, and where are they now?
--
-- grain    one row per delivery_id and workplace_id
-- params   $as_of   date   what is dated later has not happened
-- reads    follow_up_delivery_rows, follow_up_place_rows, units_in_view, all_unit_rows
-- A unit that was merged is followed up where it went, and the party group there counts.
-- is_gone: it left the delivery, nobody is left where it went, or it was merged into a unit
-- of the same delivery, which is followed up itself from the day it joins.
-- takes_part_from_on: the day it joined, never before the delivery started; empty until
-- both have happened.

create or replace temp table follow_up_unit_rows as
with located as (
    select
        units.delivery_id,
        units.workplace_id,
        coalesce(places.place_id, units.workplace_id) as place_id,
        coalesce(places.is_closed, false) as is_closed,
        units.joined_on,
        units.left_on,
    from units_in_view as units
    left join follow_up_place_rows as places using (workplace_id)
),

final as (
    select
        located.delivery_id,
        located.workplace_id,
        located.place_id,
        deliveries.delivery_type,
        deliveries.state,
        deliveries.started_on,
        deliveries.ended_on,
        deliveries.is_end_unknown,
        if(
            deliveries.state != 'planned' and coalesce(located.joined_on <= $as_of, true),
            greatest(deliveries.started_on, located.joined_on),
            null
        ) as takes_part_from_on,
        if(located.left_on <= $as_of, located.left_on, null) as left_on,
        coalesce(located.left_on <= $as_of, false)
        or located.is_closed
        or others.workplace_id is not null as is_gone,
    from located
    inner join follow_up_delivery_rows as deliveries using (delivery_id)
    left join all_unit_rows as others
        on
            others.delivery_id = located.delivery_id
            and others.workplace_id = located.place_id
            and others.workplace_id != located.workplace_id
            and coalesce(others.joined_on <= $as_of, true)
)

select * from final
order by delivery_id, workplace_id
