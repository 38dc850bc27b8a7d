"""Forms: label, field, message under the field, and what was changed."""
