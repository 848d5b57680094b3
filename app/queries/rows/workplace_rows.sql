-- Which workplaces take part or are to be reached, and which layers have been reached there?
--
-- grain    one row per workplace_id that is in scope or takes part in a delivery in view
-- params   $as_of                   date     what is dated later has not happened
--          $centres                 text[]   the centres chosen; empty is no restriction
--          $leader_modules $party_group_modules $staff_modules   modules for one layer
-- reads    unit_rows, workplace_category_rows, current_workplace_rows, all_unit_rows
-- In scope: the programme means to reach it. A workplace that has closed is out, and what
-- has been done with one that was merged into another counts there, not twice. Where
-- centres are chosen, only their counties are in scope. Reached: a unit of a delivery that
-- has started and that it has joined. A layer is reached by a module that is for it, or by
-- a gathering of it that has been held with this unit.

create or replace temp table workplace_rows as
with units as (
    select
        unit_rows.delivery_id,
        unit_rows.workplace_id as unit_id,
        unit_rows.module,
        unit_rows.started_on,
        unit_rows.is_reached,
        coalesce(current_workplace_rows.current_id, unit_rows.workplace_id)
            as workplace_id,
    from unit_rows
    left join current_workplace_rows using (workplace_id)
),

taking_part as (
    select
        workplace_id,
        count(distinct delivery_id) as delivery_count,
        count(distinct delivery_id) filter (where is_reached)
            as reaching_delivery_count,
        bool_or(is_reached) as is_reached,
        bool_or(is_reached and list_contains($leader_modules::varchar[], module))
            as is_leader_module,
        bool_or(is_reached and list_contains($party_group_modules::varchar[], module))
            as is_party_group_module,
        bool_or(is_reached and list_contains($staff_modules::varchar[], module))
            as is_staff_module,
        min(started_on) filter (where is_reached) as first_reached_on,
    from units
    group by workplace_id
),

single_units as (
    select
        delivery_id,
        min(workplace_id) as unit_id,
    from all_unit_rows
    where joined_on is null or joined_on <= $as_of
    group by delivery_id
    having count(*) = 1
),

gatherings as (
    select distinct
        activities.delivery_id,
        coalesce(activities.workplace_id, single_units.unit_id) as unit_id,
        activities.kind,
    from core.activities as activities
    left join single_units using (delivery_id)
    where
        activities.kind in ('leader_support', 'party_group_meeting', 'staff_gathering')
        and activities.held_on <= $as_of
),

held as (
    select
        units.workplace_id,
        bool_or(gatherings.kind = 'leader_support') as is_leader_gathered,
        bool_or(gatherings.kind = 'party_group_meeting') as is_party_group_gathered,
        bool_or(gatherings.kind = 'staff_gathering') as is_staff_gathered,
    from units
    inner join gatherings using (delivery_id, unit_id)
    where units.is_reached
    group by units.workplace_id
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

counties_of_centres as (
    select unnest(string_split(county_codes, ' ')) as county_code
    from core.centres
    where list_contains($centres::varchar[], centre_id)
),

described as (
    select
        categories.workplace_id,
        categories.workplace_name,
        categories.county_code,
        categories.industry,
        categories.sector,
        categories.size,
        coalesce(workplaces.is_in_scope, false)
        and (
            coalesce(workplaces.closed_on > $as_of, false)
            or (
                workplaces.closed_on is null
                and workplaces.merged_into_workplace_id is null
            )
        )
        and (
            not exists (select 1 from counties_of_centres)
            or categories.county_code in (
                select counties_of_centres.county_code from counties_of_centres
            )
            or categories.workplace_id in (select taking_part.workplace_id from taking_part)
        ) as is_in_scope,
    from workplace_category_rows as categories
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
