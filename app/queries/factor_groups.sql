-- How many units with and without each factor reached the outcome?
--
-- grain    one row per factor_code, basis and is_present
-- params   $outcome   text   code of the outcome
-- reads    outcome_factor_rows
-- squared_count: the sum over deliveries of their units in the group, squared; it tells
-- how unevenly the units are spread on deliveries.

with by_delivery as (
    select
        factor_code,
        basis,
        is_present,
        delivery_id,
        count(*) as unit_count,
        count(*) filter (where is_yes) as yes_count,
    from outcome_factor_rows
    where outcome = $outcome
    group by factor_code, basis, is_present, delivery_id
),

final as (
    select
        factor_code,
        basis,
        is_present,
        sum(unit_count)::bigint as unit_count,
        sum(yes_count)::bigint as yes_count,
        count(*) as delivery_count,
        sum(unit_count * unit_count)::double as squared_count,
    from by_delivery
    group by factor_code, basis, is_present
)

select * from final
order by factor_code, basis, is_present
