"""Loading with frozen data, and the review of the name (T06, T07)."""

import hashlib

from certtui.dec.normalizar import texto
from certtui.domain.bitacora import canonico
from certtui.domain.firma import Politica
from certtui.domain.hallazgo import Hallazgo
from certtui.domain.hechos import Hechos
from certtui.domain.reloj import a_texto
from certtui.domain.tramite import CAMPOS_DEL_NOMBRE
from certtui.process.efectos.registro import Cambio, efecto
from certtui.process.errores import DatoIncompleto
from certtui.process.instantanea import congelar
from certtui.process.oficina import Oficina
from certtui.store import tramites


@efecto("cargar")
def cargar(oficina: Oficina, h: Hechos, hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """Freezes what the document will say, and the policy of its signatures."""
    ahora = a_texto(h.ahora)
    politica, nivel = h.ajustes.texto("firma.politica"), h.ajustes.texto("firma.nivel_xml")
    if nivel != "ultimo" and nivel not in Politica(politica).niveles:
        raise DatoIncompleto(
            regla="L20a",
            dato=f"firma.nivel_xml dentro de la política «{politica}»",
            matricula=nivel,
        )
    tramites.anotar_revision(oficina.base, h.en_curso.id, "carga", hallazgos, ahora)
    instantanea = canonico(congelar(oficina, h))
    huella = hashlib.sha256(instantanea.encode()).hexdigest()
    return Cambio(
        campos={
            "snapshot": instantanea,
            "snapshot_sha256": huella,
            "politica": politica,
            "cargado_en": ahora,
            "revisado_en": ahora,
            "sae_huella": h.sae_huella,
        },
        datos={"snapshot_sha256": huella, "politica": politica},
    )


@efecto("confirmar_nombre")
def confirmar_nombre(_oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """The name as a person confirmed it: this is what is sealed and printed (L17)."""
    nombre = _imprimible(h)
    return Cambio(
        campos={
            **nombre,
            "cotejo_documento": h.dato("cotejo_documento"),
            "cotejo_por": h.actor.id,
            "cotejo_en": a_texto(h.ahora),
            "manifestado_por": h.dato("manifestado_por"),
            "validado_estatal_por": "",
        },
        datos={
            **nombre,
            "cotejo_documento": h.dato("cotejo_documento"),
            "manifestado_por": h.dato("manifestado_por"),
            **({"mirado": "si"} if h.dato("mirado") else {}),
        },
    )


@efecto("corregir_nombre")
def corregir_nombre(_oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """A corrected proposal; before and after stay in the log (T07e, L17e)."""
    t = h.en_curso
    antes = {f"{c}_antes": getattr(t, c) for c in CAMPOS_DEL_NOMBRE}
    nuevo = _imprimible(h)
    return Cambio(campos=nuevo, datos={**antes, **nuevo, "motivo": h.dato("motivo")})


def _imprimible(h: Hechos) -> dict[str, str]:
    """The three texts as they are signed; raises TextoNoCabe when the page cannot hold them."""
    from certtui.export.pdf.nombre import exigir_que_quepa

    nombre = {c: texto(h.dato(c), c) for c in CAMPOS_DEL_NOMBRE}
    exigir_que_quepa(" ".join(nombre.values()))
    return nombre


@efecto("reabrir_nombre")
def reabrir_nombre(_oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """Back to the review while nobody has signed: the second look found an error (V21)."""
    return Cambio(
        campos={"validado_estatal_por": "", "cotejo_por": "", "cotejo_en": ""},
        datos={"motivo": h.dato("motivo")},
    )


@efecto("validar_nombre")
def validar_nombre(_oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """The second look of the state office (V21)."""
    return Cambio(campos={"validado_estatal_por": h.actor.id})
