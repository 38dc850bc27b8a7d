"""The parts of the Policy page: what it says, what binds harder, trying it, which is in force, and the calendar."""
