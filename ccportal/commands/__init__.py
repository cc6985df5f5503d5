"""The commands, one subject a module; each has `register(subparsers)`."""
