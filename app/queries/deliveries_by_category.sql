-- How many deliveries, workplaces and delivery-units fall in each category of one dimension?
--
-- grain    one row per category, and one with category null for all of them
-- params   $dimension   centre, county, industry, module, sector, size or trainer
-- reads    unit_rows
-- Workplaces and delivery-units fall in their own category. A delivery falls in the
-- one that its units in view share, else in 'several'. Not known is 'unknown'. A size
-- band is named by its fewest employees. centre_name is filled for centres.

with units as (
    select
        delivery_id,
        workplace_id,
        coalesce(
            case $dimension
                when 'centre' then centre_id
                when 'county' then county_code
                when 'industry' then industry
                when 'module' then module
                when 'sector' then sector
                when 'size' then size
                when 'trainer' then is_train_the_trainer::varchar
            end,
            'unknown'
        ) as category,
    from unit_rows
),

deliveries as (
    select
        delivery_id,
        case
            when min(category) = max(category) then min(category)
            else 'several'
        end as category,
    from units
    group by delivery_id
),

delivery_counts as (
    select
        category,
        grouping(category) as is_total,
        count(*) as delivery_count,
    from deliveries
    group by grouping sets ((category), ())
),

unit_counts as (
    select
        category,
        grouping(category) as is_total,
        count(distinct workplace_id) as workplace_count,
        count(*) as unit_count,
    from units
    group by grouping sets ((category), ())
),

final as (
    select
        coalesce(delivery_counts.category, unit_counts.category) as category,
        centres.centre_name,
        coalesce(delivery_counts.delivery_count, 0) as delivery_count,
        coalesce(unit_counts.workplace_count, 0) as workplace_count,
        coalesce(unit_counts.unit_count, 0) as unit_count,
    from delivery_counts
    full outer join unit_counts
        on
            delivery_counts.is_total = unit_counts.is_total
            and delivery_counts.category is not distinct from unit_counts.category
    left join core.centres as centres
        on
            $dimension = 'centre'
            and centres.centre_id = coalesce(
                delivery_counts.category, unit_counts.category
            )
)

select * from final
order by category nulls last
