"""What screens and plain mode share: beginning, resuming and closing a session, and what is said of it."""
