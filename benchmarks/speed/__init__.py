"""How fast the linter is, as ratios within one run on one machine."""
