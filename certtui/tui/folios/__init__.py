"""Screen 9: the tree of ranges."""
