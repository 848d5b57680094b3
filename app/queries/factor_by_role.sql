-- In how many units does each role say that a factor is present?
--
-- grain    one row per factor_code and assessor_role that has assessed some unit
-- params   none
-- reads    role_answer_rows
-- The latest answer of the role in each unit. *Partly* is not present.

with by_delivery as (
    select
        factor_code,
        assessor_role,
        delivery_id,
        count(*) as unit_count,
        count(*) filter (where presence = 'present') as present_count,
    from role_answer_rows
    group by factor_code, assessor_role, delivery_id
),

final as (
    select
        factor_code,
        assessor_role,
        sum(unit_count)::bigint as unit_count,
        sum(present_count)::bigint as present_count,
        count(*) as delivery_count,
        sum(unit_count * unit_count)::double as squared_count,
        sum(present_count * present_count / unit_count) as share_squares,
    from by_delivery
    group by factor_code, assessor_role
)

select * from final
order by factor_code, assessor_role
