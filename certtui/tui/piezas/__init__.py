"""What every screen is made of: the one list, the one form, the one dialog, the one batch."""
