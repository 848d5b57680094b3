-- Which rules set rows aside or warn, where, and who can mend it?
--
-- The sentences are those of the first row that breaks the rule.
--
-- grain    one row per state, table, rule, column and owner; the most rows first
-- params   none

with faults as (
    select
        'set_aside' as state,
        table_name,
        rule,
        column_name,
        owner,
        sentence_nb,
        sentence_en,
        source_file,
        source_row
    from meta.rejected_rows
    union all
    select
        'warn' as state,
        table_name,
        rule,
        null as column_name,
        owner,
        sentence_nb,
        sentence_en,
        source_file,
        source_row
    from meta.warnings
),

counted as (
    select
        state,
        table_name,
        rule,
        column_name,
        owner,
        arg_min(sentence_nb, (source_file, source_row)) as sentence_nb,
        arg_min(sentence_en, (source_file, source_row)) as sentence_en,
        count(*) as row_count,
        min(source_file) as source_file,
        list_sort(list(distinct source_row))[1:3] as first_rows
    from faults
    group by state, table_name, rule, column_name, owner
),

final as (
    select
        state,
        table_name,
        rule,
        column_name,
        owner,
        sentence_nb,
        sentence_en,
        row_count,
        source_file,
        first_rows
    from counted
)

select * from final
order by state, row_count desc, table_name, rule, column_name
