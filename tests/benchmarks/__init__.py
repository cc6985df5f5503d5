"""What is measured, each against a baseline of the same run; `make bench` prints one table."""
