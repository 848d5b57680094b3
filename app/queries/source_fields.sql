-- What became of each field of each source, in the newest load of each file?
--
-- grain    one row per source, file and field; what is not known first
-- params   none

with newest as (
    select
        file_name,
        sheet,
        unknown_headings
    from meta.loads
    where coalesce(source, 'own') = 'own'
    qualify row_number() over (
        partition by file_name, sheet, table_name order by loaded_at desc
    ) = 1
),

-- A file in our own form takes in every column it knows, and says only the others.
own_fields as (
    select distinct
        'own' as source,
        file_name,
        unnest(string_split(unknown_headings, ', ')) as field,
        'unknown' as fate,
        null::varchar as target,
        null::varchar as note_nb,
        null::varchar as note_en
    from newest
    where unknown_headings is not null
),

noted as (
    select
        source,
        file_name,
        field,
        fate,
        target,
        note_nb,
        note_en
    from meta.source_notes
),

final as (
    select * from noted
    union all
    select * from own_fields
)

select * from final
order by
    list_position(['unknown', 'dropped', 'derived', 'taken'], fate),
    source,
    file_name,
    field
