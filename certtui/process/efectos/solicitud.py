"""Opening, requesting, authorising, returning, withdrawing, suspending (T00–T04, E03, E08, E09)."""

from certtui.domain.folio import SERIE_ELECTRONICA, EstadoFolio
from certtui.domain.hallazgo import Hallazgo
from certtui.domain.hechos import Hechos
from certtui.domain.reloj import a_texto
from certtui.domain.tramite import DOCUMENTO_CERTIFICADO
from certtui.process.efectos.registro import Cambio, efecto
from certtui.process.oficina import Oficina
from certtui.store import folios, tramites


@efecto("abrir")
def abrir(_oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """A new trámite with the version of SAE that it was opened on (T00, E03)."""
    return Cambio(
        campos={
            "alumno": h.alumno.id,
            "documento": DOCUMENTO_CERTIFICADO,
            "canal": h.dato("canal") or "SAE",
            "folio_canal": h.dato("folio_canal"),
            "modelo": h.alumno.modelo,
            "plan": h.alumno.plan,
            "plantel": h.alumno.plantel,
            "anterior": h.anterior.id if h.anterior else None,
            "sae_huella": h.sae_huella,
            "creado_en": a_texto(h.ahora),
        },
        datos={
            "matricula": h.alumno.matricula,
            "canal": h.dato("canal") or "SAE",
            "anterior": h.anterior.id if h.anterior else 0,
        },
    )


@efecto("solicitar")
def solicitar(oficina: Oficina, h: Hechos, hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """The request with SAE's present data, its results and a reserved folio (T01, T04, C05)."""
    t = h.en_curso
    ahora = a_texto(h.ahora)
    tramites.anotar_revision(oficina.base, t.id, "solicitud", hallazgos, ahora)
    datos: dict[str, object] = {"canal": h.dato("canal") or t.canal}
    reservado = h.folio
    if reservado is not None and (
        (reservado.plantel, reservado.modelo) != (h.alumno.plantel, h.alumno.modelo)
    ):
        folios.cambiar_folio(
            oficina.base,
            reservado,
            EstadoFolio.DISPONIBLE,
            tramite=None,
            alumno=None,
            en=ahora,
            motivo="T04",
        )
        reservado = None
    if (
        h.ajustes.activo("folio.reserva_en_solicitud")
        and h.ajustes.texto("libro") == "certtui"
        and reservado is None
    ):
        candidato = folios.candidato(
            oficina.base, h.alumno.plantel, SERIE_ELECTRONICA, h.alumno.modelo, h.alumno.id
        )
        if candidato is not None and candidato.estado is EstadoFolio.DISPONIBLE:
            folios.cambiar_folio(
                oficina.base,
                candidato,
                EstadoFolio.RESERVADO,
                tramite=t.id,
                alumno=h.alumno.id,
                en=ahora,
                motivo="T01",
            )
            datos["reserva"] = candidato.texto
    return Cambio(
        campos={
            "solicitante": h.actor.id,
            "solicitado_en": ahora,
            "revisado_en": ahora,
            "canal": h.dato("canal") or t.canal,
            "folio_canal": h.dato("folio_canal") or t.folio_canal,
            "intento": t.intento + (1 if t.solicitado_en else 0),
            "sae_huella": h.sae_huella,
            "modelo": h.alumno.modelo,
            "plan": h.alumno.plan,
            "plantel": h.alumno.plantel,
            "motivo": "",
        },
        datos=datos,
    )


@efecto("autorizar")
def autorizar(_oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """Who authorised and when (T02)."""
    return Cambio(campos={"autorizado_por": h.actor.id, "autorizado_en": a_texto(h.ahora)})


@efecto("devolver")
def devolver(_oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """The motive of the return; a reserved folio stays reserved (T03)."""
    return Cambio(campos={"motivo": h.dato("motivo")}, datos={"motivo": h.dato("motivo")})


@efecto("desistir")
def desistir(oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """The withdrawal gives the reserved folio back (E08)."""
    if h.folio is not None and h.folio.estado is EstadoFolio.RESERVADO:
        folios.cambiar_folio(
            oficina.base,
            h.folio,
            EstadoFolio.DISPONIBLE,
            tramite=None,
            alumno=None,
            en=a_texto(h.ahora),
            motivo="E08",
        )
    return Cambio(campos={"motivo": h.dato("motivo")}, datos={"motivo": h.dato("motivo")})


@efecto("suspender")
def suspender(_oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """Blocks, or clears the block of, a trámite whose student left (E09, V15)."""
    bloqueo = h.dato("bloqueo")
    return Cambio(
        campos={"bloqueo": bloqueo}, datos={"bloqueo": bloqueo, "capturo": h.dato("capturo")}
    )
