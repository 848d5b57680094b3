-- Which deliveries in view have no date at all, and so no place on the timeline?
--
-- grain    one row per delivery_id
-- reads    delivery_rows

with final as (
    select
        delivery_id,
        workplace_name,
        state,
        delivery_type,
        centre_name,
        module,
    from delivery_rows
    where coalesce(first_contact_on, started_on, planned_end_on, ended_on) is null
)

select * from final
order by workplace_name collate da, delivery_id
