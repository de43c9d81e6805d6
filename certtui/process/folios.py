"""The tree of folio ranges: add, assign, acknowledge, return, block (workflow §4, L04, V-DG2)."""

from dataclasses import dataclass, replace

from certtui.domain.folio import (
    SERIE_ELECTRONICA,
    EstadoFolio,
    Folio,
    NivelRango,
    Rango,
    RangoInvalido,
)
from certtui.domain.reloj import a_texto
from certtui.domain.rol import Rol
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.store import catalogos, folios

_ROL_POR_NIVEL = {
    NivelRango.NACIONAL: Rol.NACIONAL,
    NivelRango.ENTIDAD: Rol.NACIONAL,
    NivelRango.PLANTEL: Rol.SE_ESTATAL,
}
"""Who gives the ranges of each level (L04, C12)."""


@dataclass(frozen=True, slots=True)
class Renglon:
    """One range of the tree with its counts; `diferencia` must be 0 (invariant 3)."""

    rango: Rango
    cuenta: dict[EstadoFolio, int]
    hijos: int
    cedidos: int = 0

    @property
    def diferencia(self) -> int:
        """Size less what is accounted for, in a plantel's range."""
        if self.rango.nivel is NivelRango.PLANTEL:
            return self.rango.tamano - sum(self.cuenta.values()) - self.cedidos
        return 0

    @property
    def resto(self) -> int:
        """Folios of an upper range not yet given below."""
        return self.rango.tamano - self.hijos


def asignar_rango(
    oficina: Oficina,
    *,
    nivel: NivelRango,
    modelo: int,
    desde: int,
    hasta: int,
    oficio: str,
    entidad: str = "",
    plantel: str = "",
    serie: str = SERIE_ELECTRONICA,
) -> Rango:
    """Add a national range, or give one to an entidad or a plantel out of the level above.

    A state office may record a range that the national one gave (`externos`, V-DG2.1). Raises
    SinPermiso (L04) for who may not, RangoInvalido for an interval that overlaps, leaves
    its parent or has no oficio.
    """
    roles = [_ROL_POR_NIVEL[nivel]]
    if nivel is not NivelRango.PLANTEL and oficina.ajustes.activo("externos"):
        roles.append(Rol.SE_ESTATAL)
    oficina.exigir("L04", *roles)
    ajena = entidad and not oficina.usuario.alcanza(entidad, "")
    if nivel is NivelRango.ENTIDAD and ajena:
        raise oficina.sin_permiso("L04", f"{Rol.NACIONAL}, o alguien de la entidad {entidad}")
    if nivel is NivelRango.PLANTEL:
        destino = catalogos.leer_plantel(oficina.base, plantel)
        if destino is None:
            raise NoEncontrado(que="plantel", valor=plantel)
        entidad = destino.entidad
        if not oficina.usuario.alcanza(entidad, plantel):
            raise oficina.sin_permiso("L04", f"{Rol.SE_ESTATAL} de la entidad {entidad}")
    rango = Rango(0, None, nivel, serie, modelo, desde, hasta, entidad, plantel, oficio)
    with oficina.base.tx():
        padre = folios.rango_padre(oficina.base, nivel, rango)
        motivo = _motivo_de_no_dar(oficina, rango, padre)
        if motivo:
            raise RangoInvalido(
                regla="L04", serie=serie, modelo=modelo, desde=desde, hasta=hasta, motivo=motivo
            )
        clave = folios.crear_rango(
            oficina.base,
            replace(rango, padre=padre.id if padre else None),
            a_texto(oficina.reloj.ahora()),
        )
        oficina.anotar(
            "rango",
            entidad="folio_rango",
            entidad_id=clave,
            regla="L04",
            datos={"nivel": nivel.value, "modelo": modelo, "desde": desde, "hasta": hasta},
        )
        creado = folios.leer_rango(oficina.base, clave)
    if creado is None:
        raise LookupError(clave)
    return creado


def _motivo_de_no_dar(oficina: Oficina, rango: Rango, padre: Rango | None) -> str:
    """Why a range cannot be given, "" when it can."""
    if rango.desde < 1 or rango.hasta < rango.desde:
        return "el intervalo está vacío"
    if not rango.oficio.strip():
        return "falta la referencia del oficio"
    if catalogos.leer_modelo(oficina.base, rango.modelo) is None:
        return f"el modelo {rango.modelo} no existe"
    if folios.hay_traslape(oficina.base, rango):
        return "se traslapa con otro rango del mismo nivel"
    if rango.nivel.padre is not None and padre is None:
        return f"no cabe en ningún rango de nivel {rango.nivel.padre}"
    de_plantel = rango.nivel is NivelRango.PLANTEL
    if padre is not None and de_plantel and padre.entidad != rango.entidad:
        return f"el rango pertenece a la entidad {padre.entidad}"
    return ""


