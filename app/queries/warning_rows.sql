-- Which rows are in, but break a rule that only warns, and who should look at them?
--
-- grain    one row per row and rule it breaks, by table and key
-- params   none

with final as (
    select
        table_name,
        row_key,
        source_file,
        source_sheet,
        source_row,
        rule,
        sentence_nb,
        sentence_en,
        owner
    from meta.warnings
)

select * from final
order by table_name, row_key, rule
