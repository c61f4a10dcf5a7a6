"""Plain mode: a session line by line, one line a moment, for screen readers, dumb terminals and logs."""
