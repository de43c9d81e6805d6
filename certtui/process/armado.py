"""Lots in preparation: what is signed goes in, what the pre-flight refuses stays out (T11, C28)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from certtui.dec.iems.modelo import Terminacion
from certtui.domain.errores import CerttuiError
from certtui.domain.lote import EstadoLote, EstatusItem, Lote, LoteInvalido
from certtui.domain.reloj import a_texto
from certtui.domain.rol import Rol
from certtui.domain.tramite import Tramite
from certtui.process.documento import documento_revisado, rehusado
from certtui.process.lote import exigir_alcance, leer_lote
from certtui.process.motor import Fallido
from certtui.process.oficina import Oficina
from certtui.process.revision import contexto_de, revisar_lote
from certtui.store import lotes, tramites


@dataclass(frozen=True, slots=True)
class Preparacion:
    """What may go into lots of `tamano`, and what stays out, each with every finding."""

    listos: tuple[Tramite, ...]
    fallidos: tuple[Fallido, ...]
    tamano: int

    @property
    def lotes(self) -> int:
        """How many lots it takes."""
        return -(-len(self.listos) // self.tamano)


@dataclass(frozen=True, slots=True)
class Particion:
    """A lot split: the one with the good ones (None when there is none), and the bad ones."""

    buenos: Lote | None
    malos: tuple[Fallido, ...]
    rechazados: int


def preparar_lotes(oficina: Oficina, *, maximo: int = 0) -> Preparacion:
    """Pass the pre-flight over what is signed and in no open lot; nothing is written.

    A certificate with a fault stays out, as a Fallido whose error carries every finding
    (`hallazgos`), and holds back nobody.
    """
    oficina.exigir("T11", Rol.SE_ESTATAL, Rol.DIRECTOR_ESTATAL)
    limite = oficina.ajustes.entero("cosfac.lote_max")
    candidatos = [
        t
        for t in tramites.tramites_en(oficina.base, "firmado", entidad=oficina.usuario.entidad)
        if not t.bloqueo and not _en_preparacion(oficina, t.id)
    ]
    listos, fallidos = _revisar(oficina, candidatos)
    return Preparacion(tuple(listos), tuple(fallidos), min(maximo or limite, limite))


def crear_preparados(oficina: Oficina, preparacion: Preparacion) -> list[Lote]:
    """Make the lots of a preparation; what moved meanwhile is left where it is."""
    oficina.exigir("T11", Rol.SE_ESTATAL, Rol.DIRECTOR_ESTATAL)
    listos, tamano = preparacion.listos, preparacion.tamano
    grupos = (listos[i : i + tamano] for i in range(0, len(listos), tamano))
    return [lote for grupo in grupos if (lote := _crear(oficina, grupo)) is not None]


def crear_lotes(oficina: Oficina, *, maximo: int = 0) -> tuple[list[Lote], list[Fallido]]:
    """Put what is signed and in no open lot into lots of at most the size set."""
    preparacion = preparar_lotes(oficina, maximo=maximo)
    return crear_preparados(oficina, preparacion), list(preparacion.fallidos)


def partir_lote(oficina: Oficina, clave: int) -> Particion:
    """Set a lot's good certificates apart from its bad ones, so that these hold back none (C28).

    One in preparation lets go of what the pre-flight refuses now. Of one that came back, what may
    go again goes into a lot of its own. Raises LoteInvalido for one that is still out.
    """
    oficina.exigir("T11", Rol.SE_ESTATAL, Rol.DIRECTOR_ESTATAL)
    exigir_alcance(oficina, clave)
    lote = leer_lote(oficina, clave)
    if lote.estado is EstadoLote.ENVIADO:
        raise LoteInvalido(regla="C28", lote=clave, motivo=f"está {lote.estado}")
    dentro = [
        t
        for item in lotes.items_de_lote(oficina.base, clave)
        if (t := tramites.leer_tramite(oficina.base, item.tramite)) is not None
        and t.estado == "firmado"
        and not t.bloqueo
        and (lote.estado is EstadoLote.PREPARADO or not _en_preparacion(oficina, t.id))
    ]
    buenos, malos = _revisar(oficina, dentro)
    if lote.estado is not EstadoLote.PREPARADO:
        nuevo = _crear(oficina, buenos) if buenos else None
        return Particion(nuevo, tuple(malos), lote.rechazados)
    quedan = {t.id for t in buenos}
    with oficina.base.tx():
        fuera = [t.id for t in dentro if t.id not in quedan]
        for tramite in fuera:
            lotes.quitar_de_lote(oficina.base, clave, tramite)
        oficina.anotar(
            "lote_partido",
            entidad="lote",
            entidad_id=clave,
            regla="C28",
            datos={"fuera": len(fuera), "quedan": len(buenos)},
        )
    return Particion(leer_lote(oficina, clave) if buenos else None, tuple(malos), 0)


def _en_preparacion(oficina: Oficina, tramite: int) -> bool:
    item = lotes.ultimo_item(oficina.base, tramite)
    return item is not None and item.estatus is EstatusItem.PREPARADO


def _revisar(
    oficina: Oficina, candidatos: Iterable[Tramite]
) -> tuple[list[Tramite], list[Fallido]]:
    """Those that may leave together, and the others."""
    contexto = contexto_de(oficina)
    listos: dict[str, Tramite] = {}
    documentos: dict[str, Terminacion] = {}
    fallidos: list[Fallido] = []
    for t in candidatos:
        archivo = f"{t.folio_control}.xml"
        item = lotes.ultimo_item(oficina.base, t.id)
        propio = item.lote if item and item.estatus is EstatusItem.PREPARADO else 0
        try:
            documentos[archivo] = documento_revisado(oficina, t, contexto, lote=propio)
            listos[archivo] = t
        except CerttuiError as error:
            fallidos.append(Fallido(t.folio_control, error))
    del_lote = revisar_lote(documentos) if documentos else {}
    for archivo, hallazgos in del_lote.items():
        t = listos.pop(archivo)
        fallidos.append(Fallido(t.folio_control, rehusado(t, hallazgos)))
    return list(listos.values()), fallidos


def _crear(oficina: Oficina, grupo: Sequence[Tramite]) -> Lote | None:
    """One lot, or None when none of the group is still to go."""
    with oficina.base.tx():
        siguen = [
            t
            for t in grupo
            if (actual := tramites.leer_tramite(oficina.base, t.id)) is not None
            and actual.estado == "firmado"
            and not _en_preparacion(oficina, t.id)
        ]
        if not siguen:
            return None
        numero = lotes.contar_lotes(oficina.base) + 1
        archivo = f"LOTE-{oficina.identidad.entidad}-{numero:05d}.zip"
        clave = lotes.crear_lote(
            oficina.base,
            archivo,
            a_texto(oficina.reloj.ahora()),
            oficina.usuario.id,
            [(t.id, f"{t.folio_control}.xml") for t in siguen],
        )
        oficina.anotar(
            "lote",
            entidad="lote",
            entidad_id=clave,
            regla="T11",
            datos={"certificados": len(siguen)},
        )
    return leer_lote(oficina, clave)
