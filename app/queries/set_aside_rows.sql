-- Which rows are set aside, why, where do they stand, and who can mend them?
--
-- grain    one row per row set aside and rule it breaks, by file and row
-- params   none

with final as (
    select
        load_id,
        table_name,
        row_key,
        source_file,
        source_sheet,
        source_row,
        column_name,
        rule,
        is_with_parent,
        sentence_nb,
        sentence_en,
        owner,
        original
    from meta.rejected_rows
)

select * from final
order by is_with_parent, source_file, source_sheet, source_row, rule
