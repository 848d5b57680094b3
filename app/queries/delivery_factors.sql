-- What has each party group last answered together about each factor?
--
-- grain    one row per workplace_id and factor_code: the latest joint answer
-- params   $id     text   the delivery
--          $as_of  date   answers given later have not been given

with answers as (
    select
        assessments.workplace_id,
        workplaces.workplace_name,
        assessments.factor_code,
        assessments.assessed_on,
        assessments.presence,
        row_number() over (
            partition by assessments.workplace_id, assessments.factor_code
            order by assessments.assessed_on desc, assessments.assessment_id desc
        ) as newest_first
    from deliveries_in_view
    inner join core.factor_assessments as assessments using (delivery_id)
    inner join core.workplaces on assessments.workplace_id = workplaces.workplace_id
    where
        deliveries_in_view.delivery_id = $id
        and assessments.assessor_role = 'group'
        and assessments.assessed_on <= $as_of
),

final as (
    select
        workplace_id,
        workplace_name,
        factor_code,
        assessed_on,
        presence
    from answers
    where newest_first = 1
)

-- Danish has the Norwegian order of letters; nb of DuckDB 1.5.5 puts å beside a.
select * from final
order by factor_code, workplace_name collate da, workplace_id
