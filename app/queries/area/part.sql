-- Which workplaces are in the area of a reader who may see a part of the programme?
--
-- grain    one row per workplace_id
-- params   none

create or replace temp table workplaces_in_area as
with final as (
    select workplace_id
    from scope.workplaces
)

select * from final
