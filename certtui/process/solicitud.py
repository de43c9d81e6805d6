"""The request of folios of a plantel (F01), left in the person's outbox (V27, V-F01)."""

from pathlib import Path

from certtui.domain.reloj import zona
from certtui.domain.rol import Rol
from certtui.export.formas import SolicitudFolios, solicitud_folios
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.process.salidas import guardar_salida
from certtui.store import catalogos
from certtui.texts.estados import nombre_de_rol

ROLES = (Rol.SE_PLANTEL, Rol.SE_ESTATAL)
"""Who asks for the folios of a plantel."""


def solicitar_folios(
    oficina: Oficina, *, plantel: str, modelo: int, cantidad: int, justificacion: str
) -> Path:
    """Write the form and return its file; no range changes.

    Raises SinPermiso (V-F01), NoEncontrado for a plantel or a model that the office has not.
    """
    oficina.exigir("V-F01", *ROLES)
    destino = catalogos.leer_plantel(oficina.base, plantel)
    if destino is None or not oficina.usuario.alcanza(destino.entidad, plantel):
        raise NoEncontrado(regla="V-F01", que="plantel", valor=plantel)
    if catalogos.leer_modelo(oficina.base, modelo) is None:
        raise NoEncontrado(regla="V-F01", que="modelo", valor=modelo)
    autoriza = next(
        (
            u
            for u in catalogos.listar_usuarios(oficina.base)
            if u.activo and u.rol is Rol.DIRECTOR_PLANTEL and u.plantel == plantel
        ),
        None,
    )
    entidad = catalogos.nombre_entidad(oficina.base, destino.entidad)
    forma = solicitud_folios(
        SolicitudFolios(
            plantel=destino.nombre,
            cct=destino.cct,
            lugar=f"{destino.municipio}, {entidad}",
            modelo=str(modelo),
            cantidad=cantidad,
            justificacion=justificacion,
            fecha=oficina.reloj.ahora().astimezone(zona(destino.entidad)),
            solicita=oficina.usuario.nombre_completo or oficina.usuario.id,
            cargo_solicita=oficina.usuario.cargo or nombre_de_rol(oficina.usuario.rol),
            autoriza=autoriza.nombre_completo if autoriza else "—",
            cargo_autoriza=(autoriza.cargo if autoriza else "")
            or nombre_de_rol(Rol.DIRECTOR_PLANTEL),
            ambiente=oficina.ambiente,
        )
    )
    return guardar_salida(oficina, f"solicitud_folios_{plantel}.pdf", forma, filas=1)
