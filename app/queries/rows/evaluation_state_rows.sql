-- How does each delivery stand with each kind of evaluation?
--
-- grain    one row per delivery_id and kind, with exactly one evaluation_state
-- params   $as_of                   date      what is dated later has not happened
--          $end_evaluation_months   integer   the end evaluation is due so long after the end
--          $due_soon_days           integer   due within so many days is due soon
-- reads    delivery_rows
-- An end evaluation is due by a rule, so long after the end, whatever day is planned;
-- one that is held answers for the delivery. The other kinds have no printed interval:
-- the day planned is the day due, and with several of a kind what still waits comes
-- first: overdue, due soon, held late, held, not due. The last day itself is not late.
-- not_relevant: stopped, and never held. unknown: the end evaluation of a delivery that
-- is over without an end date, or one that is to be held on no day. not_planned: nothing
-- says that it is to be held; for the end evaluation only until the delivery has ended,
-- since the rule gives the day after that.

create or replace temp table evaluation_state_rows as
with kinds as (
    select unnest(['gathering', 'staff_gathering', 'end', 'long_term']) as kind
),

evaluations as (
    select
        delivery_id,
        kind,
        planned_on,
        if(completed_on <= $as_of, completed_on, null) as held_on,
    from core.evaluations
    where planned_on is not null or completed_on is null or completed_on <= $as_of
),

by_kind as (
    select
        delivery_id,
        kind,
        count(held_on) as held_count,
        count(*) - count(held_on) as open_count,
        min(held_on) as held_on,
        min(planned_on) filter (where held_on is null) as open_planned_on,
        max(planned_on) filter (where held_on is not null) as held_planned_on,
        coalesce(bool_or(held_on > planned_on), false) as is_any_late,
    from evaluations
    group by delivery_id, kind
),

due as (
    select
        deliveries.*,
        kinds.kind,
        by_kind.held_on,
        coalesce(by_kind.held_count, 0) as held_count,
        coalesce(by_kind.open_count, 0) as open_count,
        coalesce(by_kind.open_planned_on, by_kind.held_planned_on) as planned_on,
        if(
            kinds.kind = 'end',
            (deliveries.ended_on + to_months($end_evaluation_months))::date,
            planned_on
        ) as due_on,
        if(
            kinds.kind = 'end',
            coalesce(by_kind.held_on > due_on, false),
            coalesce(by_kind.is_any_late, false)
        ) as is_late,
        case
            when deliveries.is_stopped then null
            when kinds.kind != 'end' then by_kind.open_planned_on
            when by_kind.held_on is null then due_on
        end as waits_for_on,
        kinds.kind = 'end'
        and core_deliveries.ended_on is null
        and core_deliveries.status in ('completed', 'stopped') as is_end_unknown,
    from delivery_rows as deliveries
    cross join kinds
    inner join core.deliveries as core_deliveries using (delivery_id)
    left join by_kind
        on
            by_kind.delivery_id = deliveries.delivery_id
            and by_kind.kind = kinds.kind
),

states as (
    select
        *,
        case
            when held_count = 0 and is_stopped then 'not_relevant'
            when waits_for_on < $as_of then 'overdue'
            when waits_for_on <= $as_of + $due_soon_days::integer then 'due_soon'
            when held_count > 0 and is_late then 'done_late'
            when held_count > 0 then 'done'
            when waits_for_on is not null then 'not_due'
            when is_end_unknown then 'unknown'
            when kind = 'end' and open_count > 0 then 'not_due'
            when open_count > 0 then 'unknown'
            when is_planned then 'not_due'
            else 'not_planned'
        end as evaluation_state,
    from due
),

final as (
    select
        delivery_id,
        kind,
        workplace_id,
        workplace_name,
        evaluation_state,
        planned_on,
        due_on,
        held_on,
        held_count,
        open_count,
        state,
        delivery_type,
        module,
        is_train_the_trainer,
        centre_id,
        centre_name,
        county_code,
        industry,
        sector,
        size,
        started_on,
        ended_on,
        kind = 'end' and evaluation_state = 'overdue' as is_end_overdue,
        if(kind = 'end' and evaluation_state = 'overdue', $as_of - due_on, null)
            as overdue_days,
        kind = 'end'
        and is_ongoing
        and evaluation_state in ('not_due', 'not_planned') as is_end_ahead,
        kind = 'end'
        and is_ongoing
        and evaluation_state = 'not_planned' as is_end_unplanned,
        kind = 'end' and evaluation_state = 'unknown' as is_end_unknown,
    from states
)

select * from final
order by delivery_id, kind
