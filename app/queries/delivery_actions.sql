-- Which actions belong to this delivery?
--
-- grain    one row per action_id; of a sensitive one only that it is there
-- params   $id     text   the delivery
--          $as_of  date   an action decided later is not there yet

with actions as (
    select actions.*
    from deliveries_in_view
    inner join core.actions using (delivery_id)
    where
        deliveries_in_view.delivery_id = $id
        and (actions.decided_on is null or actions.decided_on <= $as_of)
),

final as (
    select
        is_sensitive,
        case when not is_sensitive then action_id end as action_id,
        case when not is_sensitive then title end as title,
        case when not is_sensitive then area end as area,
        case when not is_sensitive then work_level end as work_level,
        case when not is_sensitive then responsible_role end as responsible_role,
        -- Done later is not done yet; done on an unknown day is done.
        case
            when is_sensitive then null
            when status = 'done' and done_on > $as_of then 'ongoing'
            else status
        end as status,
        case when not is_sensitive then decided_on end as decided_on,
        case when not is_sensitive then due_on end as due_on,
        case when not is_sensitive and done_on <= $as_of then done_on end as done_on,
        case when not is_sensitive and evaluated_on <= $as_of then evaluated_on end
            as evaluated_on
    from actions
)

select * from final
order by decided_on nulls last, action_id
