"""Rules decide: facts and days in, an answer or a refusal out. No clock, no input, no output."""
