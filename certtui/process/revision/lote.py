"""Rules on the place of a document: the office's register, its folio, its file and its lot."""

import re
from collections.abc import Iterator, Mapping

from certtui.dec.iems.modelo import Terminacion
from certtui.domain.folio import EstadoFolio
from certtui.domain.hallazgo import Hallazgo, ResuelveEn
from certtui.process.revision.contexto import Contexto
from certtui.process.revision.registro import Falta, hallazgo, regla

DEL_LOTE = ("P-L01", "P-L02", "P-L03", "P-L04", "P-L05", "P-L06", "P-L07")
"""Ids of the rules on a lot as a whole."""

_APLICATIVO, _SAE = ResuelveEn.APLICATIVO, ResuelveEn.SAE
_ARCHIVO = re.compile(r"[A-Za-z0-9][A-Za-z0-9\-]{0,95}\.xml", re.ASCII)


@regla("P-R01", _APLICATIVO)
def folio_control_del_tramite(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The folioControl is the trámite's."""
    if c.registro and doc.folio_control != c.registro.folio_control:
        yield Falta(
            "Dec.folioControl", doc.folio_control, (("esperado", c.registro.folio_control),)
        )


@regla("P-R02", _APLICATIVO)
def folio_en_uso(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The trámite holds its folio, in use and not yet issued (workflow §4)."""
    if c.registro and c.registro.folio_estado is not EstadoFolio.USADO:
        visto = c.registro.folio_estado
        datos = (("estado", visto.value if visto else "sin folio"),)
        yield Falta("Dec.folioControl", c.registro.folio_texto, datos)


@regla("P-R03", _SAE)
def misma_persona(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """CURP and matrícula are still those of the student."""
    if c.registro and doc.alumno.curp != c.registro.curp:
        yield Falta("Alumno.curp", doc.alumno.curp, (("esperado", c.registro.curp),))
    if c.registro and doc.alumno.numero_control != c.registro.matricula:
        datos = (("esperado", c.registro.matricula),)
        yield Falta("Alumno.numeroControl", doc.alumno.numero_control, datos)


@regla("P-R04", _APLICATIVO)
def nombre_confirmado(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The name is the one that a person confirmed (L17)."""
    r, a = c.registro, doc.alumno
    visto = (a.nombre, a.primer_apellido, a.segundo_apellido or "")
    if r and visto != (r.nombre, r.primer_apellido, r.segundo_apellido):
        esperado = " ".join(f"{r.nombre} {r.primer_apellido} {r.segundo_apellido}".split())
        yield Falta("Alumno.nombre", " ".join(" ".join(visto).split()), (("esperado", esperado),))


@regla("P-R05", _APLICATIVO)
def sin_certificado_previo(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """No other certificate of the same CURP is stamped and in force."""
    if c.registro and c.registro.timbrado_antes:
        datos = (("otros", ", ".join(c.registro.timbrado_antes)),)
        yield Falta("Alumno.curp", doc.alumno.curp, datos)


@regla("P-R06", _APLICATIVO)
def en_un_solo_lote(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """No other lot still waits for an answer about it."""
    if c.registro and c.registro.en_otros_lotes:
        datos = (("lotes", ", ".join(c.registro.en_otros_lotes)),)
        yield Falta("Dec.folioControl", doc.folio_control, datos)


@regla("P-R07", _SAE)
def sin_bloqueo(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The trámite is not suspended (V15, E09)."""
    if c.registro and c.registro.bloqueo:
        yield Falta("Alumno.numeroControl", c.registro.bloqueo)


@regla("P-R08", _SAE)
def plan_del_tramite(doc: Terminacion, c: Contexto) -> Iterator[Falta]:
    """The plan is the trámite's."""
    visto = doc.acreditacion.clave_plan or ""
    if c.registro and visto != c.registro.plan:
        yield Falta("Acreditacion.clavePlanEstudios", visto, (("esperado", c.registro.plan),))


def revisar_lote(
    documentos: Mapping[str, Terminacion], *, maximo: int = 0
) -> dict[str, tuple[Hallazgo, ...]]:
    """What is wrong with a lot, by file name; "" holds what is wrong with the lot itself.

    `documentos` goes by file name; of two that repeat, the first by name stays. `maximo` 0 means
    that the size is not asked.
    """
    hallados: dict[str, list[Hallazgo]] = {}
    for archivo, clave, falta in _recorrer(documentos, maximo):
        hallados.setdefault(archivo, []).append(hallazgo(clave, _APLICATIVO, falta))
    return {archivo: tuple(lista) for archivo, lista in hallados.items()}


def _recorrer(
    documentos: Mapping[str, Terminacion], maximo: int
) -> Iterator[tuple[str, str, Falta]]:
    if not documentos:
        yield "", "P-L07", Falta("lote", "0")
    if maximo and len(documentos) > maximo:
        yield "", "P-L06", Falta("lote", str(len(documentos)), (("maximo", str(maximo)),))
    vistos: dict[tuple[str, str], str] = {}
    for archivo in sorted(documentos):
        doc = documentos[archivo]
        if not _ARCHIVO.fullmatch(archivo):
            yield archivo, "P-L01", Falta("archivo", archivo)
        elif archivo != f"{doc.folio_control}.xml":
            yield archivo, "P-L02", Falta("archivo", archivo, (("folio", doc.folio_control),))
        for clave, campo, valor in (
            ("P-L03", "Alumno.curp", doc.alumno.curp),
            ("P-L04", "Alumno.numeroControl", doc.alumno.numero_control),
            ("P-L05", "Dec.folioControl", doc.folio_control.casefold()),
        ):
            primero = vistos.setdefault((clave, valor), archivo)
            if primero != archivo:
                yield archivo, clave, Falta(campo, valor, (("otro", primero),))
