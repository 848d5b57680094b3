-- Which view does the reader no longer keep?
--
-- grain    touches one row, or none when it is gone already
-- params   $reader_name, $slug   text

delete from saved_views
where reader_name = $reader_name
    and slug = $slug
