-- Who has been trained in this delivery, and what has each trainer held?
--
-- grain    one row per trainer_id
-- params   $id     text   the delivery
--          $as_of  date   what is dated later has not happened

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
        sessions.last_held_on
    from deliveries_in_view
    inner join core.trainers using (delivery_id)
    left join core.workplaces on trainers.workplace_id = workplaces.workplace_id
    left join sessions on trainers.trainer_id = sessions.trainer_id
    where deliveries_in_view.delivery_id = $id and trainers.trained_on <= $as_of
)

select * from final
order by trained_on, trainer_id
