"""Moves a whole office, row for row, from an SQLite file into an empty PostgreSQL database."""
