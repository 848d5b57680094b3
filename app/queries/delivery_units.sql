-- Which units take part in this delivery, and how far has each come?
--
-- grain    one row per workplace_id
-- params   $id     text   the delivery
--          $as_of  date   what is dated later has not happened

with final as (
    select
        delivery_units.workplace_id,
        workplaces.workplace_name,
        case when delivery_units.joined_on <= $as_of then delivery_units.joined_on end
            as joined_on,
        case when delivery_units.left_on <= $as_of then delivery_units.left_on end
            as left_on,
        case
            when delivery_units.cooperation_started_on <= $as_of
                then delivery_units.cooperation_started_on
        end as cooperation_started_on,
        delivery_units.whole_group_takes_part,
        delivery_units.participants_count,
        case
            when delivery_units.staff_informed_on <= $as_of
                then delivery_units.staff_informed_on
        end as staff_informed_on,
        case
            when
                delivery_units.closer_follow_up_offered_on is null
                or delivery_units.closer_follow_up_offered_on <= $as_of
                then delivery_units.closer_follow_up
        end as closer_follow_up
    from units_in_view
    inner join core.delivery_units
        on
            units_in_view.delivery_id = delivery_units.delivery_id
            and units_in_view.workplace_id = delivery_units.workplace_id
    inner join core.workplaces on units_in_view.workplace_id = workplaces.workplace_id
    where units_in_view.delivery_id = $id
)

-- Danish has the Norwegian order of letters; nb of DuckDB 1.5.5 puts å beside a.
select * from final
order by workplace_name collate da, workplace_id
