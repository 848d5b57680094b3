-- Which workplaces are in view, with all that is known of them?
--
-- grain    one row per workplace_id
-- params   $as_of   date   a workplace closed later is open

with final as (
    select
        workplaces.workplace_id,
        workplaces.workplace_name,
        workplaces.organisation_number,
        workplaces.parent_workplace_id,
        workplaces.level,
        workplaces.county_code,
        workplaces.municipality_code,
        workplaces.sector,
        workplaces.programme_industry,
        workplaces.industry_code,
        workplaces.industry_standard,
        workplaces.employees_count,
        workplaces.man_years,
        workplaces.has_shift_work,
        workplaces.is_in_scope,
        workplaces.closed_on,
        case
            when workplaces.closed_on is null or workplaces.closed_on <= $as_of
                then workplaces.merged_into_workplace_id
        end as merged_into_workplace_id
    from core.workplaces as workplaces
    inner join workplaces_in_view using (workplace_id)
)

select * from final
order by workplace_id
