-- Which roles are held at the workplaces in view?
--
-- grain    one row per role_id
-- params   none

with final as (
    select
        party_roles.role_id,
        party_roles.workplace_id,
        party_roles.role,
        party_roles.from_on,
        party_roles.to_on,
        party_roles.trained_on
    from core.party_roles as party_roles
    inner join workplaces_in_view using (workplace_id)
)

select * from final
order by role_id
