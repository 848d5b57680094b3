-- Which deliveries are in the area of this reader?
--
-- A centre has its own. A municipality and a workplace have those that one of their
-- workplaces takes part in or has agreed.
--
-- grain    one row per delivery_id
-- params   $area_kind   text   programme, centre, municipality or workplace
--          $area_code   text   which one; null for the whole programme

create table scope.deliveries as
with taking_part as (
    select delivery_id
    from whole.core.delivery_units
    where workplace_id in (select workplaces.workplace_id from scope.workplaces)
    union
    select delivery_id
    from whole.core.deliveries
    where workplace_id in (select workplaces.workplace_id from scope.workplaces)
),

final as (
    select delivery_id
    from whole.core.deliveries
    where
        $area_kind = 'programme'
        or ($area_kind = 'centre' and centre_id = $area_code)
        or (
            $area_kind in ('municipality', 'workplace')
            and delivery_id in (select taking_part.delivery_id from taking_part)
        )
)

select * from final
