"""The Documento Electrónico de Certificación."""
