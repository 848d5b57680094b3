-- In how many units is a factor known only by roles that agree, each on its own?
--
-- grain    one row
-- params   $as_of   date   what is dated later has not happened
-- reads    unit_rows, assessed_factor_rows
-- Units that take part on that day. How many, never which: for one unit only the joint
-- answer of its group is shown.

with units as (
    select distinct
        delivery_id,
        workplace_id,
    from assessed_factor_rows
    inner join unit_rows using (delivery_id, workplace_id)
    where
        assessed_factor_rows.seen_on = $as_of
        and not assessed_factor_rows.is_joint
        and assessed_factor_rows.is_present is not null
        and unit_rows.state = 'ongoing'
),

final as (
    select count(*) as unit_count
    from units
)

select * from final
order by unit_count
