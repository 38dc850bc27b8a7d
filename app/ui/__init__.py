"""What people see. Qt only here."""
