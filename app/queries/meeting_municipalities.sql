-- Which municipalities have workplaces, so that a meeting can be about one of them?
--
-- grain    one row per municipality code
-- params   none

with final as (
    select distinct municipality_code
    from core.workplaces
    where
        municipality_code is not null
        and workplace_id in (select workplaces_in_area.workplace_id from workplaces_in_area)
)

select * from final
order by municipality_code
