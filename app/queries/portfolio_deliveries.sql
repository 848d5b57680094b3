-- Which deliveries are in view, in which categories, and what stands late with them?
--
-- grain    one row per delivery
-- params   $as_of                   date        what is dated later has not happened
--          $end_evaluation_months   integer     the end evaluation is due so long after the end
--          $band_starts             text[]      the fewest employees of each size band, rising
-- reads    deliveries_in_view, units_in_view
-- county, industry, sector and size are what the units in view share, else 'several'.

with units as (
    select
        units_in_view.delivery_id,
        count(*) as unit_count,
        min(coalesce(workplaces.county_code, 'unknown')) as first_county,
        max(coalesce(workplaces.county_code, 'unknown')) as last_county,
        min(coalesce(workplaces.programme_industry, 'unknown')) as first_industry,
        max(coalesce(workplaces.programme_industry, 'unknown')) as last_industry,
        min(coalesce(workplaces.sector, 'unknown')) as first_sector,
        max(coalesce(workplaces.sector, 'unknown')) as last_sector,
        min(coalesce(bands.size, 'unknown')) as first_size,
        max(coalesce(bands.size, 'unknown')) as last_size,
    from units_in_view
    inner join core.workplaces as workplaces using (workplace_id)
    left join (
        select
            workplace_id,
            list_aggregate(
                list_filter(
                    $band_starts::integer[], lambda start: start <= employees_count
                ),
                'max'
            )::varchar as size,
        from core.workplaces
    ) as bands using (workplace_id)
    group by units_in_view.delivery_id
),

evaluations as (
    select
        delivery_id,
        max(completed_on) as last_evaluated_on,
        min(completed_on) filter (where kind = 'end') as end_evaluated_on,
    from core.evaluations
    where completed_on <= $as_of
    group by delivery_id
),

contacts as (
    select
        activities.delivery_id,
        max(activities.held_on) as last_contacted_on,
    from core.activities as activities
    inner join core.deliveries as deliveries using (delivery_id)
    where
        activities.kind = 'follow_up_contact'
        and activities.held_on <= $as_of
        and activities.held_on > deliveries.ended_on
    group by activities.delivery_id
),

final as (
    select
        deliveries.delivery_id,
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
        if(
            deliveries_in_view.state = 'ongoing'
            and deliveries.planned_end_on < $as_of,
            $as_of - deliveries.planned_end_on,
            null
        ) as past_planned_end_days,
        evaluations.end_evaluated_on,
        if(
            deliveries_in_view.state = 'completed'
            and evaluations.end_evaluated_on is null,
            (deliveries.ended_on + to_months($end_evaluation_months))::date,
            null
        ) as end_evaluation_due_on,
        evaluations.last_evaluated_on,
        contacts.last_contacted_on,
    from deliveries_in_view
    inner join core.deliveries as deliveries using (delivery_id)
    inner join units using (delivery_id)
    left join core.workplaces as workplaces
        on workplaces.workplace_id = deliveries.workplace_id
    left join core.centres as centres on centres.centre_id = deliveries.centre_id
    left join evaluations on evaluations.delivery_id = deliveries.delivery_id
    left join contacts on contacts.delivery_id = deliveries.delivery_id
)

select * from final
order by delivery_id
