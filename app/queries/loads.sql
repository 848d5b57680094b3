-- What was loaded into this build, in which dialect, and how many rows were kept?
--
-- grain    one row per load, file, sheet and table; the newest load first
-- params   none

with final as (
    select
        load_id,
        loaded_at,
        file_name,
        sheet,
        table_name,
        encoding,
        delimiter,
        decimal_mark,
        date_style,
        unknown_headings,
        read_count,
        kept_count,
        set_aside_count,
        set_aside_with_parent_count,
        sha256
    from meta.loads
)

select * from final
order by loaded_at desc, file_name, sheet, table_name
