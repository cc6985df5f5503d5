"""What the tests stand on: database servers, instances made once and copied."""
