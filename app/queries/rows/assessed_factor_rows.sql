-- Which factors has each unit been found to have, by a day?
--
-- grain    one row per delivery_id, workplace_id, seen_on and factor_code that is assessed
-- params   $are_roles_counted   boolean   the filters choose all, one centre or one county,
--                                         on the build's own data date
-- reads    factor_day_rows
-- The latest joint answer of the group; without one, the roles' own latest answers, when
-- two or more of them agree that it is present, or that it is not. One role alone, or roles
-- that differ: not known (is_present is empty). *Partly* is not present. is_joint: the
-- group's answer, the only one that is shown for a single unit. What roles have answered
-- counts only in the whole programme, in one centre or in one county: two free filters, or
-- two days, that differ by one unit would tell it. Who counts these rows leaves out what is
-- withheld of a factor as well (see app.protected_groups). In no order: of many deliveries
-- these are so many rows that to sort them takes longer than to make them.

create or replace temp table assessed_factor_rows as
with dated as (
    select
        *,
        -- The later of two answers on one day is the one with the later key.
        (assessed_on, assessment_id) as told_at,
    from core.factor_assessments
),

answers as (
    select
        days.delivery_id,
        days.workplace_id,
        days.seen_on,
        told.factor_code,
        arg_max(told.presence, told.told_at) filter (told.assessor_role = 'group')
            as joint_presence,
        max(told.assessed_on) filter (told.assessor_role = 'group') as joint_on,
        max(told.assessed_on) filter (told.assessor_role != 'group') as roles_on,
        [
            arg_max(told.presence, told.told_at) filter (told.assessor_role = 'leader'),
            arg_max(told.presence, told.told_at) filter (
                told.assessor_role = 'union_representative'
            ),
            arg_max(told.presence, told.told_at) filter (
                told.assessor_role = 'safety_representative'
            ),
            arg_max(told.presence, told.told_at) filter (
                told.assessor_role = 'advisor'
            )
        ] as role_presences,
    from factor_day_rows as days
    inner join dated as told
        on
            told.delivery_id = days.delivery_id
            and told.workplace_id = days.workplace_id
            and told.assessed_on <= days.seen_on
            and (told.assessor_role = 'group' or $are_roles_counted)
    group by days.delivery_id, days.workplace_id, days.seen_on, told.factor_code
),

counted as (
    select
        *,
        list_aggregate(role_presences, 'count') as role_count,
        len(list_filter(role_presences, lambda presence: presence = 'present'))
            as present_count,
    from answers
),

final as (
    select
        delivery_id,
        workplace_id,
        seen_on,
        factor_code,
        joint_presence is not null as is_joint,
        joint_presence,
        case
            when joint_presence is not null then joint_presence = 'present'
            when role_count < 2 then null
            when present_count = role_count then true
            when present_count = 0 then false
        end as is_present,
        coalesce(joint_on, roles_on) as known_on,
    from counted
)

select * from final
