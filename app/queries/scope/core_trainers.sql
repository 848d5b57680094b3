-- Which trainers may this reader see, and where are they at home?
--
-- A row without a workplace is about its whole delivery. A centre sees all whom its own
-- deliveries have trained, and no home outside the area. A municipality and a workplace
-- see their own: one from elsewhere is a person of another area.
--
-- grain    one row per trainer_id and delivery_id
-- params   none

create view core.trainers as
with final as (
    select
        trainers.* replace (homes.workplace_id as workplace_id)
    from whole.core.trainers as trainers
    left join scope.workplaces as homes on homes.workplace_id = trainers.workplace_id
    where
        trainers.delivery_id in (select deliveries.delivery_id from scope.deliveries)
        and (
            trainers.workplace_id is null
            or homes.workplace_id is not null
            or (select reader.area_kind from scope.reader) = 'centre'
        )
)

select * from final
