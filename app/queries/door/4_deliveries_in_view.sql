-- Which deliveries are in view, in which state on this day?
--
-- A delivery is in view if one of its units is.
--
-- grain    one row per delivery_id
-- params   none

create or replace temp table deliveries_in_view as
with final as (
    select
        delivery_id,
        state
    from chosen_deliveries
    where delivery_id in (select units_in_view.delivery_id from units_in_view)
)

select * from final
