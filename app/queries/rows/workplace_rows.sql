-- Which workplaces take part or are to be reached, and which layers have been reached there?
--
-- grain    one row per workplace_id that is in scope or takes part in a delivery in view
-- params   $as_of                   date     what is dated later has not happened
--          $band_starts             text[]   the fewest employees of each size band, rising
--          $leader_modules $party_group_modules $staff_modules   modules for one layer
-- reads    unit_rows, workplaces_in_view
-- In scope: the programme means to reach it. A workplace that has closed is out, and one
-- that was merged into another counts there, not twice. Reached: a unit of a delivery that
-- has started and that it has joined. A layer is reached by a module that is for it, or by
-- a gathering of it that has been held with this unit.

create or replace temp table workplace_rows as
with taking_part as (
    select
        workplace_id,
        count(*) as delivery_count,
        count(*) filter (where is_reached) as reaching_delivery_count,
        bool_or(is_reached) as is_reached,
        bool_or(is_reached and list_contains($leader_modules::varchar[], module))
            as is_leader_module,
        bool_or(is_reached and list_contains($party_group_modules::varchar[], module))
            as is_party_group_module,
        bool_or(is_reached and list_contains($staff_modules::varchar[], module))
            as is_staff_module,
        min(started_on) filter (where is_reached) as first_reached_on,
    from unit_rows
    group by workplace_id
),

unit_counts as (
    select
        delivery_id,
        count(*) as unit_count,
    from core.delivery_units
    group by delivery_id
),

held as (
    select
        unit_rows.workplace_id,
        bool_or(activities.kind = 'leader_support') as is_leader_gathered,
        bool_or(activities.kind = 'party_group_meeting') as is_party_group_gathered,
        bool_or(activities.kind = 'staff_gathering') as is_staff_gathered,
    from unit_rows
    inner join unit_counts using (delivery_id)
    inner join core.activities as activities
        on
            activities.delivery_id = unit_rows.delivery_id
            and (
                activities.workplace_id = unit_rows.workplace_id
                or (activities.workplace_id is null and unit_counts.unit_count = 1)
            )
    where unit_rows.is_reached and activities.held_on <= $as_of
    group by unit_rows.workplace_id
),

layers as (
    select
        taking_part.workplace_id,
        taking_part.is_leader_module
        or coalesce(held.is_leader_gathered, false) as is_leader_reached,
        taking_part.is_party_group_module
        or coalesce(held.is_party_group_gathered, false) as is_party_group_reached,
        taking_part.is_staff_module
        or coalesce(held.is_staff_gathered, false) as is_staff_reached,
    from taking_part
    left join held using (workplace_id)
    where taking_part.is_reached
),

described as (
    select
        workplaces.workplace_id,
        workplaces.workplace_name,
        coalesce(workplaces.county_code, 'unknown') as county_code,
        coalesce(workplaces.programme_industry, 'unknown') as industry,
        coalesce(workplaces.sector, 'unknown') as sector,
        coalesce(
            list_aggregate(
                list_filter(
                    $band_starts::integer[],
                    lambda start: start <= workplaces.employees_count
                ),
                'max'
            )::varchar,
            'unknown'
        ) as size,
        coalesce(workplaces.is_in_scope, false)
        and (
            coalesce(workplaces.closed_on > $as_of, false)
            or (
                workplaces.closed_on is null
                and workplaces.merged_into_workplace_id is null
            )
        ) as is_in_scope,
    from workplaces_in_view
    inner join core.workplaces as workplaces using (workplace_id)
),

final as (
    select
        described.workplace_id,
        described.workplace_name,
        described.county_code,
        described.industry,
        described.sector,
        described.size,
        coalesce(taking_part.delivery_count, 0) as delivery_count,
        coalesce(taking_part.reaching_delivery_count, 0) as reaching_delivery_count,
        taking_part.first_reached_on,
        described.is_in_scope,
        taking_part.workplace_id is not null as is_taking_part,
        coalesce(taking_part.is_reached, false) as is_reached,
        coalesce(taking_part.reaching_delivery_count > 1, false) as is_reached_again,
        coalesce(layers.is_leader_reached, false) as is_leader_reached,
        coalesce(layers.is_party_group_reached, false) as is_party_group_reached,
        coalesce(layers.is_staff_reached, false) as is_staff_reached,
        coalesce(
            layers.is_leader_reached::integer
            + layers.is_party_group_reached::integer
            + layers.is_staff_reached::integer,
            0
        ) as layer_count,
        coalesce(layer_count = 0 and taking_part.is_reached, false) as is_no_layer,
        layer_count = 1 as is_one_layer,
        layer_count = 2 as is_two_layers,
        layer_count = 3 as is_three_layers,
    from described
    left join taking_part using (workplace_id)
    left join layers using (workplace_id)
    where described.is_in_scope or taking_part.workplace_id is not null
)

select * from final
order by workplace_id
