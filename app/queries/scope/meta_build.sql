-- What does the build say of itself?
--
-- It is about the whole data set, and names no workplace, delivery or person.
--
-- grain    one row
-- params   none

create view meta.build as
with final as (
    select *
    from whole.meta.build
)

select * from final
