"""The norm, rule by rule."""
