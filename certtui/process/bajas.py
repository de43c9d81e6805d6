"""Rejections and the way back: ticket, baja, successor; cancellation (E01–E08, L15, L18)."""

from dataclasses import dataclass

from certtui.domain.rechazo import Rechazo, ReglaCausa, clasificar, compilar
from certtui.domain.rol import Rol
from certtui.domain.tramite import Tramite
from certtui.process.motor import Paso, avanzar
from certtui.process.oficina import Oficina
from certtui.store import alumnos, catalogos, lotes, tramites
from certtui.texts.tickets import texto_de_baja


@dataclass(frozen=True, slots=True)
class RechazoVisto:
    """A refusal with what a person needs to act on it."""

    rechazo: Rechazo
    tramite: Tramite
    matricula: str
    nombre: str
    consejo: str


def listar_rechazos(oficina: Oficina, *, solo_pendientes: bool = True) -> list[RechazoVisto]:
    """Refusals in the person's scope, newest first (L15a)."""
    consejos = {r.clave: r.consejo for r in catalogos.leer_causas(oficina.base)}
    vistos = []
    for rechazo in lotes.listar_rechazos(oficina.base):
        t = tramites.leer_tramite(oficina.base, rechazo.tramite)
        if t is None or not oficina.usuario.alcanza(t.entidad, t.plantel):
            continue
        if solo_pendientes and t.estado not in {"rechazado", "baja_solicitada"}:
            continue
        alumno = alumnos.leer_alumno(oficina.base, t.alumno)
        vistos.append(
            RechazoVisto(
                rechazo,
                t,
                alumno.matricula if alumno else "",
                alumno.nombre_completo if alumno else "",
                consejos.get(rechazo.regla, ""),
            )
        )
    return vistos


def agregar_causa(oficina: Oficina, regla: ReglaCausa) -> int:
    """A new rule of triage; the unknown refusals are classified again. Returns how many changed."""
    oficina.exigir("L15b", Rol.SE_PLANTEL, Rol.SE_ESTATAL, Rol.SYSADMIN)
    compilar(regla.patron)
    cambiados = 0
    with oficina.base.tx():
        catalogos.guardar_causa(oficina.base, regla)
        reglas = catalogos.leer_causas(oficina.base)
        for rechazo in lotes.listar_rechazos(oficina.base):
            nueva = clasificar(rechazo.mensaje, reglas)
            if not rechazo.regla and nueva.clave:
                lotes.reclasificar(oficina.base, rechazo.id, nueva)
                cambiados += 1
        oficina.anotar("causa", entidad="causa_regla", regla="L15b", datos={"clave": regla.clave})
    return cambiados


def datos_de_baja(oficina: Oficina, tramite: Tramite, motivo: str = "") -> dict[str, object]:
    """The reason of a baja and the text that asks DSE for it (L15d)."""
    rechazo = lotes.ultimo_rechazo(oficina.base, tramite.id)
    alumno = alumnos.leer_alumno(oficina.base, tramite.alumno)
    razon = motivo or (rechazo.mensaje if rechazo else "")
    texto = texto_de_baja(
        folio=tramite.folio_texto,
        folio_control=tramite.folio_control,
        matricula=alumno.matricula if alumno else "",
        motivo=razon,
        causa=rechazo.causa if rechazo else "",
    )
    return {"motivo": razon, "texto": texto}


def pedir_baja(oficina: Oficina, tramite: Tramite, motivo: str = "") -> Paso:
    """Ask DSE for the baja: of a refusal (E01), or of an error found before sending (E04)."""
    transicion = "E01" if tramite.estado == "rechazado" else "E04"
    datos = datos_de_baja(oficina, tramite, motivo)
    return avanzar(oficina, transicion, tramite=tramite.id, datos=datos)


def atender_baja(oficina: Oficina, tramite: Tramite, ticket: str) -> Paso:
    """DSE attended the ticket, or the state office records that it did (E02)."""
    return avanzar(oficina, "E02", tramite=tramite.id, datos={"ticket": ticket})


def desistir(oficina: Oficina, tramite: Tramite, motivo: str) -> Paso:
    """The student withdraws before having a folio (E08)."""
    return avanzar(oficina, "E08", tramite=tramite.id, datos={"motivo": motivo})


def pedir_cancelacion(oficina: Oficina, tramite: Tramite, *, motivo: str, folio: str) -> Paso:
    """Start the cancellation of a stamped certificate; the folio is typed again (E06)."""
    return avanzar(oficina, "E06", tramite=tramite.id, datos={"motivo": motivo, "folio": folio})


def confirmar_cancelacion(oficina: Oficina, tramite: Tramite, *, cosfac: str = "") -> Paso:
    """COSFAC confirmed, or the term has run (E07, C02); `entrega.etiquetar_cancelado` labels."""
    return avanzar(oficina, "E07", tramite=tramite.id, datos={"confirmacion_cosfac": cosfac})
