"""Doing it: pure, without a file, a screen or a clock of its own."""
