"""What outlives the program: the database, policy packs and Word templates."""
