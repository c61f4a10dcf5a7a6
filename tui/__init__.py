"""lastrep: runs a strength protocol in the terminal, rep by rep."""

__version__ = "0.1.0"
