-- Which units at other workplaces have the outcome, and are most like the latest unit here?
--
-- grain    one row per delivery_id and workplace_id: the unit here (is_here), and one unit
--          of each of the nearest workplaces
-- params   $id               text      the workplace
--          $outcome          text      code of the outcome
--          $near_in_common   double    what a neighbouring size band counts
--          $least_in_common  double    features that must be shared
--          $about            integer   so many of the nearest, and all that are as near as
--                                      the last of them
--          $most             integer   but not more than this
--          $band_starts      text[]    the fewest employees of each size band, rising
-- reads    unit_outcome_rows, current_workplace_rows
-- A workplace that was merged is part of the one it is in now, and never another: current_id.
-- The unit here is that of the delivery that started last. Of the five features each is
-- same, near (size only), other, or unknown, which never counts as shared. A workplace with
-- several units counts once, by its nearest one: so as many units are as many workplaces.
-- When there are too many equally near, those whose answer is newest are taken.
-- near_count: how many there were before that.

with told as (
    select
        units.delivery_id,
        units.workplace_id,
        units.workplace_name,
        coalesce(current_workplace_rows.current_id, units.workplace_id) as current_id,
        units.started_on,
        units.industry,
        units.size,
        units.sector,
        coalesce(units.delivery_type, 'unknown') as delivery_type,
        coalesce(workplaces.has_shift_work::varchar, 'unknown') as shift_work,
        list_position($band_starts::varchar[], units.size) as band,
        case $outcome
            when 'self_reliant' then units.self_reliant_on
            when 'cooperation_continues' then units.continues_on
            when 'cooperation_started' then units.started_told_on
        end as told_on,
        case $outcome
            when 'self_reliant' then units.self_reliant_answer
            when 'cooperation_continues' then units.continues_answer
            when 'cooperation_started' then units.cooperation_started_answer
        end as answer,
    from unit_outcome_rows as units
    inner join core.workplaces as workplaces using (workplace_id)
    left join current_workplace_rows using (workplace_id)
),

here as (
    select *
    from told
    where
        current_id = coalesce(
            (
                select current_workplace_rows.current_id
                from current_workplace_rows
                where current_workplace_rows.workplace_id = $id
            ),
            $id
        )
    order by started_on desc, delivery_id desc, workplace_id
    limit 1
),

compared as (
    select
        told.*,
        case
            when 'unknown' in (told.industry, here.industry) then 'unknown'
            when told.industry = here.industry then 'same'
            else 'other'
        end as industry_likeness,
        case
            when 'unknown' in (told.size, here.size) then 'unknown'
            when told.size = here.size then 'same'
            when abs(told.band - here.band) = 1 then 'near'
            else 'other'
        end as size_likeness,
        case
            when 'unknown' in (told.sector, here.sector) then 'unknown'
            when told.sector = here.sector then 'same'
            else 'other'
        end as sector_likeness,
        case
            when 'unknown' in (told.delivery_type, here.delivery_type) then 'unknown'
            when told.delivery_type = here.delivery_type then 'same'
            else 'other'
        end as delivery_type_likeness,
        case
            when 'unknown' in (told.shift_work, here.shift_work) then 'unknown'
            when told.shift_work = here.shift_work then 'same'
            else 'other'
        end as shift_work_likeness,
        [
            industry_likeness,
            size_likeness,
            sector_likeness,
            delivery_type_likeness,
            shift_work_likeness,
        ] as likenesses,
        len(list_filter(likenesses, lambda each: each = 'same'))
        + $near_in_common * len(list_filter(likenesses, lambda each: each = 'near'))
            as in_common,
    from told
    cross join here
    where told.current_id != here.current_id and told.answer = 'yes'
),

nearest_of_each as (
    select *
    from compared
    where in_common >= $least_in_common
    qualify
        row_number() over (
            partition by current_id
            order by in_common desc, told_on desc, delivery_id desc, workplace_id
        ) = 1
),

ranked as (
    select
        *,
        rank() over (order by in_common desc) as place,
        row_number() over (order by in_common desc, told_on desc, workplace_id)
            as position,
    from nearest_of_each
),

near as (
    select
        *,
        count(*) over () as near_count,
    from ranked
    where place <= $about
    qualify position <= $most
),

final as (
    select
        false as is_here,
        delivery_id,
        workplace_id,
        workplace_name,
        started_on,
        told_on,
        answer,
        in_common,
        near_count,
        industry_likeness,
        size_likeness,
        sector_likeness,
        delivery_type_likeness,
        shift_work_likeness,
    from near
    union all by name
    select
        true as is_here,
        delivery_id,
        workplace_id,
        workplace_name,
        started_on,
        told_on,
        answer,
    from here
)

select * from final
order by is_here desc, in_common desc, workplace_name, workplace_id
