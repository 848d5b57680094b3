-- How many deliveries give each answer on being self-reliant, or none?
--
-- grain    one row per self_reliance that some delivery has
-- reads    evaluation_answer_rows

with final as (
    select
        self_reliance,
        count(*) as delivery_count,
    from evaluation_answer_rows
    group by self_reliance
)

select * from final
order by self_reliance
