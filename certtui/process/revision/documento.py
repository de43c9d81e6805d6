"""Rules on the document alone: structure, arithmetic, dates, literals, names and CURP."""

import re
from collections.abc import Iterator
from datetime import date

from certtui.dec.errores import DocumentoInvalido, EsquemaIncumplido
from certtui.dec.iems.campos import atributos_de
from certtui.dec.iems.modelo import Terminacion
from certtui.dec.iems.textos import promedio_texto
from certtui.dec.iems.xml import comprobar
from certtui.dec.normalizar import es_final
from certtui.domain.curp import Curp
from certtui.domain.hallazgo import ResuelveEn
from certtui.domain.nombre import ReglaNombre, es_mixto, proponer
from certtui.domain.valor import FechaImposible, ValorInvalido, VerificadorIncorrecto
from certtui.process.revision.contexto import Contexto
from certtui.process.revision.registro import Falta, regla

EDAD_MINIMA = 14
"""Years at the end of the studies below which a birth date is a slip (L06b)."""
EDAD_MAXIMA = 99

_APLICATIVO, _SAE, _CATALOGO = ResuelveEn.APLICATIVO, ResuelveEn.SAE, ResuelveEn.CATALOGO
_FOLIO_CONTROL = re.compile(r"[A-Z]{2}\d{2}-\d{7}-[1-9]\d*", re.ASCII)
_MATRICULA = re.compile(r"[0-9A-Za-z][0-9A-Za-z\-]{3,19}", re.ASCII)
_ENTERO = re.compile(r"[1-9]\d{0,3}", re.ASCII)
_HORAS = re.compile(r"[1-9]\d{0,3}|\*\*\*", re.ASCII)
_NOTA = re.compile(r"\d\.\d|10", re.ASCII)
_INSTANTE = re.compile(r"(\d{4}-\d{2}-\d{2})T00:00:00", re.ASCII)
_NOMBRES = (
    ("Alumno.nombre", "nombre"),
    ("Alumno.primerApellido", "primer_apellido"),
    ("Alumno.segundoApellido", "segundo_apellido"),
)


