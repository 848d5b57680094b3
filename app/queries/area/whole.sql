-- Which workplaces are in the area of somebody who may see the whole programme?
--
-- grain    one row per workplace_id
-- params   none

create or replace temp table workplaces_in_area as
with final as (
    select workplace_id
    from core.workplaces
)

select * from final
