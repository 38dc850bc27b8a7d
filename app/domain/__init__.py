"""The rules: pure functions on small frozen facts. No Qt, no SQL, no files, no clock."""
