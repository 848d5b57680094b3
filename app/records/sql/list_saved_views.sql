-- Which views has this reader saved?
--
-- grain    one row per slug
-- params   $reader_name   text

select
    slug,
    view_name,
    screen,
    picks,
    saved_at
from saved_views
where reader_name = $reader_name
order by slug
