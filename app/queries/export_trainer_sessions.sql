-- Which sessions have the trainers of the deliveries in view held?
--
-- grain    one row per session_id
-- params   none

with final as (
    select
        trainer_sessions.session_id,
        trainer_sessions.trainer_id,
        trainer_sessions.delivery_id,
        trainer_sessions.workplace_id,
        trainer_sessions.held_on
    from core.trainer_sessions as trainer_sessions
    inner join deliveries_in_view using (delivery_id)
    where
        (
            trainer_sessions.workplace_id is null
            or trainer_sessions.workplace_id in (select workplaces_in_view.workplace_id from workplaces_in_view)
        )
)

select * from final
order by session_id
