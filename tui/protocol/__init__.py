"""What is to be done: TOML text in, a protocol or a list of problems out."""
