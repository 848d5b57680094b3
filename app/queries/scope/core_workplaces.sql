-- What may this reader know of each workplace?
--
-- A delivery that reaches the area may be agreed by a workplace outside it: its name and
-- level stand there, as the other party of the agreement, and nothing else of it.
-- What a workplace of the area belongs to is not told where that lies outside. Whether it
-- was merged is, by a key without a name: else it would look as if it were still there.
--
-- grain    one row per workplace_id
-- params   none

create view core.workplaces as
with agreeing as (
    select deliveries.workplace_id
    from whole.core.deliveries as deliveries
    inner join scope.deliveries using (delivery_id)
    where
        deliveries.workplace_id not in (
            select workplaces.workplace_id from scope.workplaces
        )
),

final as (
    select
        * replace (
            case
                when
                    parent_workplace_id in (
                        select workplaces.workplace_id from scope.workplaces
                    )
                    then parent_workplace_id
            end as parent_workplace_id
        )
    from whole.core.workplaces
    where workplace_id in (select workplaces.workplace_id from scope.workplaces)
    union all by name
    select
        workplace_id,
        workplace_name,
        level
    from whole.core.workplaces
    where workplace_id in (select agreeing.workplace_id from agreeing)
)

select * from final
