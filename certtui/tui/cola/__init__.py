"""Screen 2: the folio queue, its verbs and the timeline of one certificate."""
