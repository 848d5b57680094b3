-- In which deliveries are the units with and without a factor, and how many of them
-- reached the outcome?
--
-- grain    one row per delivery_id with a unit whose presence may be shown
-- params   $outcome       text   code of the outcome
--          $factor_code   text   code of the factor
--          $basis         text   how the factor is known
-- reads    outcome_factor_rows, delivery_rows
-- A single unit is shown by the group's joint answer or by the records only. A unit where
-- the roles agree one by one is counted elsewhere, but never listed.

with shown as (
    select
        delivery_id,
        count(*) filter (where is_present) as with_count,
        count(*) filter (where is_present and is_yes) as with_yes_count,
        count(*) filter (where not is_present) as without_count,
        count(*) filter (where not is_present and is_yes) as without_yes_count,
    from outcome_factor_rows
    where
        outcome = $outcome
        and factor_code = $factor_code
        and basis = $basis
        and (is_joint or basis = 'records')
    group by delivery_id
),

final as (
    select
        shown.delivery_id,
        delivery_rows.workplace_name,
        delivery_rows.delivery_type,
        shown.with_count,
        shown.with_yes_count,
        shown.without_count,
        shown.without_yes_count,
    from shown
    inner join delivery_rows using (delivery_id)
)

select * from final
order by with_count + without_count desc, delivery_id
