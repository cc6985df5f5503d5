"""Acts do: one transaction, one rule, one audit entry; all three or none."""
