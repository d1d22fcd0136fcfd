"""Cases of municipalities: what was done, at what cost and what came of it, and the list in which they are found."""
