-- Which trainers do the deliveries in view have?
--
-- grain    one row per trainer_id and delivery_id
-- params   none

with final as (
    select
        trainers.trainer_id,
        trainers.delivery_id,
        trainers.workplace_id,
        trainers.trained_on
    from core.trainers as trainers
    inner join deliveries_in_view using (delivery_id)
)

select * from final
order by trainer_id, delivery_id
