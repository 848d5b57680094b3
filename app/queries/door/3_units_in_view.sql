-- Which delivery-units do the filters choose?
--
-- A unit that joins a delivery later than this day is not there yet. The first units
-- to join are there from the agreement on: they are whom it was made with.
--
-- grain    one row per delivery_id and workplace_id
-- params   $as_of   date   what is dated later has not happened
-- reads    all_unit_rows

create or replace temp table units_in_view as
with chosen as (
    select
        units.delivery_id,
        units.workplace_id,
        units.joined_on,
        units.left_on
    from core.delivery_units as units
    where
        units.delivery_id in (select chosen_deliveries.delivery_id from chosen_deliveries)
        and units.workplace_id in (
            select workplaces_in_view.workplace_id from workplaces_in_view
        )
),

later as (
    select distinct delivery_id
    from chosen
    where joined_on > $as_of
),

first_joined as (
    select
        units.delivery_id,
        min(units.joined_on) as first_joined_on
    from all_unit_rows as units
    inner join later using (delivery_id)
    group by units.delivery_id
),

final as (
    select
        chosen.delivery_id,
        chosen.workplace_id,
        chosen.joined_on,
        chosen.left_on
    from chosen
    left join first_joined using (delivery_id)
    where
        chosen.joined_on is null
        or chosen.joined_on <= greatest($as_of, first_joined.first_joined_on)
)

select * from final
