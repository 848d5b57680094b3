-- Which units have an advisor of their own, beside the delivery's?
--
-- grain    one row per delivery_id and workplace_id with a local advisor
-- params   none
-- reads    units_in_view

with final as (
    select
        units.delivery_id,
        units.workplace_id,
        units.advisor_id as local_advisor_id,
    from units_in_view
    inner join core.delivery_units as units using (delivery_id, workplace_id)
    where units.advisor_id is not null
)

select * from final
order by delivery_id, workplace_id
