-- What has each party group answered together about each factor, and what do records say?
--
-- grain    one row per workplace_id and factor_code that either tells of
-- params   $id               text      the delivery
--          $is_joint_shown   boolean   may the reader see what one group has answered?
--          $as_of            date      answers given later have not been given
-- reads    recorded_factor_rows
-- Every joint answer by that day stands, also of a delivery that is planned or a unit that
-- is to join: they are read as they were given, and not through the units that have been
-- reached. What roles have answered each on their own is never read here. *Partly* is not
-- present: is_different compares it with the records as that, and is empty where one of the
-- two does not tell.

with joint as (
    select
        delivery_id,
        workplace_id,
        answers.factor_code,
        -- The later of two answers on one day is the one with the later key.
        arg_max(answers.presence, (answers.assessed_on, answers.assessment_id))
            as presence,
        max(answers.assessed_on) as assessed_on,
    from units_in_view
    inner join core.factor_assessments as answers using (delivery_id, workplace_id)
    where
        delivery_id = $id
        and answers.assessor_role = 'group'
        and answers.assessed_on <= $as_of
        and $is_joint_shown::boolean
    group by delivery_id, workplace_id, answers.factor_code
),

recorded as (
    select
        delivery_id,
        workplace_id,
        factor_code,
        is_present as is_recorded,
        known_on as recorded_on,
    from recorded_factor_rows
    where delivery_id = $id and seen_on = $as_of and is_present is not null
),

final as (
    select
        workplace_id,
        workplaces.workplace_name,
        factor_code,
        joint.presence,
        joint.assessed_on,
        recorded.is_recorded,
        recorded.recorded_on,
        (joint.presence = 'present') != recorded.is_recorded as is_different,
    from joint
    full outer join recorded using (delivery_id, workplace_id, factor_code)
    inner join core.workplaces as workplaces using (workplace_id)
)

-- Danish has the Norwegian order of letters; nb of DuckDB 1.5.5 puts å beside a.
select * from final
order by factor_code, workplace_name collate da, workplace_id
