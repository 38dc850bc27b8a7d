"""What the rules ask about, loaded: a case as it stands, with the policy and the calendar that govern it."""
