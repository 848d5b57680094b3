-- In how many units is each factor present now, of those where it is known?
--
-- grain    one row per factor_code and basis that some unit has a row of
-- params   $as_of   date   what is dated later has not happened
-- reads    factor_day_rows, factor_rows, withheld_agreeing_roles, withheld_unsettled_roles
-- squared_count and share_squares, the sums over deliveries of units squared and of
-- present squared by units, tell how alike the units of one delivery are.
-- unsettled_count: one role alone has assessed it, or roles differ. both_count: known both by
-- a joint answer and from records (which are known of single units, so what roles agree on
-- would be too); only_assessed_count, only_recorded_count: where they differ. What is withheld
-- of roles is left out (see app.protected_groups).

with units as (
    select count(*) as all_count
    from factor_day_rows
    where seen_on = $as_of
),

now as (
    select
        factor_code,
        basis,
        delivery_id,
        workplace_id,
        is_present,
        is_joint,
    from factor_rows
    left join withheld_agreeing_roles as agreeing using (factor_code)
    left join withheld_unsettled_roles as unsettled using (factor_code)
    where
        seen_on = $as_of
        and (
            is_joint
            or basis = 'records'
            or if(is_present is null, unsettled.factor_code, agreeing.factor_code) is null
        )
),

by_delivery as (
    select
        factor_code,
        basis,
        delivery_id,
        count(is_present) as unit_count,
        count(*) filter (where is_present) as present_count,
        count(*) filter (where is_present is null) as unsettled_count,
    from now
    group by factor_code, basis, delivery_id
),

beside as (
    select
        assessed.factor_code,
        count(*) as both_count,
        count(*) filter (where assessed.is_present and not recorded.is_present)
            as only_assessed_count,
        count(*) filter (where recorded.is_present and not assessed.is_present)
            as only_recorded_count,
    from now as assessed
    inner join now as recorded using (factor_code, delivery_id, workplace_id)
    where
        assessed.is_joint
        and recorded.basis = 'records'
        and assessed.is_present is not null
        and recorded.is_present is not null
    group by assessed.factor_code
),

counted as (
    select
        factor_code,
        basis,
        sum(unit_count)::bigint as unit_count,
        sum(present_count)::bigint as present_count,
        count(*) filter (where unit_count > 0) as delivery_count,
        sum(unit_count * unit_count)::double as squared_count,
        coalesce(sum(present_count * present_count / nullif(unit_count, 0)), 0)
            as share_squares,
        sum(unsettled_count)::bigint as unsettled_count,
    from by_delivery
    group by factor_code, basis
),

final as (
    select
        counted.*,
        units.all_count,
        coalesce(beside.both_count, 0) as both_count,
        coalesce(beside.only_assessed_count, 0) as only_assessed_count,
        coalesce(beside.only_recorded_count, 0) as only_recorded_count,
    from counted
    cross join units
    left join beside using (factor_code)
)

select * from final
order by factor_code, basis
