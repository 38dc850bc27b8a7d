"""Dates, sums of money and names as offices write them into spreadsheets, and what each of them means."""


class NotUnderstood(ValueError):
    """Something written that cannot be understood, with a sentence that says why and how to write it."""
