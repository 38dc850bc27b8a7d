"""How things look: colours, fonts, marks; light, dark and high contrast."""
