-- How many deliveries and workplaces can this reader see?
--
-- grain    one row
-- params   none

with final as (
    select
        (select count(*) from core.deliveries) as delivery_count,
        (
            select count(*)
            from core.workplaces
            where
                workplace_id in (
                    select workplaces_in_area.workplace_id from workplaces_in_area
                )
        ) as workplace_count
)

select * from final
order by delivery_count
