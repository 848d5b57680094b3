-- Which files was the build made from?
--
-- It is about the whole data set, and names no workplace, delivery or person.
--
-- grain    one row per file, sheet and table
-- params   none

create view meta.loads as
with final as (
    select *
    from whole.meta.loads
)

select * from final
