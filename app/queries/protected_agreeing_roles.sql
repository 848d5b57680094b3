-- In how many units do roles that agree stand in for the group now, by place?
--
-- grain    one row per factor_code, centre_id and county_code
-- params   $as_of   date   what is dated later has not happened
-- reads    assessed_factor_rows, unit_rows
-- Never shown: it is what tells which sums of it may be.

with final as (
    select
        assessed.factor_code,
        coalesce(units.centre_id, 'unknown') as centre_id,
        coalesce(units.county_code, 'unknown') as county_code,
        count(*) as unit_count,
    from assessed_factor_rows as assessed
    inner join unit_rows as units using (delivery_id, workplace_id)
    where
        assessed.seen_on = $as_of
        and not assessed.is_joint
        and assessed.is_present is not null
    group by all
)

select * from final
order by factor_code, centre_id, county_code
