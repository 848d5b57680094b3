-- In which long deliveries is the advisor still in almost every party-group meeting?
--
-- grain    one row per delivery_id in view
-- params   $as_of           date      what is dated later has not happened
--          $months $days    integer   a delivery is long so long after it started
--          $advisor_share   double    such a share of the meetings is almost every one
--          $with_others     boolean    also the records that the rule does not look at
-- reads    follow_up_delivery_rows
-- Only meetings of ongoing deliveries to one unit count, and of those the ones that say
-- whether the advisor was there. Due on the day it came to hold: the delivery was long, and
-- the share, over all meetings so far, had come to the limit on the meeting day since when
-- it has stayed there. Never done: once the share is lower it is not relevant, nor before
-- the start, when over, in deliveries to several units or when the workplace has closed.
-- Unknown: meetings were held and none of them says whether the advisor was there, or over,
-- and the source does not say when.

with meetings as (
    select
        delivery_id,
        held_on,
        is_advisor_present,
    from core.activities
    where
        kind = 'party_group_meeting'
        and held_on <= $as_of
        and delivery_id in (
            select deliveries.delivery_id
            from follow_up_delivery_rows as deliveries
            where deliveries.delivery_type = 'one_to_one' and deliveries.state = 'ongoing'
        )
),

untold as (
    select delivery_id
    from meetings
    group by delivery_id
    having count(is_advisor_present) = 0
),

meeting_days as (
    select
        delivery_id,
        held_on,
        count(*) as meeting_count,
        count(*) filter (where is_advisor_present) as advisor_count,
    from meetings
    where is_advisor_present is not null
    group by delivery_id, held_on
),

running as (
    select
        delivery_id,
        held_on,
        sum(meeting_count) over days_so_far as meeting_count,
        sum(advisor_count) over days_so_far as advisor_count,
    from meeting_days
    window days_so_far as (partition by delivery_id order by held_on)
),

judged as (
    select
        *,
        advisor_count / meeting_count >= $advisor_share as is_high,
        max(if(is_high, null, held_on)) over (partition by delivery_id) as last_low_on,
    from running
),

shares as (
    select
        delivery_id,
        arg_max(is_high, held_on) as is_high,
        min(held_on) filter (where last_low_on is null or held_on > last_low_on) as high_on,
        max(meeting_count) as all_count,
        max(advisor_count) as with_advisor_count,
    from judged
    group by delivery_id
),

final as (
    select
        deliveries.delivery_id as record_id,
        deliveries.delivery_id,
        deliveries.workplace_id,
        null::varchar as owner_role,
        -- Half a percent counts as a whole one; whole numbers cannot miss the half.
        ((200 * with_advisor_count + all_count) // (2 * all_count))::varchar as detail,
        coalesce(shares.is_high, untold.delivery_id is not null)
        and not deliveries.is_closed as is_relevant,
        untold.delivery_id is null and not deliveries.is_end_unknown as is_known,
        false as is_done,
        deliveries.started_on as from_on,
        greatest(
            (deliveries.started_on + to_months($months) + to_days($days))::date,
            shares.high_on
        ) as due_on,
        null::date as done_on,
    from follow_up_delivery_rows as deliveries
    left join shares using (delivery_id)
    left join untold using (delivery_id)
)

select * from final
where is_relevant or $with_others
order by record_id
