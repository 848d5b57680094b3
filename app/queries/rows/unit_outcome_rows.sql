-- What came of each delivery-unit, and on which day was it known?
--
-- grain    one row per delivery_id and workplace_id that has taken part
-- params   $as_of                    date      what is dated later has not happened
--          $end_evaluation_months    integer   the end evaluation is due so long after the end
--          $continues_months         integer   an answer counts from so long after the end
-- reads    unit_rows, hidden_evaluation_rows, all_unit_rows
-- A unit is told by its own answer; where the delivery has one unit, by that of the whole
-- delivery too. The answer is that of the newest evaluation with one; where several were
-- held that day and differ, *partly*, which is not yes. An answer that is hidden, or that
-- nobody is said to have given, is hidden. Cooperation has started when it was running on
-- the day the delivery ended or the unit left: earlier than that a unit has not had its
-- whole time, and to count only those that were quick would flatter them.
-- Waiting: not ended, or not yet due. Missing: due, and nothing is said, or over on no known
-- day. A unit that was stopped, or left before the end, is not asked for answers; one that
-- was given counts. So does one given before the end.

create or replace temp table unit_outcome_rows as
with units as (
    select
        unit_rows.*,
        least(unit_rows.ended_on, unit_rows.left_on) as over_on,
        unit_rows.state in ('ongoing', 'completed')
        and coalesce(unit_rows.left_on >= unit_rows.ended_on, true) as is_asked,
        (unit_rows.ended_on + to_months($end_evaluation_months))::date
            as end_evaluation_due_on,
        (unit_rows.ended_on + to_months($continues_months))::date as continues_from_on,
        deliveries.ended_on is null
        and deliveries.status in ('completed', 'stopped') as is_end_unknown,
    from unit_rows
    inner join core.deliveries as deliveries using (delivery_id)
    where unit_rows.is_reached
),

single as (
    select
        delivery_id,
        any_value(workplace_id) as workplace_id,
    from all_unit_rows
    group by delivery_id
    having count(*) = 1
),

answers as (
    select
        evaluations.delivery_id,
        coalesce(evaluations.workplace_id, single.workplace_id) as workplace_id,
        evaluations.kind,
        evaluations.completed_on,
        evaluations.is_self_reliant,
        evaluations.cooperation_continues,
        evaluations.evaluation_id not in (
            select hidden_evaluation_rows.evaluation_id from hidden_evaluation_rows
        ) as is_shown,
    from core.evaluations as evaluations
    left join single on single.delivery_id = evaluations.delivery_id
    where evaluations.completed_on <= $as_of
),

given as (
    select
        units.delivery_id,
        units.workplace_id,
        'self_reliant' as outcome,
        answers.completed_on,
        answers.is_self_reliant as answer,
        answers.is_shown,
    from units
    inner join answers using (delivery_id, workplace_id)
    where answers.kind = 'end' and answers.is_self_reliant is not null
    union all
    select
        units.delivery_id,
        units.workplace_id,
        'continues' as outcome,
        answers.completed_on,
        answers.cooperation_continues as answer,
        answers.is_shown,
    from units
    inner join answers using (delivery_id, workplace_id)
    where
        answers.completed_on >= units.continues_from_on
        and answers.cooperation_continues is not null
),

by_day as (
    select
        delivery_id,
        workplace_id,
        outcome,
        completed_on,
        if(
            min(answer) filter (is_shown) = max(answer) filter (is_shown),
            min(answer) filter (is_shown),
            if(bool_or(is_shown), 'partly', null)
        ) as answer,
    from given
    group by delivery_id, workplace_id, outcome, completed_on
),

newest as (
    select
        delivery_id,
        workplace_id,
        outcome,
        max(completed_on) filter (answer is not null) as told_on,
        arg_max(answer, completed_on) filter (answer is not null) as answer,
    from by_day
    group by delivery_id, workplace_id, outcome
),

final as (
    select
        units.delivery_id,
        units.workplace_id,
        units.workplace_name,
        units.state,
        units.delivery_type,
        units.is_train_the_trainer,
        units.module,
        units.centre_id,
        units.centre_name,
        units.county_code,
        units.industry,
        units.sector,
        units.size,
        units.started_on,
        units.ended_on,
        ends.told_on as self_reliant_on,
        ends.answer as self_reliant_answer,
        ends.answer is not null as is_self_reliant_known,
        coalesce(ends.answer = 'yes', false) as is_self_reliant,
        ends.delivery_id is null
        and units.is_asked
        and not units.is_end_unknown
        and coalesce(units.end_evaluation_due_on >= $as_of, true)
            as is_self_reliant_waiting,
        ends.delivery_id is not null and ends.answer is null as is_self_reliant_hidden,
        ends.delivery_id is null
        and not is_self_reliant_waiting
        and units.is_asked as is_self_reliant_missing,
        later.told_on as continues_on,
        later.answer as continues_answer,
        later.answer is not null as is_continues_known,
        coalesce(later.answer = 'yes', false) as is_continues,
        later.delivery_id is null
        and units.is_asked
        and not units.is_end_unknown
        and coalesce(units.continues_from_on >= $as_of, true) as is_continues_waiting,
        later.delivery_id is not null and later.answer is null as is_continues_hidden,
        later.delivery_id is null
        and not is_continues_waiting
        and units.is_asked as is_continues_missing,
        units.over_on as started_told_on,
        case
            when units.over_on is null then null
            when joined.cooperation_started_on <= units.over_on then 'yes'
            else 'no'
        end as cooperation_started_answer,
        units.over_on is not null as is_cooperation_started_known,
        coalesce(cooperation_started_answer = 'yes', false) as is_cooperation_started,
        units.over_on is null and not units.is_end_unknown as is_cooperation_started_waiting,
        false as is_cooperation_started_hidden,
        units.over_on is null and units.is_end_unknown as is_cooperation_started_missing,
    from units
    inner join core.delivery_units as joined using (delivery_id, workplace_id)
    left join newest as ends
        on
            ends.outcome = 'self_reliant'
            and ends.delivery_id = units.delivery_id
            and ends.workplace_id = units.workplace_id
    left join newest as later
        on
            later.outcome = 'continues'
            and later.delivery_id = units.delivery_id
            and later.workplace_id = units.workplace_id
)

select * from final
order by delivery_id, workplace_id
