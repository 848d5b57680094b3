-- What are the workplaces called that follow-up is about, and where are they?
--
-- grain    one row per workplace_id
-- params   none
-- One that was merged keeps its name here, and says which it was merged into.

with final as (
    select
        workplaces.workplace_id,
        workplaces.workplace_name,
        workplaces.county_code,
        successors.workplace_name as merged_into_name,
    from core.workplaces as workplaces
    left join core.workplaces as successors
        on successors.workplace_id = workplaces.merged_into_workplace_id
)

select * from final
order by workplace_id
