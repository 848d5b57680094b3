-- In how many units does one role say that a factor is present, and another that it is not?
--
-- grain    one row per factor_code, first_role and second_role, in the order of the
--          alphabet, that have both answered in some unit
-- params   $is_whole_programme   boolean   no place and nothing else is chosen
-- reads    role_answer_rows
-- The latest answer of each role in each unit. *Partly* is not present. The joint answer of
-- the group is no role's own, and is left out. Told of the whole programme only: then there is no
-- other group to subtract from it.

with answers as (
    select
        *,
        presence = 'present' as is_present,
    from role_answer_rows
    where assessor_role != 'group'
),

final as (
    select
        first.factor_code,
        first.assessor_role as first_role,
        second.assessor_role as second_role,
        count(*) as both_count,
        count(*) filter (where first.is_present and not second.is_present)
            as only_first_count,
        count(*) filter (where second.is_present and not first.is_present)
            as only_second_count,
    from answers as first
    inner join answers as second
        on
            first.factor_code = second.factor_code
            and first.delivery_id = second.delivery_id
            and first.workplace_id = second.workplace_id
            and first.assessor_role < second.assessor_role
    where $is_whole_programme
    group by first.factor_code, first.assessor_role, second.assessor_role
)

select * from final
order by factor_code, first_role, second_role
