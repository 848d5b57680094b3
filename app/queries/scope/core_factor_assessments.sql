-- Which factor assessments may this reader see?
--
-- A row without a workplace is about its whole delivery.
--
-- grain    one row per assessment_id
-- params   none

create view core.factor_assessments as
with final as (
    select *
    from whole.core.factor_assessments
    where
        delivery_id in (select deliveries.delivery_id from scope.deliveries)
        and (
            workplace_id is null
            or workplace_id in (select workplaces.workplace_id from scope.workplaces)
        )
)

select * from final
