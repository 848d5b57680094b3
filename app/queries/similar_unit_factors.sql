-- Which factors did each of these units have, each on a day of its own?
--
-- grain    one row per delivery_id, workplace_id, factor_code and basis that is known
-- params   $delivery_ids $workplace_ids $seen_on   text[]   the units and their days, in
--                                                           the same order
-- reads    assessed_factor_rows, recorded_factor_rows
-- By the group's joint answer or the records only. What rests on roles that agree is left
-- out: the units can be named, and the answers of one of them could be worked out from a
-- count over so few. is_partly: the group said *partly*, which is not present.

with asked as (
    select
        unnest($delivery_ids::varchar[]) as delivery_id,
        unnest($workplace_ids::varchar[]) as workplace_id,
        unnest($seen_on::date[]) as seen_on,
),

final as (
    select
        told.delivery_id,
        told.workplace_id,
        told.factor_code,
        'assessed' as basis,
        told.is_present,
        told.joint_presence = 'partly' as is_partly,
        told.known_on,
    from assessed_factor_rows as told
    inner join asked using (delivery_id, workplace_id, seen_on)
    where told.is_joint
    union all
    select
        told.delivery_id,
        told.workplace_id,
        told.factor_code,
        'records' as basis,
        told.is_present,
        false as is_partly,
        told.known_on,
    from recorded_factor_rows as told
    inner join asked using (delivery_id, workplace_id, seen_on)
    where told.is_present is not null
)

select * from final
order by workplace_id, delivery_id, factor_code, basis
