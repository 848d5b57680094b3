-- How many deliveries stand in each state of each kind of evaluation?
--
-- grain    one row per kind and evaluation_state that some delivery is in
-- reads    evaluation_state_rows

with final as (
    select
        kind,
        evaluation_state,
        count(*) as delivery_count,
    from evaluation_state_rows
    group by kind, evaluation_state
)

select * from final
order by kind, evaluation_state
