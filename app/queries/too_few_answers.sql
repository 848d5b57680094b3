-- Which evaluations have been held, but cannot be shown because too few have answered?
--
-- grain    one row per evaluation_id that is held and hidden
-- params   none
-- reads    evaluation_rows
-- Neither the answers nor how many there are: two known numbers would give the third.
-- One that the whole delivery answered stands under the workplace that agreed to it.

with final as (
    select
        evaluations.completed_on,
        evaluations.kind,
        coalesce(units.workplace_name, agreed.workplace_name) as workplace_name,
        evaluations.delivery_id,
        coalesce(evaluations.workplace_id, deliveries.workplace_id) as workplace_id,
        evaluations.is_whole_delivery,
        evaluations.centre_name,
        evaluations.evaluation_id,
    from evaluation_rows as evaluations
    inner join core.deliveries as deliveries using (delivery_id)
    left join core.workplaces as units
        on units.workplace_id = evaluations.workplace_id
    left join core.workplaces as agreed
        on agreed.workplace_id = deliveries.workplace_id
    where evaluations.is_hidden
)

select * from final
order by completed_on desc, evaluation_id
