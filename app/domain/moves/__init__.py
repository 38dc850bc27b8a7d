"""Moves: for each, what a person fills in, the reason it is not allowed (or None), and what is wrong with it.

The same function greys the button, fills its tooltip and guards the save.
"""
