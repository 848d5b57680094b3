-- Which national figures of sickness absence have been loaded, and of which edition?
--
-- grain    one row per measure, year and quarter
-- params   $as_of   date   a quarter that ends later is not over
-- The country is all industries and both sectors, not adjusted for season (the reader of
-- the table takes no adjusted ones). A table of a newer load has replaced the older one
-- quarter by quarter, so one measure may hold two editions.

with final as (
    select
        reference.measure,
        reference.year,
        reference.quarter,
        reference.year * 4 + reference.quarter - 1 as quarter_number,
        reference.absence_share as national_share,
        reference.table_id,
        reference.updated_on,
        reference.file_name,
        coalesce(build.is_invented, false) as is_invented
    from meta.reference_absence as reference
    cross join meta.build as build
    where
        reference.industry_code = '00-99'
        and reference.sector_name is null
        and reference.absence_share is not null
        and last_day(make_date(reference.year, reference.quarter * 3, 1)) <= $as_of
)

select * from final
order by measure, quarter_number
