"""Screen 4: names that somebody must look at."""
