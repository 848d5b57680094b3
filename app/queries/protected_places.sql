-- In which counties does each centre have units?
--
-- grain    one row per centre_id and county_code with a delivery-unit
-- params   none
-- reads    unit_rows
-- No secret: where a centre has no unit, nobody has answered, and one who wants to work a
-- count out knows that.

with final as (
    select distinct
        coalesce(centre_id, 'unknown') as centre_id,
        coalesce(county_code, 'unknown') as county_code,
    from unit_rows
)

select * from final
order by centre_id, county_code
