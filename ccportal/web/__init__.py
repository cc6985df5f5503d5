"""The plumbing of both sites: permissions, sessions, headers, forms. Never imports the store."""
