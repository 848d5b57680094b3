-- Which of some records are in the area of this reader?
--
-- grain    one row per place that is asked of and in the area
-- params   $record_ids     text[]   records of the work list, or workplaces
--          $delivery_ids   text[]   the delivery of each; empty for none
--          $workplace_ids  text[]   the workplace of each; empty for none
-- reads    workplaces_in_area
-- What a record says of where it is may come from an old page, so its own id has to be
-- in the area too: a delivery and perhaps a number, a unit and perhaps a role, a
-- workplace and its survey, or something that has an id of its own. A delivery may be
-- agreed by a workplace outside the area; its units may not.

with asked as (
    select
        unnest($record_ids::varchar[]) as record_id,
        nullif(unnest($delivery_ids::varchar[]), '') as delivery_id,
        nullif(unnest($workplace_ids::varchar[]), '') as workplace_id
),

placed as (
    select
        asked.*,
        own.workplace_id is not null as is_own_workplace,
        deliveries.workplace_id as agreed_by_id
    from asked
    left join core.deliveries as deliveries using (delivery_id)
    left join workplaces_in_area as own on own.workplace_id = asked.workplace_id
    where
        (asked.delivery_id is not null or asked.workplace_id is not null)
        and (asked.delivery_id is null or deliveries.delivery_id is not null)
),

with_own_id as (
    select activity_id as record_id
    from core.activities
    union
    select action_id as record_id
    from core.actions
    union
    select trainer_id as record_id
    from core.trainers
),

final as (
    select
        record_id,
        delivery_id,
        workplace_id
    from placed
    where
        (
            workplace_id is null
            or is_own_workplace
            or workplace_id is not distinct from agreed_by_id
        )
        and (
            record_id = delivery_id
            or (
                starts_with(record_id, delivery_id || '/')
                and regexp_full_match(
                    substr(record_id, length(delivery_id) + 2), '[0-9]{1,2}'
                )
            )
            or (
                is_own_workplace
                and (
                    record_id = delivery_id || '/' || workplace_id
                    or starts_with(record_id, delivery_id || '/' || workplace_id || '/')
                    or record_id = workplace_id
                    or starts_with(record_id, workplace_id || '/')
                )
            )
            or record_id in (select with_own_id.record_id from with_own_id)
        )
)

select * from final
order by record_id, delivery_id, workplace_id
