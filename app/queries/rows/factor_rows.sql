-- Which factors does each unit have, by a day, and how is it known?
--
-- grain    one row per delivery_id, workplace_id, seen_on, factor_code and basis
-- params   none
-- reads    assessed_factor_rows, recorded_factor_rows
-- What a group has assessed and what the records say stand beside each other; neither
-- corrects the other. is_present is empty where the roles do not agree.
-- A view, and in no order, as recorded_factor_rows is.

create or replace temp view factor_rows as
with final as (
    select
        delivery_id,
        workplace_id,
        seen_on,
        factor_code,
        'assessed' as basis,
        is_present,
        is_joint,
        known_on,
    from assessed_factor_rows
    union all
    select
        delivery_id,
        workplace_id,
        seen_on,
        factor_code,
        'records' as basis,
        is_present,
        false as is_joint,
        known_on,
    from recorded_factor_rows
)

select * from final
