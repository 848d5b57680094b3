-- Which workplaces are in the area of this reader?
--
-- A centre has those of its counties and those that its deliveries reach: the units, and
-- where their trainers have held sessions. A workplace has itself and everything below it.
--
-- grain    one row per workplace_id
-- params   $area_kind   text   programme, centre, municipality or workplace
--          $area_code   text   which one; null for the whole programme

create table scope.workplaces as
with recursive below as (
    select workplace_id
    from whole.core.workplaces
    where $area_kind = 'workplace' and workplace_id = $area_code
    union
    select lower_ones.workplace_id
    from whole.core.workplaces as lower_ones
    inner join below on lower_ones.parent_workplace_id = below.workplace_id
),

area_counties as (
    select unnest(string_split(county_codes, ' ')) as county_code
    from whole.core.centres
    where $area_kind = 'centre' and centre_id = $area_code
),

reached as (
    select units.workplace_id
    from whole.core.delivery_units as units
    inner join whole.core.deliveries as deliveries using (delivery_id)
    where $area_kind = 'centre' and deliveries.centre_id = $area_code
    union
    select sessions.workplace_id
    from whole.core.trainer_sessions as sessions
    inner join whole.core.deliveries as deliveries using (delivery_id)
    where $area_kind = 'centre' and deliveries.centre_id = $area_code
),

final as (
    select workplace_id
    from whole.core.workplaces
    where
        $area_kind = 'programme'
        or ($area_kind = 'municipality' and municipality_code = $area_code)
        or county_code in (select area_counties.county_code from area_counties)
        or workplace_id in (select reached.workplace_id from reached)
        or workplace_id in (select below.workplace_id from below)
)

select * from final
