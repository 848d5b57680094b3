-- At which workplaces may something that is of a unit be recorded?
--
-- grain    one row per delivery_id, workplace_id and found_at
-- params   none
-- reads    follow_up_unit_rows, follow_up_place_rows, all_unit_rows
-- At the unit itself, and everywhere it has been merged into since: what is held or decided
-- there for the delivery is of the unit too. Not where another unit of the same delivery is:
-- what is recorded there is of that one.

create or replace temp table follow_up_site_rows as
with moved as (
    select
        units.delivery_id,
        units.workplace_id,
        unnest(places.went_to) as found_at,
    from follow_up_unit_rows as units
    inner join follow_up_place_rows as places using (workplace_id)
    where len(places.went_to) > 0
),

final as (
    select
        delivery_id,
        workplace_id,
        workplace_id as found_at,
    from follow_up_unit_rows
    union all
    select
        moved.delivery_id,
        moved.workplace_id,
        moved.found_at,
    from moved
    left join all_unit_rows as others
        on
            others.delivery_id = moved.delivery_id
            and others.workplace_id = moved.found_at
    where others.workplace_id is null
)

select * from final
order by delivery_id, workplace_id, found_at
