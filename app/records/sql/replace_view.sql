-- What does the reader keep under this slug from now on?
--
-- grain    touches one row
-- params   $reader_name, $slug, $view_name, $screen, $picks, $saved_at   text

insert into saved_views (reader_name, slug, view_name, screen, picks, saved_at)
values ($reader_name, $slug, $view_name, $screen, $picks, $saved_at)
on conflict (reader_name, slug) do update set
    view_name = excluded.view_name,
    screen = excluded.screen,
    picks = excluded.picks,
    saved_at = excluded.saved_at
