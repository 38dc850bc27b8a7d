"""Petitions: the lines of a sheet, what each is taken for, what a petition lacks."""
