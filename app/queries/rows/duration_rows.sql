-- How long has each delivery that has begun lasted, and how far past its planned end?
--
-- grain    one row per delivery_id; those only planned have not begun
-- params   $as_of   date   what is dated later has not happened
-- reads    delivery_rows
-- Days go to the end, or to the as-of day while the delivery is ongoing. They are empty
-- when the day of the first gathering is not known: without it nobody can tell whether
-- a delivery that was stopped had begun at all; and when the source calls it completed
-- or stopped without saying when, which would count as ongoing for ever. A first contact dated after the first
-- gathering gives way to it.
-- Days past the planned end are told once that day has come, and are 0 for what ended
-- by it. To take in only those that ended early before their day had come would make
-- the delay look shorter than it is.

create or replace temp table duration_rows as
with begun as (
    select
        delivery_rows.*,
        sources.status in ('completed', 'stopped')
        and sources.ended_on is null as is_end_day_unknown,
        if(is_end_day_unknown, null, coalesce(delivery_rows.ended_on, $as_of)) as lasted_to,
    from delivery_rows
    inner join core.deliveries as sources using (delivery_id)
    where delivery_rows.is_ongoing or delivery_rows.is_completed or delivery_rows.is_stopped
),

final as (
    select
        delivery_id,
        workplace_id,
        workplace_name,
        state,
        delivery_type,
        module,
        is_train_the_trainer,
        centre_id,
        centre_name,
        county_code,
        industry,
        sector,
        size,
        first_contact_on,
        started_on,
        planned_end_on,
        ended_on,
        is_completed or is_stopped as has_ended,
        is_completed,
        is_stopped,
        is_ongoing,
        lasted_to - started_on as gathering_days,
        if(
            started_on is null or first_contact_on is null,
            null,
            lasted_to - least(first_contact_on, started_on)
        ) as contact_days,
        if(
            started_on is not null and not is_end_day_unknown and planned_end_on <= $as_of,
            greatest(lasted_to - planned_end_on, 0),
            null
        ) as past_plan_days,
        started_on is null or is_end_day_unknown as is_duration_unknown,
        started_on is null or is_end_day_unknown or first_contact_on is null
            as is_contact_unknown,
        started_on is null or is_end_day_unknown or planned_end_on is null
            as is_plan_unknown,
        coalesce(
            started_on is not null and not is_end_day_unknown and planned_end_on > $as_of,
            false
        ) as is_plan_ahead,
    from begun
)

select * from final
order by delivery_id
