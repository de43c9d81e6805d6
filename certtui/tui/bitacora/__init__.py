"""The log and its chain."""
