-- What has happened with each completed delivery after its end?
--
-- grain    one row per delivery_id that is completed
-- params   $as_of                    date      what is dated later has not happened
--          $end_evaluation_months    integer   the end evaluation is due so long after the end
--          $contact_opens_months     integer   contact counts from so long after the end
--          $contact_closes_months    integer   and up to so long after it, when it is due
--          $continues_months         integer   an answer counts from so long after the end
-- reads    delivery_rows, hidden_evaluation_rows
-- Something is due when its last day has passed. The answer of a delivery is that of its
-- newest evaluation with one; where several were held that day and differ, *partly*.
-- An answer that is hidden, or that nobody is said to have given, counts as hidden.

create or replace temp table after_the_end_rows as
with completed as (
    select
        delivery_id,
        (ended_on + to_months($end_evaluation_months))::date as end_evaluation_due_on,
        (ended_on + to_months($contact_opens_months))::date as contact_opens_on,
        (ended_on + to_months($contact_closes_months))::date as contact_closes_on,
        (ended_on + to_months($continues_months))::date as continues_from_on,
    from delivery_rows
    where is_completed
),

end_evaluations as (
    select
        delivery_id,
        min(completed_on) as end_evaluated_on,
    from core.evaluations
    where kind = 'end' and completed_on <= $as_of
    group by delivery_id
),

contacts as (
    select
        completed.delivery_id,
        min(activities.held_on) as contacted_on,
    from completed
    inner join core.activities as activities using (delivery_id)
    where
        activities.kind = 'follow_up_contact'
        and activities.held_on <= $as_of
        and activities.held_on >= completed.contact_opens_on
        and activities.held_on <= completed.contact_closes_on
    group by completed.delivery_id
),

given as (
    select
        completed.delivery_id,
        evaluations.completed_on,
        evaluations.cooperation_continues as answer,
        evaluations.evaluation_id not in (
            select hidden_evaluation_rows.evaluation_id from hidden_evaluation_rows
        ) as is_shown,
    from completed
    inner join core.evaluations as evaluations using (delivery_id)
    where
        evaluations.completed_on <= $as_of
        and evaluations.completed_on >= completed.continues_from_on
        and evaluations.cooperation_continues is not null
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
    from shown_by_day
    group by delivery_id
),

answers as (
    select distinct
        given.delivery_id,
        shown.answer,
        shown.answer is null as is_hidden,
    from given
    left join shown using (delivery_id)
),

final as (
    select
        deliveries.delivery_id,
        deliveries.workplace_id,
        deliveries.workplace_name,
        deliveries.delivery_type,
        deliveries.module,
        deliveries.centre_id,
        deliveries.centre_name,
        deliveries.county_code,
        deliveries.industry,
        deliveries.sector,
        deliveries.size,
        deliveries.ended_on,
        completed.end_evaluation_due_on,
        end_evaluations.end_evaluated_on,
        completed.contact_closes_on as contact_due_on,
        contacts.contacted_on,
        completed.continues_from_on,
        answers.answer as cooperation_continues,
        completed.end_evaluation_due_on < $as_of as is_evaluation_due,
        completed.end_evaluation_due_on >= $as_of as is_evaluation_waiting,
        end_evaluations.end_evaluated_on is not null as is_evaluated,
        coalesce(
            end_evaluations.end_evaluated_on <= completed.end_evaluation_due_on, false
        ) as is_evaluated_in_time,
        completed.contact_closes_on < $as_of as is_contact_due,
        completed.contact_closes_on >= $as_of as is_contact_waiting,
        contacts.contacted_on is not null as is_contacted,
        completed.continues_from_on < $as_of as is_answer_due,
        completed.continues_from_on >= $as_of as is_answer_waiting,
        completed.continues_from_on < $as_of
        and coalesce(answers.answer = 'yes', false) as is_continuing,
        completed.continues_from_on < $as_of
        and answers.answer is not null as is_answer_known,
        completed.continues_from_on < $as_of
        and coalesce(answers.is_hidden, false) as is_answer_hidden,
        completed.continues_from_on < $as_of
        and answers.delivery_id is null as is_answer_missing,
    from completed
    inner join delivery_rows as deliveries using (delivery_id)
    left join end_evaluations using (delivery_id)
    left join contacts using (delivery_id)
    left join answers using (delivery_id)
)

select * from final
order by delivery_id
