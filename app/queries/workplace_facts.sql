-- What is known of this workplace on the as-of day?
--
-- grain    one row: the workplace, or none when it is not in view
-- params   $id     text   the workplace
--          $as_of  date   a workplace closed later is open

with final as (
    select
        workplaces.workplace_id,
        workplaces.workplace_name,
        workplaces.organisation_number,
        workplaces.parent_workplace_id,
        parents.workplace_name as parent_name,
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
        case when workplaces.closed_on <= $as_of then workplaces.closed_on end as closed_on,
        case
            when workplaces.closed_on is null or workplaces.closed_on <= $as_of
                then workplaces.merged_into_workplace_id
        end as merged_into_workplace_id,
        case
            when workplaces.closed_on is null or workplaces.closed_on <= $as_of
                then merged.workplace_name
        end as merged_into_name
    from workplaces_in_view
    inner join core.workplaces using (workplace_id)
    left join core.workplaces as parents
        on workplaces.parent_workplace_id = parents.workplace_id
    left join core.workplaces as merged
        on workplaces.merged_into_workplace_id = merged.workplace_id
    where workplaces_in_view.workplace_id = $id
)

select * from final
order by workplace_id
