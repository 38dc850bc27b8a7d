"""The parts of the log form: suggestions while typing, the sheet of fields, and what stands beside it."""
