-- Which units has every delivery of the build, and when?
--
-- grain    one row per delivery_id and workplace_id
-- params   none
-- Of the whole build, whatever the filters and the reader: whether a unit is alone in its
-- delivery, or was followed up by a later one, is not to depend on who looks. Who reads
-- these rows shows none that is not in view.

create or replace temp table all_unit_rows as
with final as (
    select
        units.delivery_id,
        units.workplace_id,
        units.joined_on,
        units.left_on,
        deliveries.status,
        deliveries.started_on,
        deliveries.ended_on,
    from core.delivery_units as units
    inner join core.deliveries as deliveries using (delivery_id)
)

select * from final
order by delivery_id, workplace_id
