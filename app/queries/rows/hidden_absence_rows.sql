-- Which quarters of absence may not be shown, and why?
--
-- grain    one row per workplace_id, year and quarter that is hidden
-- params   $minimum_absence_persons   integer   fewer persons are not shown; nor may what
--                                               is hidden be told more closely than that
-- reads    workplace_lineage_rows, withheld_absence
-- Of the whole build, whatever the filters and the reader. Hidden is a quarter of a
-- workplace
--   'source'       that the source withholds in one of the measures: they add up
--   'few'          that concerns too few persons. Where no measure says how many, the
--                  employees the workplace has tell. Where they are not known either, it
--                  is shown: such a source gives shares, and masks what it must itself
--   'complement'   without which one of these would be the parent less the units shown,
--                  or that a build before this one hid
-- 'few' and 'complement' are to read the same: told apart, they would tell of few that
-- they are few.
--
-- A parent here is the nearest workplace above with figures of the same quarter, on any
-- of ten levels. What is left of its persons when those of all its units are taken away is
-- a unit too, without a row: if they are few, it is one of the hidden ones. (Not told
-- where one of them does not say how many, or where the parent has fewer than its units:
-- it is no sum.) The units hidden under a parent that is shown must be two or more, and
-- their persons, each at least one, must leave room for as many as the minimum. Who is
-- hidden for that: the smallest unit (by doubling, so that it is the same one most
-- quarters) that gives the room alone, else the largest until there is room. Is there
-- none, the parent is hidden too, and is then a hidden unit of its own parent. A unit
-- with units of its own is hidden for others only if one of them is: else they would add
-- up to it. So it goes from the lowest level up.
--
-- What is hidden never depends on filters, reader, day or other quarters, so two answers
-- of one build cannot be held against each other. A correction, or a unit that comes
-- late, changes the choice: so what was hidden in a build stays so in those after it, and
-- what is hidden for its sake is chosen around it.

create or replace temp table hidden_absence_rows as
with recursive quarters as (
    select
        absence.workplace_id,
        absence.year,
        absence.quarter,
        max(absence.persons_count) as told_count,
        greatest(
            coalesce(max(absence.persons_count), max(workplaces.employees_count)), 1
        ) as persons_count,
        case
            when bool_or(absence.is_masked) then 'source'
            when
                min(absence.persons_count) < $minimum_absence_persons
                or (
                    max(absence.persons_count) is null
                    and max(workplaces.employees_count) < $minimum_absence_persons
                )
                then 'few'
            when count(withheld_absence.workplace_id) > 0 then 'complement'
        end as hidden_why,
    from core.absence as absence
    left join core.workplaces as workplaces using (workplace_id)
    left join withheld_absence using (workplace_id, year, quarter)
    group by absence.workplace_id, absence.year, absence.quarter
),

pairs as (
    select
        own.workplace_id,
        own.year,
        own.quarter,
        own.hidden_why is not null as is_hidden,
        own.told_count,
        above.workplace_id as ancestor_id,
        above.told_count as ancestor_count,
        above.hidden_why is not null as is_ancestor_hidden,
        lineage.step,
    from workplace_lineage_rows as lineage
    inner join quarters as own on own.workplace_id = lineage.workplace_id
    inner join quarters as above
        on
            above.workplace_id = lineage.ancestor_id
            and above.year = own.year
            and above.quarter = own.quarter
),

places as (
    select
        workplace_id,
        year,
        quarter,
        any_value(is_hidden) as is_hidden,
        any_value(told_count) as told_count,
        arg_min(ancestor_id, step) as parent_id,
        arg_min_null(ancestor_count, step) as parent_count,
        count(*) as depth,
    from pairs
    group by workplace_id, year, quarter
),

parents as (
    select
        parent_id as workplace_id,
        year,
        quarter,
        bool_or(is_hidden) as has_hidden,
    from places
    group by parent_id, year, quarter
),

-- What is left of a parent, where its units are few short of it. The id is of no workplace.
rests as (
    select
        parent_id || ' less its units' as workplace_id,
        year,
        quarter,
        parent_id,
        any_value(depth) as depth,
        (any_value(parent_count) - sum(told_count))::integer as persons_count,
    from places
    group by parent_id, year, quarter
    having
        count(told_count) = count(*)
        and any_value(parent_count) - sum(told_count)
        between 1 and $minimum_absence_persons - 1
),

-- A parent hidden by itself with nothing hidden just below would be the sum of its units.
sums_to_break as (
    select
        pairs.ancestor_id,
        pairs.year,
        pairs.quarter,
        arg_min(pairs.workplace_id, (quarters.persons_count, pairs.workplace_id))
            as lowest_id,
    from pairs
    inner join quarters using (workplace_id, year, quarter)
    inner join parents
        on
            parents.workplace_id = pairs.ancestor_id
            and parents.year = pairs.year
            and parents.quarter = pairs.quarter
    left join parents as own
        on
            own.workplace_id = pairs.workplace_id
            and own.year = pairs.year
            and own.quarter = pairs.quarter
    where pairs.is_ancestor_hidden and not parents.has_hidden and own.workplace_id is null
    group by pairs.ancestor_id, pairs.year, pairs.quarter
),

