-- What became of the fields of the sources?
--
-- It is about the whole data set, and names no workplace, delivery or person.
--
-- grain    one row per field
-- params   none

create view meta.source_notes as
with final as (
    select *
    from whole.meta.source_notes
)

select * from final
