-- Which units of deliveries may this reader see, and whose work are they?
--
-- grain    one row per delivery_id and workplace_id
-- params   none

create view core.delivery_units as
with final as (
    select
        * replace (
            case when (select reader.sees_persons from scope.reader) then advisor_id end
                as advisor_id
        )
    from whole.core.delivery_units
    where
        delivery_id in (select deliveries.delivery_id from scope.deliveries)
        and workplace_id in (select workplaces.workplace_id from scope.workplaces)
)

select * from final
