-- Who has filled which role in this workplace's party group, and when?
--
-- grain    one row per holder of a role
-- params   $id     text   the workplace
--          $as_of  date   a role taken later is not taken yet

with final as (
    select
        party_roles.role,
        party_roles.from_on,
        case when party_roles.to_on <= $as_of then party_roles.to_on end as to_on,
        case when party_roles.trained_on <= $as_of then party_roles.trained_on end
            as trained_on
    from workplaces_in_view
    inner join core.party_roles using (workplace_id)
    where workplaces_in_view.workplace_id = $id and party_roles.from_on <= $as_of
)

select * from final
order by role, from_on, to_on
