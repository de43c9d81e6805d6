"""An answer before it is taken: what would change, certificate by certificate; writes nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from certtui.domain.errores import CerttuiError
from certtui.domain.hallazgo import Hallazgo, ResuelveEn
from certtui.domain.lote import EstatusItem, PruebaTimbre
from certtui.domain.rechazo import ReglaCausa, clasificar
from certtui.exchange.cosfac.respuesta import Respuesta
from certtui.exchange.csv_seguro import write_csv
from certtui.exchange.hallazgo import HallazgoFila
from certtui.process.motor import Fallido, Paso, avanzar
from certtui.process.oficina import Oficina
from certtui.process.respuesta.decision import Decision, Extravio, Movida, decidir
from certtui.process.salidas import guardar_salida
from certtui.store import alumnos, catalogos, lotes, tramites
from certtui.texts import respuestas as textos
from certtui.texts.errores import explicar
from certtui.texts.hallazgos import frase, quien_resuelve


class Efecto(StrEnum):
    """What an answer would do with one certificate, the good news first."""

    TIMBRE = "timbre"
    PDF = "pdf"
    SIN_XML = "sin_xml"
    RECHAZO = "rechazo"
    DEVUELTO = "devuelto"
    YA_ESTABA = "ya_estaba"
    ALTERADO = "alterado"
    REHUSADO = "rehusado"
    EXTRAVIO = "extravio"
    RENGLON = "renglon"


ESCRIBEN = (Efecto.TIMBRE, Efecto.PDF, Efecto.SIN_XML, Efecto.RECHAZO, Efecto.DEVUELTO)
"""The effects that write something."""

MALOS = (Efecto.ALTERADO, Efecto.REHUSADO, Efecto.EXTRAVIO)
"""The effects that a person has to look at: nothing of them is taken."""

_DE_TRANSICION = {
    "T12": Efecto.TIMBRE,
    "T12p": Efecto.PDF,
    "T13": Efecto.RECHAZO,
    "E11": Efecto.SIN_XML,
}


@dataclass(frozen=True, slots=True)
class Cambio:
    """One certificate, or one line of the answer that is of none.

    `mensaje` is COSFAC's; cause, field and owner are of a refusal; `extravio` says why something
    is nobody's; `error` and `fila` say why it would not be taken.
    """

    clave: str
    efecto: Efecto
    tramite: int = 0
    lote: int = 0
    matricula: str = ""
    nombre: str = ""
    mensaje: str = ""
    causa: str = ""
    campo: str = ""
    regla: str = ""
    resuelve: ResuelveEn | None = None
    extravio: str = ""
    hallazgos: tuple[Hallazgo, ...] = ()
    error: CerttuiError | None = None
    fila: HallazgoFila | None = None


@dataclass(frozen=True, slots=True)
class Ensayo:
    """A dry run; `respuesta` is what was read, so that exactly that is what is taken later."""

    respuesta: Respuesta
    lote: int | None
    cambios: tuple[Cambio, ...]

    @property
    def cuentas(self) -> Mapping[Efecto, int]:
        """How many of each effect, in the order of the effects."""
        hay = Counter(c.efecto for c in self.cambios)
        return {e: hay[e] for e in Efecto if hay[e]}

    @property
    def escribe(self) -> int:
        """How many certificates would change."""
        return sum(c.efecto in ESCRIBEN for c in self.cambios)

    @property
    def limpio(self) -> bool:
        """True when nothing of the answer would be left aside."""
        return not any(
            c.efecto in MALOS or (c.fila is not None and c.fila.impide) for c in self.cambios
        )


def ensayar_respuesta(oficina: Oficina, respuesta: Respuesta, *, lote: int | None = None) -> Ensayo:
    """Everything that `aplicar_respuesta` would do with this answer, decided by the same code."""
    reglas = catalogos.leer_causas(oficina.base)
    cambios = [
        Cambio(f"{h.archivo}:{h.linea}" if h.linea else h.valor, Efecto.RENGLON, fila=h)
        for h in respuesta.hallazgos
    ]
    vistos: set[str] = set()
    for clave, decision in decidir(oficina, respuesta, lote):
        cambios.append(_cambio(oficina, clave, decision, reglas, vistos))
    if oficina.ajustes.texto("cosfac.modo_lote") == "atomico":
        cambios += _devueltos(oficina, cambios)
    return Ensayo(respuesta, lote, tuple(_con_persona(oficina, c) for c in cambios))


def _cambio(
    oficina: Oficina, clave: str, decision: Decision, reglas: list[ReglaCausa], vistos: set[str]
) -> Cambio:
    match decision:
        case Extravio():
            t = tramites.tramite_por_folio_control(oficina.base, clave)
            return Cambio(
                clave,
                Efecto.EXTRAVIO,
                tramite=t.id if t else 0,
                lote=decision.lote,
                extravio=decision.clave,
                hallazgos=decision.hallazgos,
            )
        case Fallido():
            return Cambio(clave, Efecto.REHUSADO, error=decision.error)
        case Paso():
            return Cambio(clave, Efecto.YA_ESTABA, tramite=decision.tramite)
        case Movida():
            return _de_movida(oficina, clave, decision, reglas, vistos)


def _de_movida(
    oficina: Oficina, clave: str, m: Movida, reglas: list[ReglaCausa], vistos: set[str]
) -> Cambio:
    comun = Cambio(clave, _DE_TRANSICION[m.transicion], tramite=m.tramite.id, lote=m.lote)
    datos, prueba = dict(m.datos), m.datos.get("prueba")
    if isinstance(prueba, PruebaTimbre) and prueba.folio_digital:
        if prueba.folio_digital in vistos:
            datos["prueba"] = replace(prueba, folio_digital_ajeno=True)
        vistos.add(prueba.folio_digital)
    try:
        paso = avanzar(
            oficina, m.transicion, tramite=m.tramite.id, token=m.token, datos=datos, ensayo=True
        )
    except CerttuiError as error:
        hallazgos: tuple[Hallazgo, ...] = getattr(error, "hallazgos", ())
        alterado = any(h.regla in {"L11b", "L20b"} for h in hallazgos)
        efecto = Efecto.ALTERADO if alterado else Efecto.REHUSADO
        return replace(comun, efecto=efecto, error=error, hallazgos=hallazgos)
    if paso.repetido:
        return replace(comun, efecto=Efecto.YA_ESTABA)
    mensaje = str(m.datos.get("mensaje", ""))
    if m.transicion != "T13":
        return replace(comun, mensaje=mensaje, hallazgos=paso.hallazgos)
    regla = clasificar(mensaje, reglas)
    return replace(
        comun,
        mensaje=mensaje,
        causa=regla.causa,
        campo=regla.campo,
        regla=regla.clave,
        resuelve=regla.resuelve,
    )


def _devueltos(oficina: Oficina, cambios: list[Cambio]) -> Iterator[Cambio]:
    """Under the atomic mode, what one refusal of its lot sends back (C28)."""
    contestados = {c.tramite for c in cambios if c.efecto in {Efecto.TIMBRE, Efecto.RECHAZO}}
    sin_xml = {c.tramite: c for c in cambios if c.efecto is Efecto.SIN_XML}
    for lote in sorted({c.lote for c in cambios if c.efecto is Efecto.RECHAZO}):
        for item in lotes.items_de_lote(oficina.base, lote):
            espera = item.estatus in {EstatusItem.ENVIADO, EstatusItem.ACEPTADO_SIN_XML}
            if not espera or item.tramite in contestados:
                continue
            if item.tramite in sin_xml:
                cambios.remove(sin_xml[item.tramite])
            clave = item.archivo.removesuffix(".xml")
            yield Cambio(clave, Efecto.DEVUELTO, tramite=item.tramite, lote=lote)


def _con_persona(oficina: Oficina, cambio: Cambio) -> Cambio:
    """The change with whose certificate it is, within the scope of who looks."""
    t = tramites.leer_tramite(oficina.base, cambio.tramite) if cambio.tramite else None
    if t is None or not oficina.usuario.alcanza(t.entidad, t.plantel):
        return cambio
    alumno = alumnos.leer_alumno(oficina.base, t.alumno)
    if alumno is None:
        return cambio
    nombre = t.nombre_oficial or alumno.nombre_completo
    return replace(cambio, matricula=alumno.matricula, nombre=nombre)


def explicar_cambio(cambio: Cambio) -> str:
    """Why, in one sentence; "" for what needs no explanation."""
    if cambio.fila is not None:
        return cambio.fila.en_una_linea()
    if cambio.extravio:
        return textos.extravio(cambio.extravio, cambio.lote)
    if cambio.hallazgos:
        return " ".join(f"{h.regla}: {frase(h)}" for h in cambio.hallazgos)
    if cambio.error is not None:
        explicacion = explicar(cambio.error)
        return f"{explicacion.frase} {explicacion.remedio}"
    if cambio.resuelve is not None:
        causa = cambio.causa if cambio.regla else textos.SIN_CAUSA
        return textos.rechazado(causa, quien_resuelve(cambio.resuelve), cambio.mensaje)
    return textos.VUELVE_CON_SU_LOTE if cambio.efecto is Efecto.DEVUELTO else cambio.mensaje


def guardar_ensayo(oficina: Oficina, ensayo: Ensayo) -> Path:
    """The dry run as a CSV in the person's outbox; raises ArchivoNoEscrito."""
    filas = [
        (
            textos.EFECTOS[c.efecto.value][0],
            c.clave,
            c.matricula,
            c.nombre,
            c.causa,
            c.campo,
            explicar_cambio(c),
        )
        for c in ensayo.cambios
    ]
    datos = write_csv(textos.COLUMNAS_DE_ENSAYO, filas)
    return guardar_salida(oficina, "ensayo_respuesta.csv", datos, filas=len(filas))
