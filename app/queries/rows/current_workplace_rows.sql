-- Which workplace is a merged one part of now?
--
-- grain    one row per workplace_id that was merged into another in view
-- params   $as_of   date   what is dated later has not happened
-- reads    workplaces_in_view

create or replace temp table current_workplace_rows as
with recursive successors as (
    select
        workplace_id,
        workplace_id as successor_id,
        0 as step,
    from core.workplaces
    where merged_into_workplace_id is not null
    union all
    select
        successors.workplace_id,
        workplaces.merged_into_workplace_id,
        successors.step + 1,
    from successors
    inner join core.workplaces as workplaces
        on workplaces.workplace_id = successors.successor_id
    where
        workplaces.merged_into_workplace_id in (
            select workplaces_in_view.workplace_id from workplaces_in_view
        )
        and (workplaces.closed_on is null or workplaces.closed_on <= $as_of)
        -- A source may merge workplaces in a ring.
        and successors.step < 10
),

final as (
    select
        workplace_id,
        arg_max(successor_id, step) as current_id,
    from successors
    group by workplace_id
)

select * from final
order by workplace_id
