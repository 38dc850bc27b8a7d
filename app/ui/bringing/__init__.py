"""The page on which a file is brought in: chosen, its columns said, reported, and saved as far as it was wanted."""
