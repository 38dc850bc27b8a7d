"""The parts of the People page: its columns, what can be done about somebody, and the forms."""
