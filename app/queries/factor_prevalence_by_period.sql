-- In how many units did the group find one factor present, by the period it answered in?
--
-- grain    one row per period_on, its first day, that some unit has an answer in
-- params   $as_of    date      answers given later have not been given
--          $factor   text      code of the factor
--          $months   integer   how long a period is; divides a year
-- reads    factor_day_rows
-- A unit counts once in each period it was assessed in, by the latest joint answer of that
-- period. What roles agree on is left out: so few units a period would tell of single ones.

with found as (
    select
        told.delivery_id,
        told.workplace_id,
        make_date(
            year(told.assessed_on),
            (month(told.assessed_on) - 1) // $months * $months + 1,
            1
        ) as period_on,
        arg_max(told.presence, (told.assessed_on, told.assessment_id)) = 'present'
            as is_present,
    from factor_day_rows as days
    inner join core.factor_assessments as told using (delivery_id, workplace_id)
    where
        days.seen_on = $as_of
        and told.factor_code = $factor
        and told.assessed_on <= $as_of
        and told.assessor_role = 'group'
    group by told.delivery_id, told.workplace_id, period_on
),

by_delivery as (
    select
        period_on,
        delivery_id,
        count(*) as unit_count,
        count(*) filter (where is_present) as present_count,
    from found
    group by period_on, delivery_id
),

final as (
    select
        period_on,
        sum(unit_count)::bigint as unit_count,
        sum(present_count)::bigint as present_count,
        count(*) as delivery_count,
        sum(unit_count * unit_count)::double as squared_count,
        sum(present_count * present_count / unit_count) as share_squares,
    from by_delivery
    group by period_on
)

select * from final
order by period_on
