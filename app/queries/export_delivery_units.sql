-- Which delivery-units are in view, with all that is known of them?
--
-- grain    one row per delivery_id and workplace_id
-- params   $as_of   date   what is dated later has not happened

with final as (
    select
        delivery_units.delivery_id,
        delivery_units.workplace_id,
        delivery_units.advisor_id,
        delivery_units.joined_on,
        delivery_units.left_on,
        delivery_units.whole_group_takes_part,
        delivery_units.participants_count,
        delivery_units.cooperation_started_on,
        delivery_units.staff_informed_on,
        case
            when
                delivery_units.closer_follow_up_offered_on is null
                or delivery_units.closer_follow_up_offered_on <= $as_of
                then delivery_units.closer_follow_up
        end as closer_follow_up,
        delivery_units.closer_follow_up_offered_on
    from core.delivery_units as delivery_units
    inner join units_in_view using (delivery_id, workplace_id)
)

select * from final
order by delivery_id, workplace_id
