-- Which deliveries in view match what the reader types?
--
-- grain    one row per delivery_id; match_count is the same on every row
-- params   $search  text   every word must be in the id, the centre, or the name of
--                          the workplace or of a unit; empty text matches all
--          $limit   whole  how many rows at most

with unit_names as (
    select
        units_in_view.delivery_id,
        string_agg(workplaces.workplace_name, ' ') as names
    from units_in_view
    inner join core.workplaces using (workplace_id)
    group by units_in_view.delivery_id
),

searchable as (
    select
        deliveries.delivery_id,
        workplaces.workplace_name,
        deliveries.module,
        deliveries_in_view.state,
        deliveries.started_on,
        lower(concat_ws(
            ' ',
            deliveries.delivery_id,
            workplaces.workplace_name,
            centres.centre_name,
            unit_names.names
        )) as words
    from deliveries_in_view
    inner join core.deliveries using (delivery_id)
    inner join core.workplaces on deliveries.workplace_id = workplaces.workplace_id
    left join core.centres on deliveries.centre_id = centres.centre_id
    left join unit_names on deliveries.delivery_id = unit_names.delivery_id
),

final as (
    select
        delivery_id,
        workplace_name,
        module,
        state,
        case when started_on <= $as_of then started_on end as started_on,
        count(*) over () as match_count
    from searchable
    where list_bool_and(
        list_transform(
            string_split(lower(trim($search)), ' '),
            lambda word: contains(words, word)
        )
    )
)

-- Danish has the Norwegian order of letters; nb of DuckDB 1.5.5 puts å beside a.
select * from final
order by workplace_name collate da, delivery_id
limit $limit
