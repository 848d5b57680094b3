-- Which completed deliveries has nobody contacted since the end, or for a year?
--
-- grain    one row per delivery_id in view and contact that is due or made after the end
-- params   $as_of           date      what is dated later has not happened
--          $months $days    integer   due so long after the end, then after each contact
--          $opens_months    integer   contact counts from so long after the end
--          $until_months    integer   and up to so long after it; then nobody is due
--          $with_others     boolean    also the records that the rule does not look at
-- reads    follow_up_delivery_rows
-- Contacts are the days that count; two on one day are one. A contact is due while its last
-- day is within the time followed up, and waits for nobody after that time. Not relevant:
-- before the end, stopped, that time is over, or the workplace has closed; what is done
-- stays done. Unknown: over, and the source does not say when.

with deliveries as (
    select
        *,
        (ended_on + to_months($opens_months))::date as opens_on,
        (ended_on + to_months($until_months))::date as until_on,
    from follow_up_delivery_rows
),

contact_days as (
    select distinct
        deliveries.delivery_id,
        activities.held_on,
    from deliveries
    inner join core.activities as activities using (delivery_id)
    where
        deliveries.state = 'completed'
        and activities.kind = 'follow_up_contact'
        and activities.held_on <= $as_of
        and activities.held_on >= deliveries.opens_on
        and activities.held_on <= deliveries.until_on
),

contacts as (
    select
        delivery_id,
        held_on,
        row_number() over (partition by delivery_id order by held_on) as number,
    from contact_days
),

starts as (
    select
        delivery_id,
        1 as number,
        ended_on as from_on,
    from deliveries
    union all
    select
        delivery_id,
        number + 1 as number,
        held_on as from_on,
    from contacts
),

due as (
    select
        delivery_id,
        number,
        from_on,
        (from_on + to_months($months) + to_days($days))::date as due_on,
    from starts
),

final as (
    select
        deliveries.delivery_id || '/' || due.number as record_id,
        deliveries.delivery_id,
        deliveries.workplace_id,
        null::varchar as owner_role,
        null::varchar as detail,
        contacts.held_on is not null
        or (
            deliveries.state = 'completed'
            and not deliveries.is_closed
            and $as_of <= deliveries.until_on
        )
        or deliveries.is_end_unknown as is_relevant,
        not deliveries.is_end_unknown as is_known,
        contacts.held_on is not null as is_done,
        due.from_on,
        due.due_on,
        contacts.held_on as done_on,
    from due
    inner join deliveries using (delivery_id)
    left join contacts
        on
            contacts.delivery_id = due.delivery_id
            and contacts.number = due.number
    where due.number = 1 or due.due_on <= deliveries.until_on
)

select * from final
where is_relevant or $with_others
order by record_id