def acusar_recibo(oficina: Oficina, rango: int) -> None:
    """The plantel acknowledges its range (V-PL2.1)."""
    oficina.exigir("V-PL2.1", Rol.SE_PLANTEL)
    with oficina.base.tx():
        encontrado = _rango(oficina, rango)
        _exigir_alcance(oficina, encontrado, "V-PL2.1")
        folios.acusar_rango(oficina.base, rango, a_texto(oficina.reloj.ahora()))
        oficina.anotar("acuse_rango", entidad="folio_rango", entidad_id=rango, regla="V-PL2.1")


def bloquear(oficina: Oficina, rango: int, desde: int, hasta: int, motivo: str) -> int:
    """Withdraw folios, free or freed for one student, with a reason; returns how many."""
    return _mover(
        oficina,
        rango,
        desde,
        hasta,
        motivo,
        EstadoFolio.INUTILIZADO,
        "bloquear",
        admite=(EstadoFolio.DISPONIBLE, EstadoFolio.LIBERADO),
    )


def devolver(oficina: Oficina, rango: int, desde: int, hasta: int, motivo: str) -> int:
    """Return free folios to the level above; returns how many."""
    return _mover(oficina, rango, desde, hasta, motivo, EstadoFolio.DEVUELTO, "devolver")


def desbloquear(oficina: Oficina, rango: int, desde: int, hasta: int, motivo: str) -> int:
    """Put withdrawn folios that nobody ever used back in use; returns how many."""
    return _mover(
        oficina,
        rango,
        desde,
        hasta,
        motivo,
        EstadoFolio.DISPONIBLE,
        "desbloquear",
        admite=(EstadoFolio.INUTILIZADO,),
    )


def _rango(oficina: Oficina, clave: int) -> Rango:
    rango = folios.leer_rango(oficina.base, clave)
    if rango is None:
        raise NoEncontrado(que="rango de folios", valor=clave)
    return rango


def _exigir_alcance(oficina: Oficina, rango: Rango, regla: str) -> None:
    if not oficina.usuario.alcanza(rango.entidad, rango.plantel):
        raise oficina.sin_permiso(regla, f"alguien del plantel {rango.plantel or rango.entidad}")


def _mover(
    oficina: Oficina,
    clave: int,
    desde: int,
    hasta: int,
    motivo: str,
    estado: EstadoFolio,
    acto: str,
    *,
    admite: tuple[EstadoFolio, ...] = (EstadoFolio.DISPONIBLE,),
) -> int:
    oficina.exigir("L04", Rol.SE_ESTATAL)
    with oficina.base.tx():
        rango = _rango(oficina, clave)
        _exigir_alcance(oficina, rango, "L04")
        lista = folios.folios_de_rango(oficina.base, clave, desde, hasta)
        ocupados = [
            f
            for f in lista
            if f.estado not in admite
            or (estado is EstadoFolio.DISPONIBLE and folios.usos_de_folio(oficina.base, f.id))
        ]
        falla = _motivo_de_rechazo(rango, lista, ocupados, motivo, desde, hasta)
        if falla:
            raise RangoInvalido(
                regla="L04",
                serie=rango.serie,
                modelo=rango.modelo,
                desde=desde,
                hasta=hasta,
                motivo=falla,
            )
        ahora = a_texto(oficina.reloj.ahora())
        for folio in lista:
            folios.cambiar_folio(
                oficina.base, folio, estado, tramite=None, alumno=None, en=ahora, motivo=motivo
            )
        oficina.anotar(
            acto,
            entidad="folio_rango",
            entidad_id=clave,
            regla="L04",
            datos={"desde": desde, "hasta": hasta, "motivo": motivo},
        )
    return len(lista)


def _motivo_de_rechazo(
    rango: Rango, lista: list[Folio], ocupados: list[Folio], motivo: str, desde: int, hasta: int
) -> str:
    if not motivo.strip():
        return "falta el motivo"
    if rango.nivel is not NivelRango.PLANTEL or len(lista) != hasta - desde + 1:
        return "el intervalo no es de un rango de plantel"
    if ocupados:
        return f"{ocupados[0].texto} está {ocupados[0].estado} o ya se usó"
    return ""


def arbol(oficina: Oficina) -> list[Renglon]:
    """Every range with its counts, parents first."""
    rangos = folios.listar_rangos(oficina.base)
    hijos: dict[int, int] = {}
    for r in rangos:
        if r.padre is not None:
            hijos[r.padre] = hijos.get(r.padre, 0) + r.tamano
    return [
        Renglon(
            r,
            folios.contar_folios(oficina.base, r.id),
            hijos.get(r.id, 0),
            folios.contar_cedidos(oficina.base, r) if r.nivel is NivelRango.PLANTEL else 0,
        )
        for r in rangos
    ]
