"""How well a bank tests its source: which claims, how often, in which types and at which levels."""
