"""The Petition tab of a case window: signatures, what they come to, and what is decided of them."""
