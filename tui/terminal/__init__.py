"""The terminal itself, without a screen: keys as they are typed, its state put back, signals, its width."""
