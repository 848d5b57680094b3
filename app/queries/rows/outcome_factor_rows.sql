-- Which factors did each unit have on the day its outcome was told, and what was it?
--
-- grain    one row per outcome, delivery_id, workplace_id, factor_code and basis, where
--          both the outcome and the factor are known
-- params   none
-- reads    told_outcome_rows, factor_rows, agreeing_role_rows
-- A view, and in no order, as recorded_factor_rows is: a question of one outcome reads its
-- own rows only.

create or replace temp view outcome_factor_rows as
with final as (
    select
        told.outcome,
        told.delivery_id,
        told.workplace_id,
        told.delivery_type,
        told.size,
        told.seen_on,
        told.is_yes,
        factor_rows.factor_code,
        factor_rows.basis,
        factor_rows.is_present,
        factor_rows.is_joint,
    from told_outcome_rows as told
    inner join factor_rows using (delivery_id, workplace_id, seen_on)
    left join agreeing_role_rows as agreeing
        on
            agreeing.outcome = told.outcome
            and agreeing.factor_code = factor_rows.factor_code
    where
        factor_rows.is_present is not null
        and (
            factor_rows.is_joint
            or factor_rows.basis = 'records'
            or agreeing.factor_code is not null
        )
)

select * from final
