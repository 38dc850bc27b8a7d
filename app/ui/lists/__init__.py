"""Lists: one windowed table over the database, and the pages that show cases in it."""
