-- What did the checks find?
--
-- It is about the whole data set, and names no workplace, delivery or person.
--
-- grain    one row per rule
-- params   none

create view meta.check_results as
with final as (
    select *
    from whole.meta.check_results
)

select * from final
