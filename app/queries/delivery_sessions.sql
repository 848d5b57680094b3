-- Which sessions have the trainers of this delivery held, first time or repeat?
--
-- grain    one row per session_id
-- params   $id     text   the delivery
--          $as_of  date   a session held later is not held yet

with final as (
    select
        sessions.session_id,
        sessions.held_on,
        sessions.trainer_id,
        sessions.workplace_id,
        workplaces.workplace_name,
        case
            when sessions.workplace_id is not null
                then row_number() over (
                    partition by sessions.workplace_id
                    order by sessions.held_on, sessions.session_id
                ) > 1
        end as is_repeat
    from deliveries_in_view
    inner join core.trainer_sessions as sessions using (delivery_id)
    left join core.workplaces on sessions.workplace_id = workplaces.workplace_id
    where deliveries_in_view.delivery_id = $id and sessions.held_on <= $as_of
)

select * from final
order by held_on, session_id
