-- How many deliveries stand late, with what, and by how many days?
--
-- grain    one row per kind of lateness and days late
-- params   $as_of   date   the day to count from
-- reads    delivery_rows, after_the_end_rows
-- On the due day itself nothing is late. The kind no_planned_end counts the ongoing
-- deliveries that have no planned end to be late for; its days_late is null.

with late as (
    select
        'past_planned_end' as kind,
        past_planned_end_days as days_late,
    from delivery_rows
    where is_past_planned_end
    union all
    select
        'end_evaluation_missing',
        $as_of - end_evaluation_due_on,
    from after_the_end_rows
    where is_evaluation_due and not is_evaluated
    union all
    select
        'no_planned_end',
        null,
    from delivery_rows
    where is_ongoing_without_plan
),

final as (
    select
        kind,
        days_late,
        count(*) as delivery_count,
    from late
    group by kind, days_late
)

select * from final
order by kind, days_late
