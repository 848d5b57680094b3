-- Which evaluations have answers that may not be shown?
--
-- grain    one row per evaluation_id that is hidden
-- params   $minimum_group   integer   answers of fewer persons are hidden
--          $hides_zeros     boolean   so is that nobody has answered
--          $sees_answers    boolean   may the reader see what one unit has answered
--          $are_roles_counted   boolean   is it a fixed group, on the data set's own day
--          $as_of   date   what is dated later has not happened
-- reads    workplace_lineage_rows, all_unit_rows, workplaces_in_area, deliveries_in_view
-- Too few have answered; or there is an answer, and nobody is said to have given it. And
-- every whole that would give such away: of the same delivery, kind and day, the
-- evaluation of the whole delivery, or of a workplace above. Also where the whole less the
-- units just below it leaves few, who have none of their own. Looks at the whole build,
-- whatever the filters, the reader and the day: so no two answers differ in what they hide.
-- With one more: who has a part of the programme is not told what a whole delivery
-- answered when a unit inside that part answered on the same day, and one outside it takes
-- part too. The one less the other would tell of that one. And who never sees the answers
-- of one unit (steering) is told them of a fixed group only, where three deliveries or more
-- have answered an evaluation of the kind: filters would narrow a figure down to one.

create or replace temp table hidden_evaluation_rows as
with held as (
    select
        evaluation_id,
        delivery_id,
        workplace_id,
        kind,
        completed_on,
        respondents_count,
        coalesce(
            respondents_count < $minimum_group
            and (respondents_count > 0 or $hides_zeros),
            false
        )
        or (
            coalesce(respondents_count, 0) = 0
            and coalesce(
                usefulness_mean::varchar,
                is_self_reliant,
                cooperation_continues,
                development_step::varchar
            ) is not null
        ) as is_few,
    from core.evaluations
),

pairs as (
    select
        whole.evaluation_id as whole_id,
        unit.evaluation_id as unit_id,
        100 as step,
    from held as whole
    inner join held as unit using (delivery_id, kind, completed_on)
    where whole.workplace_id is null and unit.workplace_id is not null
    union all
    select
        whole.evaluation_id as whole_id,
        unit.evaluation_id as unit_id,
        lineage.step,
    from held as unit
    inner join workplace_lineage_rows as lineage
        on lineage.workplace_id = unit.workplace_id
    inner join held as whole
        on
            whole.workplace_id = lineage.ancestor_id
            and whole.delivery_id = unit.delivery_id
            and whole.kind = unit.kind
            and whole.completed_on = unit.completed_on
),

just_above as (
    select
        unit_id,
        arg_min(whole_id, step) as whole_id,
    from pairs
    group by unit_id
),

leaves_few as (
    select just_above.whole_id as evaluation_id
    from just_above
    inner join held as unit on unit.evaluation_id = just_above.unit_id
    inner join held as whole on whole.evaluation_id = just_above.whole_id
    group by just_above.whole_id
    having
        any_value(whole.respondents_count) - sum(unit.respondents_count)
        between 1 and $minimum_group - 1
),

shared_deliveries as (
    select distinct delivery_id
    from all_unit_rows
    where
        workplace_id not in (
            select workplaces_in_area.workplace_id from workplaces_in_area
        )
),

tells_of_others as (
    select pairs.whole_id
    from pairs
    inner join held as whole on whole.evaluation_id = pairs.whole_id
    inner join held as unit on unit.evaluation_id = pairs.unit_id
    inner join shared_deliveries on shared_deliveries.delivery_id = whole.delivery_id
    inner join workplaces_in_area as own on own.workplace_id = unit.workplace_id
    where whole.workplace_id is null
),

to_keep as (
    select evaluation_id
    from held
    where is_few
    union
    select evaluation_id
    from leaves_few
),

told_kinds as (
    select held.kind
    from held
    inner join deliveries_in_view using (delivery_id)
    where held.completed_on <= $as_of and held.respondents_count >= $minimum_group
    group by held.kind
    having count(distinct held.delivery_id) >= $minimum_group
),

not_for_steering as (
    select evaluation_id
    from held
    where
        not $sees_answers
        and (
            not $are_roles_counted
            or kind not in (select told_kinds.kind from told_kinds)
        )
),

final as (
    select evaluation_id
    from to_keep
    union
    select pairs.whole_id
    from pairs
    inner join to_keep on to_keep.evaluation_id = pairs.unit_id
    union
    select whole_id
    from tells_of_others
    union
    select evaluation_id
    from not_for_steering
)

select * from final
order by evaluation_id
