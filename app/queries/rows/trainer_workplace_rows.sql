-- Which workplaces have trainers reached, how often, and is cooperation running there?
--
-- grain    one row per workplace_id where a session in view was held
-- params   $as_of         date     what is dated later has not happened
--          $band_starts   text[]   the fewest employees of each size band, rising
-- reads    trainer_session_rows
-- Reached again: a session in view was held on a later day than the very first one; two
-- trainers on one day have reached the workplace once. Cooperation is that of the unit in
-- a delivery its sessions belong to; running by the day counts, also when it began before
-- the first session in view, which is told apart. Where the workplace is no unit of
-- those deliveries, the source has no place to say so: not known.

create or replace temp table trainer_workplace_rows as
with reached as (
    select
        workplace_id,
        count(*) as session_count,
        count(distinct held_on) as visit_count,
        count(distinct trainer_id) as trainer_count,
        count(distinct delivery_id) as delivery_count,
        min(held_on) as first_session_on,
        max(held_on) as last_session_on,
        min(cooperation_started_on) as cooperation_started_on,
        bool_or(is_first_time) as is_first_time,
        bool_or(is_repeat) as is_reached_again,
        bool_or(is_unit_of_delivery) as is_cooperation_known,
        bool_or(is_home_of_trainer) as is_home_of_trainer,
    from trainer_session_rows
    where not is_workplace_unknown
    group by workplace_id
),

final as (
    select
        reached.workplace_id,
        workplaces.workplace_name,
        workplaces.county_code,
        workplaces.industry,
        workplaces.sector,
        workplaces.size,
        reached.session_count,
        reached.visit_count,
        reached.trainer_count,
        reached.delivery_count,
        reached.first_session_on,
        reached.last_session_on,
        reached.cooperation_started_on,
        reached.is_first_time,
        reached.is_reached_again,
        reached.is_home_of_trainer,
        reached.is_cooperation_known,
        not reached.is_cooperation_known as is_cooperation_unknown,
        reached.cooperation_started_on is not null as is_cooperation_started,
        coalesce(reached.cooperation_started_on < reached.first_session_on, false)
            as is_cooperation_older,
    from reached
    inner join workplace_category_rows as workplaces using (workplace_id)
)

select * from final
order by workplace_id
