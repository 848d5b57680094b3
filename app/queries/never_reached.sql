-- Which workplaces that the programme means to reach has it not reached?
--
-- grain    one row per workplace_id in scope that no delivery in view has reached
-- params   none
-- reads    workplace_rows
-- The same rows as those that coverage does not count as reached. is_agreed: it takes
-- part in a delivery in view that has not started, or that it has not joined yet.

with final as (
    select
        workplace_rows.workplace_id,
        workplace_rows.workplace_name,
        workplace_rows.county_code,
        workplaces.municipality_code,
        workplace_rows.industry,
        workplace_rows.sector,
        workplaces.employees_count,
        workplace_rows.is_taking_part as is_agreed,
    from workplace_rows
    inner join core.workplaces as workplaces using (workplace_id)
    where workplace_rows.is_in_scope and not workplace_rows.is_reached
)

select * from final
order by county_code, workplace_name, workplace_id
