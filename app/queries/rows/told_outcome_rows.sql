-- Which outcomes are told of each unit, and on which day?
--
-- grain    one row per outcome, delivery_id and workplace_id where it is known
-- params   none
-- reads    unit_outcome_rows
-- A view: there is nothing to work out, only to stack.

create or replace temp view told_outcome_rows as
with final as (
    select
        'self_reliant' as outcome,
        delivery_id,
        workplace_id,
        delivery_type,
        size,
        self_reliant_on as seen_on,
        is_self_reliant as is_yes,
    from unit_outcome_rows
    where is_self_reliant_known
    union all
    select
        'cooperation_continues' as outcome,
        delivery_id,
        workplace_id,
        delivery_type,
        size,
        continues_on as seen_on,
        is_continues as is_yes,
    from unit_outcome_rows
    where is_continues_known
    union all
    select
        'cooperation_started' as outcome,
        delivery_id,
        workplace_id,
        delivery_type,
        size,
        started_told_on as seen_on,
        is_cooperation_started as is_yes,
    from unit_outcome_rows
    where is_cooperation_started_known
)

select * from final
