"""A complaints log as an office kept it in a spreadsheet, and the cases that it means."""
