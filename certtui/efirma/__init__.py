"""SAT e.firma files: reading, diagnosis, seal, verification, trust anchors."""
