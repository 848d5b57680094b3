-- Which of these areas does the build know, and what are they called?
--
-- A municipality has its name from the register of places, so it has none here.
--
-- grain    one row per kind and code that is known
-- params   $codes   list   keys of centres and workplaces, codes of municipalities

with known as (
    select
        'centre' as kind,
        centre_id as code,
        centre_name as name
    from core.centres
    union all
    select
        'workplace',
        workplace_id,
        workplace_name
    from core.workplaces
    union all
    select distinct
        'municipality',
        municipality_code,
        null
    from core.workplaces
),

final as (
    select
        kind,
        code,
        name
    from known
    where list_contains($codes, code)
)

select * from final
order by kind, code
