"""The store remembers: tables and queries, no decisions."""
