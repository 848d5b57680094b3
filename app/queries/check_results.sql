-- Which rules were checked in the newest load, and how many rows broke each?
--
-- grain    one row per table and rule; the ones broken first
-- params   none

with final as (
    select
        table_name,
        rule,
        severity,
        checked_count,
        failed_count,
        sentence_nb,
        sentence_en,
        owner
    from meta.check_results
)

select * from final
order by failed_count desc, table_name, rule
