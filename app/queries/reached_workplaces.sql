-- Which workplaces has each delivery reached, as they are today?
--
-- grain    one row per delivery_id and workplace_id
-- params   none
-- reads    unit_rows, current_workplace_rows
-- Reached as in workplace_rows, where one row is a workplace and the deliveries are not
-- told: here they are, so that the workplaces of some of them can be counted. What was
-- done in a workplace that was merged into another counts there.

with final as (
    select distinct
        unit_rows.delivery_id,
        coalesce(current_workplace_rows.current_id, unit_rows.workplace_id)
            as workplace_id,
    from unit_rows
    left join current_workplace_rows using (workplace_id)
    where unit_rows.is_reached
)

select * from final
order by delivery_id, workplace_id
