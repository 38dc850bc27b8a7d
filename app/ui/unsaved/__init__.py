"""Unsaved text, kept until it is saved."""
