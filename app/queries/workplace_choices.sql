-- Which workplaces in view match what the reader types?
--
-- grain    one row per workplace_id; match_count is the same on every row
-- params   $search  text   every word must be in the id, the name, the organisation
--                          number or the name of the parent; empty text matches all
--          $limit   whole  how many rows at most

with final as (
    select
        workplaces.workplace_id,
        workplaces.workplace_name,
        parents.workplace_name as parent_name,
        workplaces.level,
        workplaces.programme_industry,
        count(*) over () as match_count
    from workplaces_in_view
    inner join core.workplaces using (workplace_id)
    left join core.workplaces as parents
        on workplaces.parent_workplace_id = parents.workplace_id
    where list_bool_and(
        list_transform(
            string_split(lower(trim($search)), ' '),
            lambda word: contains(
                lower(concat_ws(
                    ' ',
                    workplaces.workplace_id,
                    workplaces.workplace_name,
                    workplaces.organisation_number,
                    parents.workplace_name
                )),
                word
            )
        )
    )
)

-- Danish has the Norwegian order of letters; nb of DuckDB 1.5.5 puts å beside a.
select * from final
order by workplace_name collate da, workplace_id
limit $limit
