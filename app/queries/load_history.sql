-- How many rows of each file did each load read and set aside?
--
-- grain    one row per load, file and table, the oldest load first
-- params   none

with final as (
    select
        load_id,
        loaded_at,
        coalesce(source, 'own') as source,
        file_name,
        table_name,
        -- A load of before faults were counted says nothing of warnings.
        source is not null as has_faults,
        sum(read_count)::bigint as read_count,
        sum(set_aside_count + coalesce(set_aside_with_parent_count, 0))::bigint
            as set_aside_count
    from meta.loads
    group by all
)

select * from final
order by loaded_at, load_id, file_name, table_name
