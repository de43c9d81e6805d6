"""The folio and the line of the book, all at once (T05, L08)."""

import base64
import hashlib

from certtui.domain.folio import EstadoFolio
from certtui.domain.hallazgo import Hallazgo
from certtui.domain.hechos import Hechos
from certtui.domain.reloj import a_texto
from certtui.process.efectos.registro import Cambio, efecto
from certtui.process.oficina import Oficina
from certtui.store import folios


def _cuv_de_prueba(*partes: object) -> str:
    """An opaque, unique value; the official algorithm is not published, so only for tests."""
    digesto = hashlib.sha256("|".join(map(str, partes)).encode()).digest()
    return "P" + base64.b32encode(digesto).decode()[:19]


@efecto("registrar")
def registrar(oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """Takes the folio and writes volumen, foja, CUV and fecha de registro in the same step."""
    t, folio, base = h.en_curso, h.folio, oficina.base
    if folio is None:
        raise LookupError("la guarda L08a dejó pasar un trámite sin folio")
    ahora = a_texto(h.ahora)
    reservado = folios.folio_de_tramite(base, t.id)
    if reservado is not None and reservado.id != folio.id:
        folios.cambiar_folio(
            base,
            reservado,
            EstadoFolio.DISPONIBLE,
            tramite=None,
            alumno=None,
            en=ahora,
            motivo="T05",
        )
    folios.cambiar_folio(
        base, folio, EstadoFolio.USADO, tramite=t.id, alumno=h.alumno.id, en=ahora, motivo="T05"
    )
    uso = folios.usos_de_folio(base, folio.id)
    if h.dato("registro_sae") == "si":
        volumen, foja = int(h.dato("volumen")), int(h.dato("foja"))
    else:
        volumen, foja = folios.siguiente_foja(
            base, t.plantel, t.modelo, h.ajustes.entero("libro.fojas_por_volumen")
        )
    fecha = h.dato("fecha_registro") or h.hoy.isoformat()
    cuv = h.dato("cuv") or _cuv_de_prueba(
        oficina.identidad.identidad, folio.texto, t.id, volumen, foja, fecha
    )
    return Cambio(
        campos={
            "folio": folio.id,
            "folio_texto": folio.texto,
            "volumen": volumen,
            "foja": foja,
            "cuv": cuv,
            "fecha_registro": fecha,
            "libro": h.ajustes.texto("libro"),
            "fojas_por_volumen": (
                None
                if h.dato("registro_sae") == "si"
                else h.ajustes.entero("libro.fojas_por_volumen")
            ),
            "folio_control": f"{folio.texto}-{uso}",
        },
        datos={"folio": folio.texto, "volumen": volumen, "foja": foja, "cuv": cuv, "fecha": fecha},
    )
