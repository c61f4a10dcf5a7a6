"""Small things that draw what they are given; none of them looks for another."""
