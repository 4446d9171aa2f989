"""Content files to a plan."""
