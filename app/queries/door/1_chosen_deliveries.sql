-- Which deliveries exist on this day, in which state, and which of them are chosen?
--
-- grain    one row per delivery_id
-- params   $as_of         date       what is dated later has not happened
--          $centres $types $statuses $modules   lists of codes; empty is no restriction

create or replace temp table chosen_deliveries as
with dated as (
    select
        delivery_id,
        coalesce(centre_id, 'unknown') as centre_id,
        delivery_type,
        module,
        least(first_contact_on, started_on) as first_known_on,
        case
            when ended_on <= $as_of and status = 'stopped' then 'stopped'
            when ended_on <= $as_of then 'completed'
            when started_on <= $as_of then 'ongoing'
            else 'planned'
        end as state
    from core.deliveries
),

final as (
    select
        delivery_id,
        state
    from dated
    where
        (first_known_on is null or first_known_on <= $as_of)
        and (len($centres::varchar[]) = 0 or list_contains($centres::varchar[], centre_id))
        and (len($types::varchar[]) = 0 or list_contains($types::varchar[], delivery_type))
        and (len($modules::varchar[]) = 0 or list_contains($modules::varchar[], module))
        and (len($statuses::varchar[]) = 0 or list_contains($statuses::varchar[], state))
)

select * from final
