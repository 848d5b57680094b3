-- What has happened since a chosen day, and where did it happen last?
--
-- grain    one row per kind of event that has happened
-- params   $as_of   date   what is dated later has not happened
--          $since   date   the first day that does not count
-- reads    deliveries_in_view
-- workplace_names: the workplaces of the two newest events, newest first.

with deliveries as (
    select
        deliveries.delivery_id,
        deliveries.first_contact_on,
        deliveries.started_on,
        deliveries.ended_on,
        deliveries_in_view.state,
        workplaces.workplace_name,
    from deliveries_in_view
    inner join core.deliveries as deliveries using (delivery_id)
    left join core.workplaces as workplaces
        on workplaces.workplace_id = deliveries.workplace_id
),

events as (
    select
        'first_contact' as kind,
        delivery_id,
        workplace_name,
        first_contact_on as happened_on,
    from deliveries
    union all
    select
        'started',
        delivery_id,
        workplace_name,
        started_on,
    from deliveries
    union all
    select
        state,
        delivery_id,
        workplace_name,
        ended_on,
    from deliveries
    where state in ('completed', 'stopped')
    union all
    select
        'evaluated',
        deliveries.delivery_id,
        deliveries.workplace_name,
        evaluations.completed_on,
    from core.evaluations as evaluations
    inner join deliveries using (delivery_id)
    where evaluations.completed_on > $since
    union all
    select
        'contacted',
        deliveries.delivery_id,
        deliveries.workplace_name,
        activities.held_on,
    from core.activities as activities
    inner join deliveries using (delivery_id)
    where
        activities.kind = 'follow_up_contact'
        and activities.held_on > $since
        and activities.held_on > deliveries.ended_on
),

final as (
    select
        kind,
        count(*) as event_count,
        count(distinct delivery_id) as delivery_count,
        max_by(workplace_name, (happened_on, delivery_id), 2) as workplace_names,
    from events
    where happened_on > $since and happened_on <= $as_of
    group by kind
)

select * from final
order by kind
