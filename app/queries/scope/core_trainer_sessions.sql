-- Which trainer sessions may this reader see?
--
-- A row without a workplace is about its whole delivery.
--
-- grain    one row per session_id
-- params   none

create view core.trainer_sessions as
with final as (
    select *
    from whole.core.trainer_sessions
    where
        delivery_id in (select deliveries.delivery_id from scope.deliveries)
        and (
            workplace_id is null
            or workplace_id in (select workplaces.workplace_id from scope.workplaces)
        )
)

select * from final
