-- Which deliveries are in view, in which state and categories, and how do they run?
--
-- grain    one row per delivery_id
-- params   $as_of   date   what is dated later has not happened
-- reads    deliveries_in_view, unit_rows
-- county, industry, sector and size are what the units in view share, else 'several'.
-- A year is the one that ends on the as-of day.

create or replace temp table delivery_rows as
with units as (
    select
        delivery_id,
        count(*) as unit_count,
        min(county_code) as first_county,
        max(county_code) as last_county,
        min(industry) as first_industry,
        max(industry) as last_industry,
        min(sector) as first_sector,
        max(sector) as last_sector,
        min(size) as first_size,
        max(size) as last_size,
    from unit_rows
    group by delivery_id
),

final as (
    select
        deliveries.delivery_id,
        deliveries.workplace_id,
        workplaces.workplace_name,
        deliveries_in_view.state,
        deliveries.delivery_type,
        deliveries.module,
        deliveries.is_train_the_trainer,
        deliveries.centre_id,
        centres.centre_name,
        units.unit_count,
        if(first_county = last_county, first_county, 'several') as county_code,
        if(first_industry = last_industry, first_industry, 'several') as industry,
        if(first_sector = last_sector, first_sector, 'several') as sector,
        if(first_size = last_size, first_size, 'several') as size,
        if(deliveries.first_contact_on <= $as_of, deliveries.first_contact_on, null)
            as first_contact_on,
        if(deliveries.started_on <= $as_of, deliveries.started_on, null) as started_on,
        deliveries.planned_end_on,
        if(deliveries.ended_on <= $as_of, deliveries.ended_on, null) as ended_on,
        deliveries_in_view.state = 'planned' as is_planned,
        deliveries_in_view.state = 'ongoing' as is_ongoing,
        deliveries_in_view.state = 'completed' as is_completed,
        deliveries_in_view.state = 'stopped' as is_stopped,
        coalesce(deliveries.started_on <= $as_of, false) as is_started,
        coalesce(
            deliveries.started_on <= $as_of
            and deliveries.started_on > $as_of - interval 1 year,
            false
        ) as is_started_in_year,
        coalesce(
            deliveries.ended_on <= $as_of
            and deliveries.ended_on > $as_of - interval 1 year
            and deliveries.started_on <= $as_of,
            false
        ) as is_ended_in_year,
        deliveries_in_view.state = 'ongoing'
        and deliveries.planned_end_on is not null as is_ongoing_with_plan,
        deliveries_in_view.state = 'ongoing'
        and deliveries.planned_end_on is null as is_ongoing_without_plan,
        deliveries_in_view.state = 'ongoing'
        and coalesce(deliveries.planned_end_on < $as_of, false) as is_past_planned_end,
        if(
            deliveries_in_view.state = 'ongoing' and deliveries.planned_end_on < $as_of,
            $as_of - deliveries.planned_end_on,
            null
        ) as past_planned_end_days,
    from deliveries_in_view
    inner join core.deliveries as deliveries using (delivery_id)
    inner join units using (delivery_id)
    left join core.workplaces as workplaces
        on workplaces.workplace_id = deliveries.workplace_id
    left join core.centres as centres on centres.centre_id = deliveries.centre_id
)

select * from final
order by delivery_id
