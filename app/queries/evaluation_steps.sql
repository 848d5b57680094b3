-- On which steps did the groups place themselves, year by year?
--
-- grain    one row per year and development_step that was given
-- params   none
-- reads    evaluation_rows

with final as (
    select
        year(completed_on) as year,
        development_step,
        count(*) as evaluation_count,
    from evaluation_rows
    where development_step is not null
    group by year(completed_on), development_step
)

select * from final
order by year, development_step
