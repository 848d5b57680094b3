-- How many units has each role answered for, by factor, centre and county?
--
-- grain    one row per factor_code, assessor_role, centre_id and county_code
-- params   none
-- reads    role_answer_rows, unit_rows
-- Never shown: it is what tells which sums of it may be. The joint answer of the group is
-- no role's own.

with final as (
    select
        answers.factor_code,
        answers.assessor_role,
        coalesce(units.centre_id, 'unknown') as centre_id,
        coalesce(units.county_code, 'unknown') as county_code,
        count(*) as unit_count,
    from role_answer_rows as answers
    inner join unit_rows as units using (delivery_id, workplace_id)
    where answers.assessor_role != 'group'
    group by all
)

select * from final
order by factor_code, assessor_role, centre_id, county_code
