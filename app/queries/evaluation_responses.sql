-- How many of those invited have answered, and how useful did they find it, by kind?
--
-- grain    one row per kind that has been held
-- reads    evaluation_rows

with final as (
    select
        kind,
        count(*) as evaluation_count,
        count(distinct delivery_id) as delivery_count,
        count(*) filter (where is_hidden) as hidden_count,
        count(*) filter (where has_response_share) as response_count,
        count(*) filter (where is_response_unknown) as response_unknown_count,
        count(*) filter (where is_response_withheld) as response_withheld_count,
        coalesce(sum(share_respondents_count), 0)::bigint as respondents_count,
        coalesce(sum(share_invited_count), 0)::bigint as invited_count,
        count(usefulness_mean) as usefulness_count,
        count(*) filter (where is_usefulness_missing) as usefulness_missing_count,
        avg(usefulness_mean) as usefulness_mean,
    from evaluation_rows
    group by kind
)

select * from final
order by kind
