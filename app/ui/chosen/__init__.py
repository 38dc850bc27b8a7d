"""The chosen case in a glance, beside the list."""
