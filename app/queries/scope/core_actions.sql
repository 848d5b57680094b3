-- Which actions may this reader see?
--
-- An action without a delivery belongs to its workplace, and to no centre. Its title is what
-- somebody has written of one unit: steering counts the action, and reads no title.
--
-- grain    one row per action_id
-- params   none

create view core.actions as
with final as (
    select
        * replace (
            case when (select reader.sees_persons from scope.reader) then title end
                as title
        )
    from whole.core.actions
    where
        workplace_id in (select workplaces.workplace_id from scope.workplaces)
        and (
            delivery_id in (select deliveries.delivery_id from scope.deliveries)
            or (
                delivery_id is null
                and (select reader.area_kind from scope.reader) != 'centre'
            )
        )
)

select * from final
