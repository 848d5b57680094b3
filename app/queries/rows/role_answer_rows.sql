-- What has each role answered last on each factor in each unit?
--
-- grain    one row per delivery_id, workplace_id, factor_code and assessor_role that has
--          assessed it
-- params   $as_of            date      answers given later have not been given
--          $is_fixed_group   boolean   the filters choose all, one centre or one county
-- reads    factor_day_rows
-- The later of two answers on one day is the one with the later key. The answers of roles
-- are there only in the whole programme, in one centre or in one county, as in
-- assessed_factor_rows (which asks by the day of each outcome too, and so reads the answers
-- itself): two free filters that differ by one unit would tell what its roles have
-- answered. The joint answer of the group is always there.

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
    where
        days.seen_on = $as_of
        and told.assessed_on <= $as_of
        and (told.assessor_role = 'group' or $is_fixed_group)
    group by told.delivery_id, told.workplace_id, told.factor_code, told.assessor_role
)

select * from final
order by delivery_id, workplace_id, factor_code, assessor_role
