"""A plan to pages, pictures and data."""
