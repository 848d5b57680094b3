-- Which deliveries do the follow-up rules look at, and how far has each come?
--
-- grain    one row per delivery_id
-- params   $as_of   date   what is dated later has not happened
-- reads    deliveries_in_view, follow_up_place_rows
-- Closed: the workplace that made the agreement is no longer there, nor the one it was
-- merged into. is_end_unknown: the source says that it is over, and not when.

create or replace temp table follow_up_delivery_rows as
with final as (
    select
        deliveries.delivery_id,
        deliveries.workplace_id,
        deliveries.delivery_type,
        in_view.state,
        if(deliveries.started_on <= $as_of, deliveries.started_on, null) as started_on,
        deliveries.planned_end_on,
        if(deliveries.ended_on <= $as_of, deliveries.ended_on, null) as ended_on,
        deliveries.has_project_plan,
        deliveries.goal,
        deliveries.ended_on is null
        and deliveries.status in ('completed', 'stopped') as is_end_unknown,
        coalesce(places.is_closed, false) as is_closed,
    from deliveries_in_view as in_view
    inner join core.deliveries as deliveries using (delivery_id)
    left join follow_up_place_rows as places
        on places.workplace_id = deliveries.workplace_id
)

select * from final
order by delivery_id
