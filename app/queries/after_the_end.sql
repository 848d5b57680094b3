-- What has happened with the completed deliveries after their end?
--
-- grain    one row
-- params   $as_of                    date      what is dated later has not happened
--          $end_evaluation_months    integer   the end evaluation is due so long after the end
--          $contact_opens_months     integer   contact counts from so long after the end
--          $contact_closes_months    integer   and up to so long after it, when it is due
--          $continues_months         integer   an answer counts from so long after the end
--          $minimum_group            integer   answers of fewer persons are hidden
-- reads    deliveries_in_view
-- Something is due when its last day has passed. The answer of a delivery is that of its
-- newest evaluation with one; where several were held that day and differ, *partly*.
-- An answer that is hidden, or that nobody is said to have given, counts as hidden.

with completed as (
    select
        delivery_id,
        (deliveries.ended_on + to_months($end_evaluation_months))::date
            as end_evaluation_due_on,
        (deliveries.ended_on + to_months($contact_opens_months))::date
            as contact_opens_on,
        (deliveries.ended_on + to_months($contact_closes_months))::date
            as contact_closes_on,
        (deliveries.ended_on + to_months($continues_months))::date as continues_from_on,
    from deliveries_in_view
    inner join core.deliveries as deliveries using (delivery_id)
    where deliveries_in_view.state = 'completed'
),

end_evaluations as (
    select
        delivery_id,
        min(completed_on) as evaluated_on,
    from core.evaluations
    where kind = 'end' and completed_on <= $as_of
    group by delivery_id
),

contacts as (
    select distinct completed.delivery_id
    from completed
    inner join core.activities as activities using (delivery_id)
    where
        activities.kind = 'follow_up_contact'
        and activities.held_on <= $as_of
        and activities.held_on >= completed.contact_opens_on
        and activities.held_on <= completed.contact_closes_on
),

given as (
    select
        completed.delivery_id,
        evaluations.completed_on,
        evaluations.cooperation_continues as answer,
        coalesce(evaluations.respondents_count >= $minimum_group, false) as is_shown,
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
        coalesce(shown.answer, 'hidden') as answer,
    from given
    left join shown using (delivery_id)
),

deliveries as (
    select
        completed.end_evaluation_due_on < $as_of as is_evaluation_due,
        end_evaluations.evaluated_on is not null as is_evaluated,
        coalesce(
            end_evaluations.evaluated_on <= completed.end_evaluation_due_on, false
        ) as is_in_time,
        completed.contact_closes_on < $as_of as is_contact_due,
        contacts.delivery_id is not null as is_contacted,
        completed.continues_from_on < $as_of as is_answer_due,
        answers.answer,
    from completed
    left join end_evaluations using (delivery_id)
    left join contacts using (delivery_id)
    left join answers using (delivery_id)
),

final as (
    select
        count(*) as completed_count,
        count(*) filter (where is_evaluation_due) as evaluation_due_count,
        count(*) filter (where is_evaluation_due and is_evaluated) as evaluated_count,
        count(*) filter (where is_evaluation_due and is_in_time) as in_time_count,
        count(*) filter (
            where not is_evaluation_due and is_evaluated
        ) as evaluated_early_count,
        count(*) filter (where is_contact_due) as contact_due_count,
        count(*) filter (where is_contact_due and is_contacted) as contacted_count,
        count(*) filter (
            where not is_contact_due and is_contacted
        ) as contacted_early_count,
        count(*) filter (where is_answer_due) as answer_due_count,
        count(*) filter (where is_answer_due and answer = 'yes') as continues_count,
        count(*) filter (
            where is_answer_due and answer in ('partly', 'no')
        ) as continues_partly_count,
        count(*) filter (
            where is_answer_due and answer = 'hidden'
        ) as continues_hidden_count,
    from deliveries
)

select * from final
order by completed_count
