-- Which actions are sensitive, so that no record about them may be shown?
--
-- grain    one row per action_id
-- params   none
-- Of the whole programme, whatever the filters: records about an action outlive the
-- filters, and an action may become sensitive after somebody has written about it. Not
-- said is sensitive, as everywhere in follow-up.

with final as (
    select action_id
    from core.actions
    where is_sensitive is not false
)

select * from final
order by action_id
