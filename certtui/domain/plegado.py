"""How a message of another system is read: folded, mended and with its short words whole (L15b)."""

import re
from functools import lru_cache
from typing import Final

from certtui.domain.letras import sin_acentos
from certtui.domain.nombre import reparar

_LISTA: Final = (
    "ALUMNO APELLIDO APELLIDOS ARCHIVO ASIGNATURA AUTORIZADO CADENA CADUCADO CALIFICACION "
    "CARACTER CARACTERES CARRERA CATALOGO CENTRO CERTIFICACION CERTIFICADO CLAVE COINCIDE "
    "COINCIDEN COMUNICACION CONEXION CONTRASENA CONTROL CORRESPONDE CORRESPONDEN CREDITO "
    "CREDITOS DEPENDENCIA DIGITAL DIGITO DUPLICADO EDUCATIVA ELECTRONICA EMISION ENCONTRADO "
    "ENCONTRO ENTIDAD ESQUEMA ESTUDIOS EXISTE FEDERATIVA FIRMANTE FORMATO INCORRECTA "
    "INCORRECTO INEXISTENTE INSTITUCION INVALIDA INVALIDO LOCALIZO MATRICULA MAYUSCULAS "
    "MINUSCULAS MODULO MODULOS MUNICIPIO NACIMIENTO NOMBRE NUMERO OPCION ORIGINAL PERIODO "
    "PLANTEL PROMEDIO REGISTRADO RENAPO REPETIDO RESPONSABLE REVOCADO SELLO SERVICIO SESION "
    "SOSTENIMIENTO TAMANO TERMINACION TERMINO TIMBRADO TRABAJO VACIO VALIDA VALIDO VENCIDO "
    "VERIFICADOR VERSION VIGENCIA VIGENTE "
)
PALABRAS: Final = frozenset(
    f"{_LISTA} DENTRO EXISTEN HOMBRE NOMBRES NUMEROS SERVIDOR VALIDACION VALIDAR VALIDOS".split()
)
"""Words that rules look for: a word that misses letters of its encoding is read as one of them."""

_ROTA: Final = re.compile(r"[A-Z]*(?:[?\ufffd\u00a4-\u00bf]+[A-Z]*)+")


def plegar(mensaje: str) -> str:
    """Message without accents, upper case and single-spaced, so that rules match any spelling.

    Text decoded with the wrong table is put right, and so is a known word that lost letters to
    "?" or the replacement mark, or that has one letter wrong, missing, doubled or swapped. Usual
    abbreviations are read whole ("CALIF. INV"), initials without their points ("C.U.R.P."). What
    comes after the first 2 000 characters is not read: it would only cost time.
    """
    mensaje = mensaje[:_LARGO]
    sano = reparar(mensaje) or mensaje
    separado = _CAMELLO.sub(" ", sin_acentos(sano).replace("noCertificado", "numeroCertificado"))
    texto = separado.upper().replace("_", " ")
    texto = _ROTA.sub(lambda m: _completar(m.group()), texto)
    texto = _INICIALES.sub(lambda m: m.group().replace(".", ""), texto)
    texto = _ABREVIATURA.sub(lambda m: ABREVIATURAS[m.group(1)], texto)
    texto = " ".join(_PALABRA.sub(lambda m: _corregir(m.group()), texto).split())
    for giro, dicho in _GIROS:
        texto = giro.sub(dicho, texto)
    return texto


_LARGO: Final = 2000

_CAMELLO: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where an attribute's name joins two words: "creditosObtenidos"."""

_GIROS: Final = (
    (re.compile(r"\bACTA DE NACIMIENTO\b"), "ACTA"),
    (re.compile(r"\b(ESTIMAD|APRECIABLE|DISTINGUID|RESPETABLE)\w*(\(A\))? \w+,?:? ?"), ""),
    (re.compile(r"\bREGISTRO NACIONAL (DE )?(LA )?POBLACION( E IDENTIDAD)?\b"), "RENAPO"),
    (re.compile(r"\bCLAVE (UNICA( DE( REGISTRO( DE)?)? POBLACION)?|DEL? POBLACION)"), "CURP"),
)
"""Long names of what rules call by its initials, and courtesies that say nothing."""

ABREVIATURAS: Final = {
    "CALIF": "CALIFICACION",
    "CARACT": "CARACTER",
    "CERT": "CERTIFICADO",
    "CERTIF": "CERTIFICADO",
    "CORRESP": "CORRESPONDE",
    "CR": "CREDITOS",
    "CRED": "CREDITOS",
    "CTA": "CUENTA",
    "CVE": "CLAVE",
    "DIF": "DIFERENTE",
    "DUP": "DUPLICADO",
    "ENT": "ENTIDAD",
    "FEC": "FECHA",
    "HRS": "HORAS",
    "INC": "INCORRECTO",
    "INCORR": "INCORRECTO",
    "INEX": "INEXISTENTE",
    "INST": "INSTITUCION",
    "INV": "INVALIDO",
    "INVAL": "INVALIDO",
    "MANTTO": "MANTENIMIENTO",
    "MOD": "MODULO",
    "MODS": "MODULOS",
    "MPIO": "MUNICIPIO",
    "MUN": "MUNICIPIO",
    "NAC": "NACIMIENTO",
    "NOM": "NOMBRE",
    "NUM": "NUMERO",
    "OPC": "OPCION",
    "PROM": "PROMEDIO",
    "PROG": "PROGRAMA",
    "REQ": "REQUERIDO",
    "RESP": "RESPONSABLE",
    "USR": "USUARIO",
    "VENC": "VENCIDO",
    "VIG": "VIGENCIA",
}
"""Abbreviations of answer sheets, with or without their point."""

_INICIALES: Final = re.compile(r"\b(?:[A-Z]\.){2,}(?:[A-Z]\b)?")
_ABREVIATURA: Final = re.compile(rf"\b({'|'.join(sorted(ABREVIATURAS))})\b\.?")


def _completar(rota: str) -> str:
    """The known word of which each run of marks hides one letter, or the text as it came."""
    if not any("A" <= c <= "Z" for c in rota):
        return rota
    forma = re.compile("[A-Z]".join(re.split(r"[^A-Z]+", rota)))
    return next((p for p in sorted(PALABRAS) if forma.fullmatch(p)), rota)


_PALABRA: Final = re.compile(r"\b[A-Z]{6,}\b")


@lru_cache(maxsize=4096)
def _corregir(palabra: str) -> str:
    """A known word at one slip of the keyboard; one of five letters or fewer is never touched."""
    if palabra in PALABRAS:
        return palabra
    cerca = sorted(p for p in PALABRAS if len(p) > 5 and _a_un_paso(palabra, p))
    return cerca[0] if len(cerca) == 1 else palabra


def _a_un_paso(una: str, otra: str) -> bool:
    """True when one letter changed, is missing, is extra, or two neighbours are swapped."""
    if abs(len(una) - len(otra)) > 1:
        return False
    i = next((n for n, (a, b) in enumerate(zip(una, otra, strict=False)) if a != b), len(una))
    if len(una) == len(otra):
        cambio = una[i + 1 :] == otra[i + 1 :]
        return cambio or (una[i : i + 2] == otra[i : i + 2][::-1] and una[i + 2 :] == otra[i + 2 :])
    larga, corta = (una, otra) if len(una) > len(otra) else (otra, una)
    return larga[i + 1 :] == corta[i:]
