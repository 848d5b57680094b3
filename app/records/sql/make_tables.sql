-- Which tables hold what users write?
--
-- grain    saved_views: one row per reader and slug
-- params   none

pragma journal_mode = wal;

create table if not exists saved_views (
    reader_name text not null,
    slug text not null,
    view_name text not null,
    screen text not null,
    picks text not null,
    saved_at text not null,
    primary key (reader_name, slug)
) strict, without rowid;
