-- In how many units do roles that agree stand in for the group beside an outcome, by place?
--
-- grain    one row per outcome, factor_code, centre_id and county_code
-- params   none
-- reads    told_outcome_rows, assessed_factor_rows, unit_rows
-- Never shown: it is what tells which sums of it may be.

with final as (
    select
        told.outcome,
        assessed.factor_code,
        coalesce(units.centre_id, 'unknown') as centre_id,
        coalesce(units.county_code, 'unknown') as county_code,
        count(*) as unit_count,
    from told_outcome_rows as told
    inner join assessed_factor_rows as assessed using (delivery_id, workplace_id, seen_on)
    inner join unit_rows as units
        on
            units.delivery_id = told.delivery_id
            and units.workplace_id = told.workplace_id
    where not assessed.is_joint and assessed.is_present is not null
    group by all
)

select * from final
order by outcome, factor_code, centre_id, county_code
