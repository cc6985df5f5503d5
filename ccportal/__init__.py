"""Rules decide, the store remembers, acts do, pages show."""
