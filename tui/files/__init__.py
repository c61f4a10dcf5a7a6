"""What lies on disk, whatever it means."""
