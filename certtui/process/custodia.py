"""The files under custody: whether each is there as it was kept, and making again what is lost."""

import contextlib
import hashlib
import io
import zipfile
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from certtui.domain.rol import Rol
from certtui.domain.tramite import Tramite
from certtui.export.archivo import escribir_atomico
from certtui.process import entrega
from certtui.process.errores import ArchivoSinRestaurar, NoEncontrado
from certtui.process.motor import Paso
from certtui.process.oficina import Oficina
from certtui.store import entregas, lotes, tramites
from certtui.store.entregas import Custodiado

_QUIEN = (Rol.SE_PLANTEL, Rol.DIRECTOR_PLANTEL, Rol.DIRECTOR_ESTATAL, Rol.SE_ESTATAL, Rol.SYSADMIN)


class EstadoArchivo(StrEnum):
    """What the disk says of a file that the base recorded."""

    INTEGRO = "integro"
    ALTERADO = "alterado"
    FALTA = "falta"


@dataclass(frozen=True, slots=True)
class ArchivoVisto:
    """A file under custody and its state now."""

    archivo: Custodiado
    estado: EstadoArchivo


def revisar(oficina: Oficina, tramite: int) -> list[ArchivoVisto]:
    """Every file in force of a certificate (L14a)."""
    return [
        ArchivoVisto(c, _estado(oficina, c)) for c in entregas.custodia_de(oficina.base, tramite)
    ]


def _estado(oficina: Oficina, c: Custodiado) -> EstadoArchivo:
    if entrega.archivo_integro(oficina, c):
        return EstadoArchivo.INTEGRO
    presente = (oficina.custodia / c.ruta).exists()
    return EstadoArchivo.ALTERADO if presente else EstadoArchivo.FALTA


def restaurar(oficina: Oficina, t: Tramite) -> Paso:
    """Make again, byte by byte, what is missing or changed; the recorded hash decides.

    The stamped XML comes from the base, PDF and QR from the bundle when it is whole, else they are
    rendered again. Raises ArchivoSinRestaurar when something cannot be had with its own bytes:
    the rest is restored all the same.
    """
    oficina.exigir("L14a", *_QUIEN)
    if not oficina.usuario.alcanza(t.entidad, t.plantel):
        raise NoEncontrado(regla="L14a", que="certificado", valor=t.folio_texto)
    malos = [v.archivo for v in revisar(oficina, t.id) if v.estado is not EstadoArchivo.INTEGRO]
    posibles = _bytes_posibles(oficina, t) if malos else {}
    hechos, perdidos = [], []
    for c in malos:
        datos = posibles.get(c.sha256)
        if datos is None:
            perdidos.append(Path(c.ruta).name)
        else:
            escribir_atomico(oficina.custodia / c.ruta, datos)
            hechos.append(c)
    if hechos:
        with oficina.base.tx():
            oficina.anotar(
                "restaurado",
                entidad="archivo",
                entidad_id=t.id,
                regla="L14a",
                datos={"sha256": [c.sha256 for c in hechos]},
            )
    if perdidos:
        raise ArchivoSinRestaurar(
            regla="L14a", folio=t.folio_texto, archivos=", ".join(perdidos), hechos=len(hechos)
        )
    return Paso(t.id, "L14a", t.estado, t.estado, repetido=not hechos)


def _bytes_posibles(oficina: Oficina, t: Tramite) -> dict[str, bytes]:
    """Everything that can be had again, by its SHA-256."""
    hallados: list[bytes] = []
    xml = lotes.leer_xml(oficina.base, t.id, "timbrado")
    if xml is not None:
        hallados.append(xml)
    for c in entregas.custodia_de(oficina.base, t.id):
        if c.tipo == "zip" and entrega.archivo_integro(oficina, c):
            datos = (oficina.custodia / c.ruta).read_bytes()
            with zipfile.ZipFile(io.BytesIO(datos)) as paquete:
                hallados += [paquete.read(n) for n in paquete.namelist()]
    if xml is not None:
        # rendered as it was before any cancellation
        antes = replace(t, estado="timbrado") if t.estado == "cancelado" else t
        with contextlib.suppress(OSError):  # COSFAC's own PDF may be what is lost
            hallados += [datos for _, _, datos in entrega.armar_archivos(oficina, antes)]
        if t.estado == "cancelado":
            hallados.append(entrega.pdf_cancelado(oficina, t))
    return {hashlib.sha256(d).hexdigest(): d for d in hallados}


def tramite_de(oficina: Oficina, clave: int) -> Tramite:
    """One trámite within the person's scope; raises NoEncontrado."""
    t = tramites.leer_tramite(oficina.base, clave)
    if t is None or not oficina.usuario.alcanza(t.entidad, t.plantel):
        raise NoEncontrado(regla="L07c", que="certificado", valor=clave)
    return t