@regla("P-D01", _APLICATIVO)
def estructura(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """The document fits the schema: what must be there is there, and of its type."""
    try:
        comprobar(doc)
    except EsquemaIncumplido as error:
        campo = f"{error.datos.get('elemento', '—')}.{error.datos.get('atributo', '—')}"
        yield Falta(campo, str(error.datos.get("valor", "")))
    except DocumentoInvalido:
        return  # P-D05 says which text


@regla("P-D02", _APLICATIVO)
def version(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """Terminación 3.0 of type 1, the only document of this road (dec-iems §1.1)."""
    if doc.version != "3.0":
        yield Falta("Dec.version", doc.version)
    if doc.tipo_certificado != "1":
        yield Falta("Dec.tipoCertificado", doc.tipo_certificado)


@regla("P-D03", _APLICATIVO)
def folio_control(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """The folioControl is a folio of the office and a use of it (dec-iems §8)."""
    if not _FOLIO_CONTROL.fullmatch(doc.folio_control):
        yield Falta("Dec.folioControl", doc.folio_control)


@regla("P-D04", _APLICATIVO)
def sin_timbre(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """What goes to be stamped bears no stamp."""
    if doc.timbre is not None:
        yield Falta("Sep.folioDigital", doc.timbre.folio_digital)


@regla("P-D05", _APLICATIVO)
def textos(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """Every value is in its signable form: NFC, single spaces, no "|" (dec-iems §3)."""
    for campo, valor in atributos_de(doc).items():
        if not es_final(valor):
            yield Falta(campo, ascii(valor))


@regla("P-D06", _SAE)
def matricula(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """The numeroControl looks like a matrícula."""
    if not _MATRICULA.fullmatch(doc.alumno.numero_control):
        yield Falta("Alumno.numeroControl", doc.alumno.numero_control)


@regla("P-D07", _SAE)
def curp_forma(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """RENAPO's shape: letters, sex, entidad of birth and length."""
    motivo = _motivo_curp(doc.alumno.curp)
    if motivo is not None and motivo not in {FechaImposible, VerificadorIncorrecto}:
        yield Falta("Alumno.curp", doc.alumno.curp)


@regla("P-D08", _SAE)
def curp_fecha(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """The birth date inside the CURP is a day that existed."""
    if _motivo_curp(doc.alumno.curp) is FechaImposible:
        yield Falta("Alumno.curp", doc.alumno.curp, (("fecha", doc.alumno.curp[4:10]),))


@regla("P-D09", _SAE)
def curp_verificador(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """The 18th character is the one that RENAPO computes."""
    if _motivo_curp(doc.alumno.curp) is VerificadorIncorrecto:
        yield Falta("Alumno.curp", doc.alumno.curp)


@regla("P-D10", _SAE)
def edad(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """The birth date of the CURP goes with the end of the studies."""
    termino = leer_instante(doc.acreditacion.periodo_termino)
    if termino is None or _motivo_curp(doc.alumno.curp) is not None:
        return
    nacio = Curp(doc.alumno.curp).fecha_nacimiento
    cumplidos = (
        termino.year - nacio.year - ((termino.month, termino.day) < (nacio.month, nacio.day))
    )
    if not EDAD_MINIMA <= cumplidos <= EDAD_MAXIMA:
        yield Falta("Alumno.curp", doc.alumno.curp, (("anios", str(cumplidos)),))


@regla("P-D11", _SAE)
def periodo_inicio(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """The first day is a date at midnight without zone."""
    if leer_instante(doc.acreditacion.periodo_inicio) is None:
        yield Falta("Acreditacion.periodoInicio", doc.acreditacion.periodo_inicio)


@regla("P-D12", _SAE)
def periodo_termino(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """The last day is a date at midnight without zone."""
    if leer_instante(doc.acreditacion.periodo_termino) is None:
        yield Falta("Acreditacion.periodoTermino", doc.acreditacion.periodo_termino)


@regla("P-D13", _SAE)
def orden_de_periodos(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """The studies begin before they end."""
    inicio = leer_instante(doc.acreditacion.periodo_inicio)
    termino = leer_instante(doc.acreditacion.periodo_termino)
    if inicio and termino and inicio >= termino:
        yield Falta("Acreditacion.periodoInicio", str(inicio), (("termino", str(termino)),))


@regla("P-D14", _SAE)
def termino_pasado(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The studies have ended."""
    termino = leer_instante(doc.acreditacion.periodo_termino)
    if termino and termino > c.hoy:
        yield Falta("Acreditacion.periodoTermino", str(termino))


@regla("P-D15", _CATALOGO)
def creditos_enteros(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """Credits are whole numbers above zero."""
    for campo, valor in (
        ("Acreditacion.creditosObtenidos", doc.acreditacion.creditos_obtenidos),
        ("Acreditacion.totalCreditos", doc.acreditacion.total_creditos),
    ):
        if not _ENTERO.fullmatch(valor):
            yield Falta(campo, valor)


@regla("P-D16", _CATALOGO)
def creditos_completos(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """In a terminación the credits obtained are all of them (dec-iems §1.3)."""
    a = doc.acreditacion
    if a.creditos_obtenidos != a.total_creditos:
        yield Falta(
            "Acreditacion.creditosObtenidos", a.creditos_obtenidos, (("total", a.total_creditos),)
        )


@regla("P-D17", _SAE)
def promedio_forma(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """One decimal, and ten as "10"."""
    if not _NOTA.fullmatch(doc.acreditacion.promedio):
        yield Falta("Acreditacion.promedioAprovechamiento", doc.acreditacion.promedio)


@regla("P-D18", _SAE)
def promedio_en_letra(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """The words say the number."""
    a = doc.acreditacion
    if _NOTA.fullmatch(a.promedio) and a.promedio_texto != (letra := promedio_texto(a.promedio)):
        yield Falta(
            "Acreditacion.promedioAprovechamientoTexto", a.promedio_texto, (("letra", letra),)
        )


@regla("P-D19", _SAE)
def calificacion_forma(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """Each module bears a number: a literal such as "AC" is no grade of this document."""
    for numero, uac in enumerate(doc.uacs, start=1):
        if not _NOTA.fullmatch(uac.calificacion):
            yield Falta(f"UacdeFt[{numero}].calificacion", uac.calificacion, (("n", uac.nombre),))


@regla("P-D20", _CATALOGO)
def horas(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """Hours are a whole number, or "***" for none (dec-iems §1.3)."""
    for numero, uac in enumerate(doc.uacs, start=1):
        if not _HORAS.fullmatch(uac.horas):
            yield Falta(f"UacdeFt[{numero}].totalHorasUAC", uac.horas, (("n", uac.nombre),))


@regla("P-D21", _CATALOGO)
def modulos_unicos(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """No module stands twice."""
    vistos: set[str] = set()
    for numero, uac in enumerate(doc.uacs, start=1):
        if uac.nombre.casefold() in vistos:
            yield Falta(f"UacdeFt[{numero}].nombre", uac.nombre)
        vistos.add(uac.nombre.casefold())


@regla("P-D22", _CATALOGO)
def con_modulos(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """A terminación bears the modules of formación laboral."""
    if not doc.uacs:
        yield Falta("UacsdeFt")


@regla("P-D23", _CATALOGO)
def con_perfil(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """The PerfilEgresoEspecifico is always there, even with empty texts (dec-iems §3)."""
    if doc.perfil is None:
        yield Falta("PerfilEgresoEspecifico")


@regla("P-N01", _APLICATIVO)
def caja_del_nombre(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """Names in capitals and lower case (L17a, C04)."""
    caja = ReglaNombre(c.ajustes.texto("nombres.regla"))
    for campo, valor in _nombres(doc):
        if valor and any(x.isalpha() for x in valor) and not es_mixto(valor, caja):
            yield Falta(campo, valor)


@regla("P-N02", _APLICATIVO)
def nombre_legible(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """No name bears letters of a wrong decoding."""
    for campo, valor in _nombres(doc):
        if proponer(valor).rechazo == "mojibake":
            yield Falta(campo, valor, (("reparado", proponer(valor).reparado or "—"),))


@regla("P-N03", _APLICATIVO)
def nombre_con_letras(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """Names are made of letters."""
    for campo, valor in _nombres(doc):
        if proponer(valor).rechazo in {"digitos", "caracteres", "sin_letras"}:
            yield Falta(campo, valor)


@regla("P-N04", _APLICATIVO)
def nombre_completo(doc: Terminacion, _c: Contexto) -> Iterator[Falta]:
    """Given name and first surname are there; a second one is left out, never empty."""
    for campo, valor in (
        ("Alumno.nombre", doc.alumno.nombre),
        ("Alumno.primerApellido", doc.alumno.primer_apellido),
        ("Alumno.segundoApellido", doc.alumno.segundo_apellido),
    ):
        if valor == "":
            yield Falta(campo)


def leer_instante(texto: str) -> date | None:
    """The day of a midnight without zone, or None."""
    hallado = _INSTANTE.fullmatch(texto)
    try:
        return date.fromisoformat(hallado[1]) if hallado else None
    except ValueError:
        return None


def _motivo_curp(curp: str) -> type[ValorInvalido] | None:
    try:
        Curp(curp)
    except ValorInvalido as error:
        return type(error)
    return None


def _nombres(doc: Terminacion) -> Iterator[tuple[str, str]]:
    for campo, atributo in _NOMBRES:
        yield campo, getattr(doc.alumno, atributo) or ""
