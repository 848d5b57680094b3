-- Where has each workplace gone, and is anybody still there?
--
-- grain    one row per workplace_id
-- params   $as_of   date   what is dated later has not happened
-- One that was merged is where the last workplace of that chain is: place_id; went_to has
-- all of the chain. is_closed: that place has closed, so nobody is left to follow up.

create or replace temp table follow_up_place_rows as
with recursive successors as (
    select
        workplace_id,
        merged_into_workplace_id as successor_id,
        1 as step,
    from core.workplaces
    where
        merged_into_workplace_id is not null
        and coalesce(closed_on <= $as_of, true)
    union all
    select
        successors.workplace_id,
        workplaces.merged_into_workplace_id,
        successors.step + 1,
    from successors
    inner join core.workplaces as workplaces
        on workplaces.workplace_id = successors.successor_id
    where
        workplaces.merged_into_workplace_id is not null
        and coalesce(workplaces.closed_on <= $as_of, true)
        -- A source may merge workplaces in a ring.
        and successors.step < 10
),

places as (
    select
        workplace_id,
        arg_max(successor_id, step) as place_id,
        list(distinct successor_id) as went_to,
    from successors
    group by workplace_id
),

final as (
    select
        workplaces.workplace_id,
        coalesce(places.place_id, workplaces.workplace_id) as place_id,
        coalesce(places.went_to, []) as went_to,
        coalesce(went_to.closed_on <= $as_of, false) as is_closed,
    from core.workplaces as workplaces
    left join places using (workplace_id)
    left join core.workplaces as went_to
        on went_to.workplace_id = coalesce(places.place_id, workplaces.workplace_id)
)

select * from final
order by workplace_id
