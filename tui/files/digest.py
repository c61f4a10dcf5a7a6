"""A short name for a content: the same bytes have the same, others another."""


def digest(content: bytes) -> str:
    """Give its SHA-256 in hex digits."""
    # Here and not above: it loads a library of ciphers, and hardly any start needs it.
    import hashlib  # noqa: PLC0415

    return hashlib.sha256(content).hexdigest()
