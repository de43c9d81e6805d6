"""certtui: the road of a Certificado de Terminación de Estudios, in a terminal."""

__version__ = "0.1.0"
