"""The use cases: read, decide, write; one module per step of the road."""
