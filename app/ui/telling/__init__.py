"""What people are told: banners, notices, clashes, and reports of mistakes in the program."""
