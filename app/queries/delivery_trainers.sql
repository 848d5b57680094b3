-- Who has been trained in this delivery, and what has each trainer held?
--
-- grain    one row per trainer_id: a person has one row in a delivery
-- params   $id     text   the delivery
--          $as_of  date   what is dated later has not happened
-- reads    trainer_rows
-- Sessions, workplaces and the last session are those of this delivery; what a person in
-- several courses has held elsewhere stands apart. Has held a session: in any delivery,
-- as everywhere.

with sessions as (
    select
        trainer_id,
        count(*) as session_count,
        count(distinct workplace_id) as workplace_count,
        max(held_on) as last_held_on
    from core.trainer_sessions
    where delivery_id = $id and held_on <= $as_of
    group by trainer_id
),

final as (
    select
        trainers.trainer_id,
        workplaces.workplace_name,
        trainers.trained_on,
        coalesce(sessions.session_count, 0) as session_count,
        coalesce(sessions.workplace_count, 0) as workplace_count,
        sessions.last_held_on,
        trainer_rows.session_count
        - coalesce(sessions.session_count, 0) as elsewhere_count,
        trainer_rows.has_held_session
    from deliveries_in_view
    inner join core.trainers using (delivery_id)
    inner join trainer_rows on trainers.trainer_id = trainer_rows.trainer_id
    left join core.workplaces on trainers.workplace_id = workplaces.workplace_id
    left join sessions on trainers.trainer_id = sessions.trainer_id
    where deliveries_in_view.delivery_id = $id and trainers.trained_on <= $as_of
)

select * from final
order by trained_on, trainer_id
