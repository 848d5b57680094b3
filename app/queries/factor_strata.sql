-- How many reached the outcome among units of one delivery type and one size?
--
-- grain    one row per factor_code, basis, delivery_type, size and is_present
-- params   $outcome   text   code of the outcome
-- reads    outcome_factor_rows

with final as (
    select
        factor_code,
        basis,
        delivery_type,
        size,
        is_present,
        count(*) as unit_count,
        count(*) filter (where is_yes) as yes_count,
    from outcome_factor_rows
    where outcome = $outcome
    group by factor_code, basis, delivery_type, size, is_present
)

select * from final
order by factor_code, basis, delivery_type, size, is_present
