-- Which party roles may this reader see?
--
-- grain    one row per role_id
-- params   none

create view core.party_roles as
with final as (
    select *
    from whole.core.party_roles
    where workplace_id in (select workplaces.workplace_id from scope.workplaces)
)

select * from final
