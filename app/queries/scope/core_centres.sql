-- Which centres does this reader meet?
--
-- grain    one row per centre_id
-- params   none

create view core.centres as
with final as (
    select *
    from whole.core.centres
    where
        centre_id in (
            select deliveries.centre_id
            from whole.core.deliveries as deliveries
            inner join scope.deliveries using (delivery_id)
        )
        or list_has_any(
            string_split(county_codes, ' '),
            (
                select coalesce(list(distinct workplaces.county_code), [])
                from whole.core.workplaces as workplaces
                inner join scope.workplaces using (workplace_id)
            )
        )
)

select * from final
