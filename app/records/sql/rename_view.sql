-- What is this view of the reader called from now on?
--
-- grain    touches one row, or none when the view is gone or the new slug is taken
-- params   $reader_name, $slug, $new_slug, $view_name   text

update or ignore saved_views
set
    slug = $new_slug,
    view_name = $view_name
where reader_name = $reader_name
    and slug = $slug
