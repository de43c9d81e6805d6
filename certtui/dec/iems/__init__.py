"""The DEC of media superior (IEMS), certificado de terminación 3.0, revised generation."""
