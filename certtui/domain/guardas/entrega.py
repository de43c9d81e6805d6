"""Guards of custody and delivery (L12–L14, V-DG7, C10)."""

from collections.abc import Iterator

from certtui.domain.curp import Curp
from certtui.domain.entrega import OrigenCorreo, direccion_permitida
from certtui.domain.guardas.registro import falla, guarda
from certtui.domain.hallazgo import Hallazgo, ResuelveEn
from certtui.domain.hechos import Hechos
from certtui.domain.valor import ValorInvalido

MIEMBROS = frozenset({"pdf", "xml", "png"})
"""Kinds of file that the ZIP of the egresado holds: exactly these (L13a)."""


@guarda("L14a")
def archivos_integros(h: Hechos) -> Iterator[Hallazgo]:
    """The files are there and their hashes are the recorded ones."""
    if h.dato("custodia") != "integra":
        yield falla("L14a", campo="archivo", valor=h.dato("custodia"))


@guarda("L13a")
def por_correo_y_completo(h: Hechos) -> Iterator[Hallazgo]:
    """Delivered at least by e-mail, with PDF, XML and QR."""
    if h.dato("medio") != "correo":
        yield falla("L13a", "L13a.medio", campo="medio", valor=h.dato("medio"))
    miembros = h.datos.get("miembros")
    if not isinstance(miembros, frozenset) or miembros != MIEMBROS:
        vistos = ", ".join(sorted(miembros)) if isinstance(miembros, frozenset) else ""
        yield falla("L13a", campo="zip", valor=vistos)


@guarda("L13c")
def correo_permitido(h: Hechos) -> Iterator[Hallazgo]:
    """The address is the institutional one or the one that the right person stated."""
    correo, origen = h.dato("correo"), h.dato("origen")
    if origen != OrigenCorreo.INSTITUCIONAL and not h.dato("declarado_por").strip():
        yield falla("L13c", "L13c.declarante", campo="declarado_por", valor=correo)
    try:
        nacimiento = Curp.parse(h.alumno.curp).fecha_nacimiento
    except ValorInvalido:
        yield falla("L13c", "L13c.edad", campo="curp", resuelve=ResuelveEn.SAE)
        return
    if not direccion_permitida(correo, origen, h.alumno.correo_institucional, nacimiento, h.hoy):
        yield falla("L13c", campo="correo", valor=correo, origen=origen)


@guarda("L13e")
def con_acuse(h: Hechos) -> Iterator[Hallazgo]:
    """The delivery ends with an acuse: who received, and when."""
    if not h.dato("recibe").strip():
        yield falla("L13e", campo="acuse")


@guarda("V-DG7")
def con_instruccion(h: Hechos) -> Iterator[Hallazgo]:
    """Where the state office must instruct the delivery, its reference is there."""
    if h.ajustes.activo("entrega.instruccion_dg") and not h.dato("instruccion").strip():
        yield falla("V-DG7", campo="instruccion")
