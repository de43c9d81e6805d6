"""The Spanish verbs: data on stdout, narration on stderr, exit codes of `domain.errores.Salida`."""
