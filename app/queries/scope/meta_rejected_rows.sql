-- Which rows are set aside, and what may this reader read of them?
--
-- Where a row belongs is known only by what it says, so an area counts them and reads none.
--
-- grain    one row per row set aside and rule it breaks
-- params   none

create view meta.rejected_rows as
with final as (
    select
        * replace (
            case when (select reader.reads_faulty_rows from scope.reader) then row_key end
                as row_key,
            case when (select reader.reads_faulty_rows from scope.reader) then sentence_nb end
                as sentence_nb,
            case when (select reader.reads_faulty_rows from scope.reader) then sentence_en end
                as sentence_en,
            case when (select reader.reads_faulty_rows from scope.reader) then original end
                as original,
            case when (select reader.reads_faulty_rows from scope.reader) then comments end
                as comments,
            case when (select reader.reads_faulty_rows from scope.reader) then heading end
                as heading
        )
    from whole.meta.rejected_rows
)

select * from final
