-- Which workplaces lie above each workplace, and how far?
--
-- grain    one row per workplace_id and ancestor_id
-- params   none
-- To the tenth level, each by its shortest way: a source may have put workplaces in a
-- ring. Of the whole build, whatever the filters and the reader.

create or replace temp table workplace_lineage_rows as
with recursive ways as (
    select
        workplace_id,
        parent_workplace_id as ancestor_id,
        1 as step,
    from core.workplaces
    where parent_workplace_id is not null
    union all
    select
        ways.workplace_id,
        workplaces.parent_workplace_id,
        ways.step + 1,
    from ways
    inner join core.workplaces as workplaces
        on workplaces.workplace_id = ways.ancestor_id
    where workplaces.parent_workplace_id is not null and ways.step < 10
),

final as (
    select
        workplace_id,
        ancestor_id,
        min(step) as step,
    from ways
    group by workplace_id, ancestor_id
)

select * from final
order by workplace_id, step, ancestor_id
