"""The parts of a case window: its steps, the customer's card, and one page for each tab."""
