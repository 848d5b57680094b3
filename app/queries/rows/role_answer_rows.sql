-- What has each role answered last on each factor in each unit?
--
-- grain    one row per delivery_id, workplace_id, factor_code and assessor_role that has
--          assessed it
-- params   $as_of                date      answers given later have not been given
--          $are_roles_counted    boolean   the filters choose all, one centre or one county,
--                                          on the build's own data date
-- reads    factor_day_rows, withheld_role_answers
-- The later of two answers on one day is the one with the later key. The answers of roles
-- are there only in the whole programme, in one centre or in one county, as in
-- assessed_factor_rows (which asks by the day of each outcome too, and so reads the answers
-- itself): two free filters, or two days, that differ by one unit would tell what its roles
-- have answered. Of these groups too, those are left out that would tell it together (see
-- app.protected_groups). The joint answer of the group is always there.

create or replace temp table role_answer_rows as
with final as (
    select
        told.delivery_id,
        told.workplace_id,
        told.factor_code,
        told.assessor_role,
        arg_max(told.presence, (told.assessed_on, told.assessment_id)) as presence,
    from factor_day_rows as days
    inner join core.factor_assessments as told using (delivery_id, workplace_id)
    left join withheld_role_answers as withheld using (factor_code, assessor_role)
    where
        days.seen_on = $as_of
        and told.assessed_on <= $as_of
        and (told.assessor_role = 'group' or $are_roles_counted)
        and withheld.factor_code is null
    group by told.delivery_id, told.workplace_id, told.factor_code, told.assessor_role
)

select * from final
order by delivery_id, workplace_id, factor_code, assessor_role
