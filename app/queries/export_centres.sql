-- Which centres deliver?
--
-- grain    one row per centre
-- params   none

with final as (
    select
        centre_id,
        centre_name,
        county_codes
    from core.centres
)

select * from final
order by centre_id
