-- For which factors do roles that agree stand in for the group, beside an outcome?
--
-- grain    one row per outcome and factor_code
-- params   $minimum_group   integer   answers of fewer are hidden
-- reads    told_outcome_rows, assessed_factor_rows, withheld_outcome_roles
-- A comparison is shown with the deliveries behind it, where only joint answers are listed.
-- The two subtracted would tell what the roles of one or two units have answered, so such
-- units count only where there are enough of them, and where the other groups of the build
-- do not tell of them (see app.protected_groups).

create or replace temp table agreeing_role_rows as
with final as (
    select
        told.outcome,
        assessed.factor_code,
    from told_outcome_rows as told
    inner join assessed_factor_rows as assessed using (delivery_id, workplace_id, seen_on)
    left join withheld_outcome_roles as withheld using (outcome, factor_code)
    where
        not assessed.is_joint
        and assessed.is_present is not null
        and withheld.factor_code is null
    group by told.outcome, assessed.factor_code
    having count(*) >= $minimum_group
)

select * from final
order by outcome, factor_code
