-- Is this view new to the reader, and kept if it is?
--
-- grain    touches one row, or none when the reader has a view of this slug
-- params   $reader_name, $slug, $view_name, $screen, $picks, $saved_at   text

insert into saved_views (reader_name, slug, view_name, screen, picks, saved_at)
values ($reader_name, $slug, $view_name, $screen, $picks, $saved_at)
on conflict do nothing
