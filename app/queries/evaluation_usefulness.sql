-- How many evaluations of each kind fall in each band of usefulness?
--
-- grain    one row per kind and usefulness_band that some evaluation is in
-- reads    evaluation_rows

with final as (
    select
        kind,
        usefulness_band,
        count(*) as evaluation_count,
    from evaluation_rows
    where usefulness_band is not null
    group by kind, usefulness_band
)

select * from final
order by kind, usefulness_band
