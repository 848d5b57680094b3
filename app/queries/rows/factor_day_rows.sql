-- On which days is it asked which factors a unit has?
--
-- grain    one row per delivery_id, workplace_id and seen_on
-- params   $as_of   date   what is dated later has not happened
-- reads    unit_outcome_rows
-- On the day of each of its outcomes, since only what was known by then may be held
-- against it, and on the as-of day.

create or replace temp table factor_day_rows as
with days as (
    select
        delivery_id,
        workplace_id,
        unnest(
            [self_reliant_on, continues_on, started_told_on, $as_of::date]
        ) as seen_on,
    from unit_outcome_rows
),

final as (
    select distinct
        delivery_id,
        workplace_id,
        seen_on,
    from days
    where seen_on is not null
)

select * from final
order by delivery_id, workplace_id, seen_on
