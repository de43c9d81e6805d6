"""Sentence and remedy of the findings of the guardas, by key."""

FRASES: dict[str, tuple[str, str]] = {}
