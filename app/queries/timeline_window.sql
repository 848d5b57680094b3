-- Which deliveries stand in one window of the timeline, in the order chosen?
--
-- grain    one row per delivery_id of the window; match_count, first_on and last_on say
--          how many there are in all, and their time, and are the same on every row
-- params   $as_of    date    what is dated later has not happened
--          $search   text    every word must be in the id, the centre, or the name of
--                            the workplace or of a unit; empty text matches all
--          $order    text    newest, oldest, planned_end, past_planned_end or workplace
--          $group    text    none, centre, type or module: the largest group first, not
--                            known last; group_count is over all matches
--          $skipped  whole   how many rows stand before the window
--          $limit    whole   how many rows at most
-- reads    delivery_rows, unit_rows
-- A delivery without any date has no place in time, and is in timeline_undated. The
-- orders planned_end and past_planned_end put those that have not ended first.

with unit_names as (
    select
        delivery_id,
        string_agg(workplace_name, ' ') as names,
    from unit_rows
    where trim($search) != ''
    group by delivery_id
),

dated as (
    select
        delivery_rows.*,
        coalesce(started_on, first_contact_on) as begins_on,
        least(first_contact_on, started_on, planned_end_on, ended_on) as from_on,
        greatest(
            first_contact_on,
            started_on,
            planned_end_on,
            ended_on,
            if(is_ongoing, $as_of::date, null)
        ) as to_on,
        ended_on is not null as has_ended,
        case $group
            when 'centre' then coalesce(centre_id, 'unknown')
            when 'type' then delivery_type
            when 'module' then module
        end as group_code,
        lower(concat_ws(' ', delivery_id, workplace_name, centre_name, unit_names.names))
            as words,
    from delivery_rows
    left join unit_names using (delivery_id)
),

matches as (
    select
        *,
        count(*) over () as match_count,
        min(from_on) over () as first_on,
        max(to_on) over () as last_on,
        count(*) over (partition by group_code) as group_count,
    from dated
    where
        from_on is not null
        and list_bool_and(
            list_transform(
                string_split(lower(trim($search)), ' '),
                lambda word: contains(words, word)
            )
        )
),

placed as (
    select
        *,
        row_number() over (
            order by
                group_code = 'unknown' nulls first,
                group_count desc,
                group_code,
                if($order = 'newest', begins_on, null) desc nulls last,
                if($order = 'oldest', begins_on, null) nulls last,
                if($order = 'past_planned_end', past_planned_end_days, null)
                    desc nulls last,
                if($order in ('planned_end', 'past_planned_end'), has_ended, null),
                if($order in ('planned_end', 'past_planned_end'), planned_end_on, null)
                    nulls last,
                workplace_name collate da,
                delivery_id
        ) as place,
    from matches
),

final as (
    select
        delivery_id,
        workplace_id,
        workplace_name,
        state,
        delivery_type,
        module,
        centre_id,
        centre_name,
        unit_count,
        first_contact_on,
        started_on,
        planned_end_on,
        ended_on,
        past_planned_end_days,
        group_code,
        group_count,
        match_count,
        first_on,
        last_on,
        place,
    from placed
    where place > $skipped and place <= $skipped + $limit
)

-- Danish has the Norwegian order of letters; nb of DuckDB 1.5.5 puts å beside a.
select * from final
order by place
