-- Which sessions have the trainers of this delivery held, first time or repeat?
--
-- grain    one row per session_id
-- params   $id   text   the delivery
-- reads    trainer_session_rows
-- Neither reached before nor not: where no workplace is named, nobody knows.

with final as (
    select
        session_id,
        held_on,
        trainer_id,
        workplace_id,
        workplace_name,
        if(is_workplace_unknown, null, is_repeat) as is_repeat,
        if(is_workplace_unknown, null, is_alongside) as is_alongside
    from trainer_session_rows
    where delivery_id = $id
)

select * from final
order by held_on, session_id
