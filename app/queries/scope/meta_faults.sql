-- How many faults had each load?
--
-- It is about the whole data set, and names no workplace, delivery or person.
--
-- grain    one row per load, file and rule
-- params   none

create view meta.faults as
with final as (
    select *
    from whole.meta.faults
)

select * from final
