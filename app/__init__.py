"""Recourse: complaints and petitions of a housing association, from the first call to the last letter."""

__version__ = "0.1.0"
