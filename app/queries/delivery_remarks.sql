-- Which warnings and rows set aside concern this delivery?
--
-- Warnings stand on rows that were kept, found by their keys. A row set aside is in no
-- table, so it is found by its own key or by the delivery's id in the row as it came.
--
-- grain    one row per row and rule it breaks
-- params   $id     text   the delivery

with kept_keys as (
    select 'deliveries' as table_name, $id as row_key
    union all
    select 'delivery_units', delivery_id || '|' || workplace_id
    from core.delivery_units where delivery_id = $id
    union all
    select 'activities', activity_id from core.activities where delivery_id = $id
    union all
    select 'trainers', trainer_id || '|' || delivery_id
    from core.trainers where delivery_id = $id
    union all
    select 'trainer_sessions', session_id
    from core.trainer_sessions where delivery_id = $id
    union all
    select 'actions', action_id
    from core.actions where delivery_id = $id and not is_sensitive
    union all
    select 'evaluations', evaluation_id from core.evaluations where delivery_id = $id
    union all
    select 'factor_assessments', assessment_id
    from core.factor_assessments where delivery_id = $id
),

remarks as (
    select
        false as is_set_aside,
        warnings.table_name,
        warnings.row_key,
        warnings.source_file,
        warnings.source_sheet,
        warnings.source_row,
        warnings.rule,
        null::varchar as column_name,
        warnings.sentence_nb,
        warnings.sentence_en,
        warnings.owner
    from meta.warnings
    inner join kept_keys using (table_name, row_key)
    union all
    select
        true as is_set_aside,
        table_name,
        row_key,
        source_file,
        source_sheet,
        source_row,
        rule,
        column_name,
        sentence_nb,
        sentence_en,
        owner
    from meta.rejected_rows
    where
        (table_name = 'deliveries' and row_key = $id)
        or (
            table_name in (
                'delivery_units',
                'activities',
                'trainers',
                'trainer_sessions',
                'evaluations',
                'factor_assessments'
            )
            and contains(original, '"' || $id || '"')
        )
),

final as (
    select remarks.*
    from remarks
    inner join deliveries_in_view on deliveries_in_view.delivery_id = $id
)

select * from final
order by is_set_aside desc, table_name, source_file, source_row, rule
