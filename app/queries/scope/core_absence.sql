-- Whose absence may this reader see?
--
-- grain    one row per workplace_id, year, quarter and measure
-- params   none

create view core.absence as
with final as (
    select *
    from whole.core.absence
    where workplace_id in (select workplaces.workplace_id from scope.workplaces)
)

select * from final
