-- Which rules set rows aside or warn, where, and who can mend it?
--
-- grain    one row per state, table, rule and owner; the most rows first
-- params   none

with faults as (
    select
        'set_aside' as state,
        table_name,
        rule,
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
        owner,
        any_value(sentence_nb) as sentence_nb,
        any_value(sentence_en) as sentence_en,
        count(*) as row_count,
        min(source_file) as source_file,
        count(distinct source_file) as file_count,
        list_sort(list(distinct source_row))[1:3] as first_rows
    from faults
    group by state, table_name, rule, owner
),

rules as (
    select
        table_name,
        rule,
        any_value(sentence_nb) as rule_nb,
        any_value(sentence_en) as rule_en
    from meta.check_results
    group by table_name, rule
),

final as (
    select
        counted.state,
        counted.table_name,
        counted.rule,
        counted.owner,
        coalesce(rules.rule_nb, counted.sentence_nb) as sentence_nb,
        coalesce(rules.rule_en, counted.sentence_en) as sentence_en,
        counted.row_count,
        counted.source_file,
        counted.file_count,
        counted.first_rows
    from counted
    left join rules using (table_name, rule)
)

select * from final
order by state, row_count desc, table_name, rule
