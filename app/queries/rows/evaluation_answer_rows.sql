-- Is each delivery self-reliant, by its end evaluation?
--
-- grain    one row per delivery_id
-- params   $as_of           date      what is dated later has not happened
-- reads    delivery_rows, evaluation_state_rows, hidden_evaluation_rows
-- The answer of a delivery is that of its newest end evaluation with one, as in
-- after_the_end_rows; where several were held that day and differ, *partly*. An answer
-- that is hidden, or that nobody is said to have given, counts as hidden.
-- self_reliance: yes, partly, no, hidden; unanswered (evaluated, not answered);
-- not_evaluated (the end evaluation is overdue); not_due (it is not, nor held);
-- unknown and not_relevant as in evaluation_state_rows.

create or replace temp table evaluation_answer_rows as
with given as (
    select
        delivery_id,
        completed_on,
        is_self_reliant as answer,
        evaluation_id not in (
            select hidden_evaluation_rows.evaluation_id from hidden_evaluation_rows
        ) as is_shown,
    from core.evaluations
    where
        kind = 'end'
        and completed_on <= $as_of
        and is_self_reliant is not null
),

shown_by_day as (
    select
        delivery_id,
        completed_on,
        if(min(answer) = max(answer), min(answer), 'partly') as answer,
    from given
    where is_shown
    group by delivery_id, completed_on
),

shown as (
    select
        delivery_id,
        arg_max(answer, completed_on) as answer,
        max(completed_on) as answered_on,
    from shown_by_day
    group by delivery_id
),

answers as (
    select distinct
        given.delivery_id,
        shown.answer,
        shown.answered_on,
    from given
    left join shown using (delivery_id)
),

deliveries as (
    select
        delivery_rows.*,
        answers.answered_on,
        case
            when delivery_rows.is_stopped then 'not_relevant'
            when states.evaluation_state = 'unknown' then 'unknown'
            when not delivery_rows.is_completed then 'not_due'
            when answers.answer is not null then answers.answer
            when answers.delivery_id is not null then 'hidden'
            when states.held_count > 0 then 'unanswered'
            when states.evaluation_state = 'overdue' then 'not_evaluated'
            else 'not_due'
        end as self_reliance,
    from delivery_rows
    inner join evaluation_state_rows as states
        on states.delivery_id = delivery_rows.delivery_id and states.kind = 'end'
    left join answers on answers.delivery_id = delivery_rows.delivery_id
),

final as (
    select
        delivery_id,
        workplace_id,
        workplace_name,
        self_reliance,
        answered_on,
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
        self_reliance = 'yes' as is_answer_yes,
        self_reliance in ('yes', 'partly', 'no') as is_answer_known,
        self_reliance = 'hidden' as is_answer_hidden,
        self_reliance in ('unanswered', 'not_evaluated', 'unknown')
            as is_answer_missing,
        self_reliance = 'not_due' as is_answer_waiting,
    from deliveries
)

select * from final
order by delivery_id
