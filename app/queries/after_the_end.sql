-- What has happened with the completed deliveries after their end?
--
-- grain    one row
-- reads    after_the_end_rows

with final as (
    select
        count(*) as completed_count,
        count(*) filter (where is_evaluation_due) as evaluation_due_count,
        count(*) filter (where is_evaluation_due and is_evaluated) as evaluated_count,
        count(*) filter (
            where is_evaluation_due and is_evaluated_in_time
        ) as in_time_count,
        count(*) filter (
            where not is_evaluation_due and is_evaluated
        ) as evaluated_early_count,
        count(*) filter (where is_contact_due) as contact_due_count,
        count(*) filter (where is_contact_due and is_contacted) as contacted_count,
        count(*) filter (
            where not is_contact_due and is_contacted
        ) as contacted_early_count,
        count(*) filter (where is_answer_due) as answer_due_count,
        count(*) filter (where is_continuing) as continues_count,
        count(*) filter (
            where is_answer_known and not is_continuing
        ) as continues_partly_count,
        count(*) filter (where is_answer_hidden) as continues_hidden_count,
    from after_the_end_rows
)

select * from final
order by completed_count
