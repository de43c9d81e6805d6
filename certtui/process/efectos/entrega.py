"""Custody and delivery (T15–T17, L12–L14)."""

from certtui.domain.entrega import Entrega, OrigenCorreo, TipoEntrega
from certtui.domain.hallazgo import Hallazgo
from certtui.domain.hechos import Hechos
from certtui.domain.reloj import a_texto
from certtui.process.efectos.registro import Cambio, efecto
from certtui.process.oficina import Oficina
from certtui.store import entregas


@efecto("descargar")
def descargar(oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """The files, already on disk, are recorded with their hashes (T15, L14a)."""
    archivos = h.datos["archivos"]
    if not isinstance(archivos, tuple):
        raise TypeError("la descarga llegó sin archivos")
    for archivo in archivos:
        entregas.custodiar(oficina.base, archivo, a_texto(h.ahora))
    return Cambio(
        datos={
            "pdf_origen": h.en_curso.pdf_origen,
            "archivos": {a.tipo: a.sha256 for a in archivos},
        }
    )


@efecto("entregar")
def entregar(oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """A delivery with its acuse; from the second on it is a reposición (T16, T17, F03)."""
    archivos = h.datos["archivos"]
    if not isinstance(archivos, tuple):
        raise TypeError("la entrega llegó sin archivos")
    ahora = a_texto(h.ahora)
    for archivo in archivos:
        entregas.custodiar(oficina.base, archivo, ahora)
    numero = len(h.entregas) + 1
    entregas.guardar_entrega(
        oficina.base,
        Entrega(
            id=0,
            tramite=h.en_curso.id,
            tipo=TipoEntrega.ENTREGA if numero == 1 else TipoEntrega.REPOSICION,
            numero=numero,
            medio=h.dato("medio"),
            correo=h.dato("correo"),
            origen=OrigenCorreo(h.dato("origen")),
            declarado_por=h.dato("declarado_por"),
            zip_sha256=h.dato("zip_sha256"),
            acuse_en=ahora,
            acuse_recibe=h.dato("recibe"),
            en=ahora,
            por=h.actor.id,
        ),
    )
    return Cambio(
        datos={
            "numero": numero,
            "medio": h.dato("medio"),
            "correo": h.dato("correo"),
            "zip_sha256": h.dato("zip_sha256"),
            "instruccion": h.dato("instruccion"),
        }
    )
