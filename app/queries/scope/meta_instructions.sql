-- Which instructions hold, for somebody who may see the whole programme?
--
-- grain    one row per instruction in force
-- params   none

create view meta.instructions as
with final as (
    select *
    from whole.meta.instructions
    where (select reader.reads_faulty_rows from scope.reader)
)

select * from final
