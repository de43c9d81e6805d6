"""Catalogues, plans and settings."""
