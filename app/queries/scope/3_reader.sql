-- What may this reader see beside the area?
--
-- grain    one row
-- params   $area_kind          text   programme, centre, municipality or workplace
--          $sees_persons       bool   whose work it is, by pseudonym
--          $reads_faulty_rows  bool   rows set aside and warned of, as they came

create table scope.reader as
with final as (
    select
        $area_kind as area_kind,
        $sees_persons as sees_persons,
        $reads_faulty_rows as reads_faulty_rows
)

select * from final
