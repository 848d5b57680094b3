-- Which factors were assessed in the units in view?
--
-- grain    one row per assessment_id
-- params   none

with final as (
    select
        factor_assessments.assessment_id,
        factor_assessments.delivery_id,
        factor_assessments.workplace_id,
        factor_assessments.factor_code,
        factor_assessments.assessed_on,
        factor_assessments.assessor_role,
        factor_assessments.presence
    from core.factor_assessments as factor_assessments
    inner join deliveries_in_view using (delivery_id)
    inner join workplaces_in_view using (workplace_id)
)

select * from final
order by assessment_id
