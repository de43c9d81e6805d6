"""A line of the queue in cells, and its counts in one line."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from certtui.domain.reloj import de_texto
from certtui.domain.rol import Usuario
from certtui.process.consultas import Renglon
from certtui.texts import estados, pantallas
from certtui.tui.piezas.fuente import Columna, Fila
from certtui.tui.piezas.trazo import Trozo

_ANCHA = 100

COLUMNAS = (
    Columna("matricula", 11, orden="matricula"),
    Columna("nombre", 0, orden="nombre"),
    Columna("plantel", 3, desde=64, orden="plantel"),
    Columna("grupo_corto", 4, desde=88, hasta=_ANCHA, orden="grupo"),
    Columna("grupo", 12, desde=_ANCHA, orden="grupo"),
    Columna("estado_corto", 14, hasta=_ANCHA, orden="estado"),
    Columna("estado", 24, desde=_ANCHA, orden="estado"),
    Columna("folio", 12, desde=60, orden="folio"),
    Columna("desde", 10, desde=_ANCHA, orden="desde"),
    Columna("dias", 4, derecha=True, orden="dias"),
)
"""What 80 columns hold: most names whole; from 100 on, whole group, whole label and date."""

NEGRITA = "matricula"
"""The cell that is bold on the cursor's line."""


def columnas_de(usuario: Usuario) -> list[Columna]:
    """Who sees one plantel needs no column for it."""
    return [c for c in COLUMNAS if not (usuario.plantel and c.clave == "plantel")]


def hacer_fila(r: Renglon, *, ahora: datetime, huso: tzinfo) -> Fila:
    """The line of a trámite, with its days at `ahora` and its date in the office's zone."""
    grupo = estados.ATENDER if r.bloqueo else estados.grupo_de(r.estado)
    desde = de_texto(r.desde) if r.desde else None
    return Fila(
        id=r.id,
        celdas={
            "matricula": r.matricula,
            "nombre": " ".join(r.nombre.split()),
            "plantel": r.plantel,
            "grupo_corto": r.grupo.partition("-")[0],
            "grupo": r.grupo,
            "estado_corto": f"{grupo.signo} {estados.etiqueta_corta(r.estado, r.etiqueta)}",
            "estado": f"{grupo.signo} {r.etiqueta}",
            "folio": r.folio,
            "desde": desde.astimezone(huso).strftime("%d/%m/%Y") if desde else "",
            "dias": pantallas.dias_en_lista(max(0, (ahora - desde).days) if desde else None),
        },
        estilos={"estado_corto": grupo.color, "estado": grupo.color},
        dato=r,
    )


def resumir(sumas: Sequence[tuple[estados.Grupo, int]]) -> list[Trozo]:
    """Each family with its sign and count."""
    return [
        (f" {g.signo} {pantallas.miles(n)} {g.palabra} ", g.color if n else "") for g, n in sumas
    ]
