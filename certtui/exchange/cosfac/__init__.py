"""COSFAC's files: the lot that goes, the result table and the stamped documents that come."""
