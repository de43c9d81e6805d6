"""One module per family of verbs; each is imported when its verb is asked for."""
