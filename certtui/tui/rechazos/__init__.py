"""Screen 7: rejections by cause, and their repair."""
