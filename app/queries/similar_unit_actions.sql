-- Which kinds of actions had each of these workplaces, each by a day of its own?
--
-- grain    one row per workplace_id, dimension and kind
-- params   $id                        text     the workplace that the others are like
--          $workplace_ids $seen_on    text[]   the workplaces and their days, in the same
--                                              order
-- reads    workplaces_in_view, current_workplace_rows
-- A kind is a code of prevention_level, work_level or area; no title leaves this question.
-- A sensitive action, or one not known not to be, is never counted. Of whichever delivery,
-- and dropped ones left out. What was decided where a merged unit was counts as decided at
-- the workplace that it is part of now. An action without a day is there on the screen of the
-- workplace itself, so it counts here; of the others it may be later than their day.

with asked as (
    select
        unnest($workplace_ids::varchar[]) as workplace_id,
        unnest($seen_on::date[]) as seen_on,
),

places as (
    select
        workplaces_in_view.workplace_id,
        coalesce(current_workplace_rows.current_id, workplaces_in_view.workplace_id)
            as current_id,
    from workplaces_in_view
    left join current_workplace_rows using (workplace_id)
),

decided as (
    select
        asked.workplace_id,
        actions.prevention_level,
        actions.work_level,
        actions.area,
    from asked
    inner join places as here on here.workplace_id = asked.workplace_id
    inner join places as parts on parts.current_id = here.current_id
    inner join core.actions as actions on actions.workplace_id = parts.workplace_id
    where
        not coalesce(actions.is_sensitive, true)
        and actions.status is distinct from 'dropped'
        and (
            actions.decided_on <= asked.seen_on
            or (actions.decided_on is null and asked.workplace_id = $id)
        )
),

kinds as (
    unpivot decided
    on prevention_level, work_level, area
    into name dimension value kind
),

final as (
    select distinct
        workplace_id,
        dimension,
        kind,
    from kinds
)

select * from final
order by workplace_id, dimension, kind
