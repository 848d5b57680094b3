-- How is an outcome spread within and between deliveries, and who is not counted?
--
-- grain    one row
-- params   $outcome   text   code of the outcome
-- reads    unit_outcome_rows

with asked as (
    select
        delivery_id,
        case $outcome
            when 'self_reliant' then is_self_reliant
            when 'cooperation_continues' then is_continues
            else is_cooperation_started
        end as is_yes,
        case $outcome
            when 'self_reliant' then is_self_reliant_known
            when 'cooperation_continues' then is_continues_known
            else is_cooperation_started_known
        end as is_known,
        case $outcome
            when 'self_reliant' then is_self_reliant_waiting
            when 'cooperation_continues' then is_continues_waiting
            else is_cooperation_started_waiting
        end as is_waiting,
        case $outcome
            when 'self_reliant' then is_self_reliant_missing
            when 'cooperation_continues' then is_continues_missing
            else is_cooperation_started_missing
        end as is_missing,
        case $outcome
            when 'self_reliant' then is_self_reliant_hidden
            when 'cooperation_continues' then is_continues_hidden
            else is_cooperation_started_hidden
        end as is_hidden,
    from unit_outcome_rows
),

deliveries as (
    select
        delivery_id,
        count(*) as unit_count,
        count(*) filter (where is_yes) as yes_count,
        yes_count / unit_count as share,
    from asked
    where is_known
    group by delivery_id
),

whole as (
    select sum(yes_count) / sum(unit_count) as share
    from deliveries
),

spread as (
    select
        coalesce(sum(deliveries.unit_count), 0)::bigint as unit_count,
        coalesce(sum(deliveries.yes_count), 0)::bigint as yes_count,
        count(*) as delivery_count,
        coalesce(sum(deliveries.unit_count * deliveries.unit_count), 0)::double
            as squared_count,
        coalesce(
            sum(
                deliveries.unit_count
                * (deliveries.share - whole.share)
                * (deliveries.share - whole.share)
            ),
            0
        ) as between_squares,
        coalesce(
            sum(deliveries.unit_count * deliveries.share * (1 - deliveries.share)), 0
        ) as within_squares,
    from deliveries
    cross join whole
),

others as (
    select
        count(*) filter (where is_waiting) as waiting_count,
        count(*) filter (where is_missing) as missing_count,
        count(*) filter (where is_hidden) as hidden_count,
        count(*) filter (
            where not (is_known or is_waiting or is_missing or is_hidden)
        ) as not_asked_count,
    from asked
),

final as (
    select
        spread.*,
        others.*,
    from spread
    cross join others
)

select * from final
order by unit_count
