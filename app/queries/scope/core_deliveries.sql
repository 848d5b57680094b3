-- Which deliveries may this reader see, and whose work are they?
--
-- grain    one row per delivery_id
-- params   none

create view core.deliveries as
with final as (
    select
        * replace (
            case when (select reader.sees_persons from scope.reader) then advisor_id end
                as advisor_id
        )
    from whole.core.deliveries
    where delivery_id in (select deliveries.delivery_id from scope.deliveries)
)

select * from final
