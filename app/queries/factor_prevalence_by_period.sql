-- In how many units was one factor present, by the period it was assessed in?
--
-- grain    one row per period_on, its first day, that some unit has an answer in
-- params   $as_of    date      answers given later have not been given
--          $factor   text      code of the factor
--          $months   integer   how long a period is; divides a year
-- reads    role_answer_rows
-- A unit counts once in each period it was assessed in, by the answers of that period:
-- the latest joint one, else two or more roles that agree, as in assessed_factor_rows.
-- role_answer_rows has the last answer of each role only, so it says here whose answers may
-- be counted, and the last one in each period is found here.

with answers as (
    select
        told.delivery_id,
        told.workplace_id,
        told.assessor_role,
        make_date(
            year(told.assessed_on),
            (month(told.assessed_on) - 1) // $months * $months + 1,
            1
        ) as period_on,
        arg_max(told.presence, (told.assessed_on, told.assessment_id)) as presence,
    from core.factor_assessments as told
    inner join role_answer_rows
        using (delivery_id, workplace_id, factor_code, assessor_role)
    where told.factor_code = $factor and told.assessed_on <= $as_of
    group by told.delivery_id, told.workplace_id, told.assessor_role, period_on
),

found as (
    select
        delivery_id,
        workplace_id,
        period_on,
        any_value(presence) filter (assessor_role = 'group') as joint_presence,
        count(*) filter (assessor_role != 'group') as role_count,
        count(*) filter (assessor_role != 'group' and presence = 'present')
            as present_count,
        case
            when joint_presence is not null then joint_presence = 'present'
            when role_count >= 2 and present_count = role_count then true
            when role_count >= 2 and present_count = 0 then false
        end as is_present,
    from answers
    group by delivery_id, workplace_id, period_on
),

by_delivery as (
    select
        period_on,
        delivery_id,
        count(is_present) as unit_count,
        count(*) filter (where is_present) as present_count,
    from found
    group by period_on, delivery_id
),

final as (
    select
        period_on,
        sum(unit_count)::bigint as unit_count,
        sum(present_count)::bigint as present_count,
        count(*) filter (where unit_count > 0) as delivery_count,
        sum(unit_count * unit_count)::double as squared_count,
        coalesce(sum(present_count * present_count / nullif(unit_count, 0)), 0)
            as share_squares,
    from by_delivery
    group by period_on
)

select * from final
order by period_on
