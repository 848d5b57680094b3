"""Read Fia's export: cases, cooperations, plans, surveys, workplaces and absence."""