broken as (
    select distinct
        below.workplace_id,
        below.year,
        below.quarter,
    from sums_to_break as sums
    inner join pairs as below
        on
            below.ancestor_id = sums.ancestor_id
            and below.year = sums.year
            and below.quarter = sums.quarter
    left join pairs as path
        on
            path.workplace_id = sums.lowest_id
            and path.ancestor_id = below.workplace_id
            and path.year = sums.year
            and path.quarter = sums.quarter
    where below.workplace_id = sums.lowest_id or path.workplace_id is not null
),

units as (
    select
        quarters.workplace_id,
        quarters.year,
        quarters.quarter,
        places.parent_id,
        coalesce(places.depth, 0) as depth,
        parents.workplace_id is not null as is_parent,
        quarters.persons_count,
        quarters.hidden_why is not null or broken.workplace_id is not null as is_hidden,
    from quarters
    left join places using (workplace_id, year, quarter)
    left join parents using (workplace_id, year, quarter)
    left join broken using (workplace_id, year, quarter)
    where places.workplace_id is not null or parents.workplace_id is not null
    union all
    select
        workplace_id,
        year,
        quarter,
        parent_id,
        depth,
        false as is_parent,
        persons_count,
        true as is_hidden,
    from rests
),

-- room: how many more persons than one each there may be among what is hidden here.
-- Each turn settles the units of one level, and brings in the level above.
levels as (
    select
        workplace_id,
        year,
        quarter,
        parent_id,
        depth,
        is_hidden,
        persons_count - 1 as room,
        true as can_be_hidden,
        false as is_settled,
    from units
    where depth = (select max(units.depth) from units)
    union all
    (
        with open as (
            select
                levels.*,
                coalesce(above.is_hidden, false) as is_parent_hidden,
                bool_or(levels.is_hidden) over family as has_hidden,
                $minimum_absence_persons
                - coalesce(
                    sum(levels.room) filter (where levels.is_hidden) over family, 0
                ) as lacking,
            from levels
            left join units as above
                on
                    above.workplace_id = levels.parent_id
                    and above.year = levels.year
                    and above.quarter = levels.quarter
            where not levels.is_settled
            window family as (partition by levels.parent_id, levels.year, levels.quarter)
        ),

        ordered as (
            select
                open.*,
                coalesce(sum(room) over before, 0) as room_before,
                count(*) over before as count_before,
            from open
            where is_hidden or can_be_hidden
            window before as (
                partition by parent_id, year, quarter
                order by
                    is_hidden desc,
                    room >= lacking desc,
                    if(room >= lacking, floor(log2(room + 1)), -room),
                    workplace_id
                rows between unbounded preceding and 1 preceding
            )
        ),

        settled as (
            select
                open.workplace_id,
                open.year,
                open.quarter,
                open.parent_id,
                open.depth,
                open.is_hidden
                or coalesce(
                    open.parent_id is not null
                    and open.has_hidden
                    and not open.is_parent_hidden
                    and (
                        ordered.room_before < $minimum_absence_persons
                        or ordered.count_before < 2
                    ),
                    false
                ) as is_hidden,
                open.room,
                open.can_be_hidden,
                true as is_settled,
            from open
            left join ordered using (workplace_id, year, quarter)
        ),

        families as (
            select
                parent_id as workplace_id,
                year,
                quarter,
                coalesce(sum(room) filter (where is_hidden), 0) as room,
                count(*) filter (where is_hidden) as hidden_count,
            from settled
            group by parent_id, year, quarter
        )

        select * from settled
        union all
        select
            units.workplace_id,
            units.year,
            units.quarter,
            units.parent_id,
            units.depth,
            units.is_hidden
            or (
                coalesce(families.hidden_count, 0) > 0
                and (
                    families.hidden_count < 2
                    or families.room < $minimum_absence_persons
                )
            ) as is_hidden,
            coalesce(families.room, units.persons_count - 1) as room,
            families.workplace_id is null or families.hidden_count > 0
                as can_be_hidden,
            false as is_settled,
        from units
        left join families using (workplace_id, year, quarter)
        where units.depth = (select max(open.depth) - 1 from open)
    )
),

final as (
    select
        quarters.workplace_id,
        quarters.year,
        quarters.quarter,
        coalesce(
            quarters.hidden_why, if(levels.workplace_id is null, null, 'complement')
        ) as hidden_why,
    from quarters
    left join levels
        on
            levels.workplace_id = quarters.workplace_id
            and levels.year = quarters.year
            and levels.quarter = quarters.quarter
            and levels.is_settled
            and levels.is_hidden
    where coalesce(quarters.hidden_why, levels.workplace_id) is not null
)

select * from final
order by workplace_id, year, quarter
