"""A page that shows nothing."""
