-- What has Statistics Norway published?
--
-- It is about the whole data set, and names no workplace, delivery or person.
--
-- grain    one row per published figure
-- params   none

create view meta.reference_absence as
with final as (
    select *
    from whole.meta.reference_absence
)

select * from final
