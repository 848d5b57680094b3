-- Which risk factors do ongoing deliveries have now, and which success factors lack?
--
-- grain    one row per delivery_id and factor_code that is found in a unit or more
-- params   $as_of             date        what is dated later has not happened
--          $risk_factors      text list   codes; found where they are present
--          $success_factors   text list   codes; found where they are known not to be there
--          $is_joint_shown    boolean     may the reader see what one group has answered?
-- reads    unit_rows, assessed_factor_rows, recorded_factor_rows
-- Units that take part on that day. Found by the group's joint answer or by the records;
-- what roles have answered each on their own is never read here. *Partly* is not present,
-- and partly_count tells in how many units a missing success factor is partly there.
-- joint_on is the newest of the joint answers that found it, recorded_on the first day that
-- the records tell. differ_count: units where one of the two has found it and the other has
-- found the opposite. Where joint answers are not shown, it is found by the records alone.

with units as (
    select
        delivery_id,
        workplace_id,
    from unit_rows
    where state = 'ongoing'
),

asked as (
    select
        unnest($risk_factors::varchar[]) as factor_code,
        true as is_risk,
    union all
    select
        unnest($success_factors::varchar[]) as factor_code,
        false as is_risk,
),

joint as (
    select
        delivery_id,
        workplace_id,
        factor_code,
        joint_presence,
        is_present = asked.is_risk as is_found,
        known_on,
    from assessed_factor_rows
    inner join units using (delivery_id, workplace_id)
    inner join asked using (factor_code)
    where seen_on = $as_of and is_joint and $is_joint_shown::boolean
),

recorded as (
    select
        delivery_id,
        workplace_id,
        factor_code,
        is_present = asked.is_risk as is_found,
        known_on,
    from recorded_factor_rows
    inner join units using (delivery_id, workplace_id)
    inner join asked using (factor_code)
    where seen_on = $as_of and is_present is not null
),

final as (
    select
        delivery_id,
        factor_code,
        count(*) filter (joint.is_found or recorded.is_found) as found_count,
        count(*) filter (joint.is_found) as joint_count,
        count(*) filter (joint.is_found and joint.joint_presence = 'partly')
            as partly_count,
        max(joint.known_on) filter (joint.is_found) as joint_on,
        count(*) filter (recorded.is_found) as recorded_count,
        min(recorded.known_on) filter (recorded.is_found) as recorded_on,
        count(*) filter (joint.is_found != recorded.is_found) as differ_count,
    from joint
    full outer join recorded using (delivery_id, workplace_id, factor_code)
    group by delivery_id, factor_code
    having found_count > 0
)

select * from final
order by delivery_id, factor_code
