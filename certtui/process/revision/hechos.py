"""Gathers what the pre-flight looks at from the office's base."""

from certtui.domain.guardas.firma import NIVEL_DE_ROL
from certtui.domain.tramite import Tramite
from certtui.efirma.anclas import Anclas
from certtui.process.errores import NoEncontrado
from certtui.process.oficina import Oficina
from certtui.process.revision.contexto import Contexto, Registro, como_se_firma
from certtui.store import alumnos, catalogos, folios
from certtui.store import revision as consultas


def contexto_de(oficina: Oficina) -> Contexto:
    """Catalogues, settings and clock as they stand now; read once for a whole batch."""
    base = oficina.base
    planes = {}
    for clave in consultas.claves_de_planes(base):
        plan = catalogos.leer_plan(base, clave)
        if plan is not None:
            planes[clave] = plan
    return Contexto(
        ahora=oficina.reloj.ahora(),
        hoy=oficina.hoy(),
        ajustes=oficina.ajustes,
        planteles={p.cct: p for p in catalogos.listar_planteles(base)},
        planes=planes,
        firmantes={
            u.curp: u
            for u in catalogos.listar_usuarios(base)
            if u.activo and u.curp and u.rol in NIVEL_DE_ROL
        },
        anclas=Anclas.de_ders(catalogos.leer_anclas(base)),
    )


def registro_de(oficina: Oficina, t: Tramite, *, lote: int = 0) -> Registro:
    """What the base says of a trámite; `lote` is the lot it is in, which is not another one."""
    base = oficina.base
    alumno = alumnos.leer_alumno(base, t.alumno)
    if alumno is None:
        raise NoEncontrado(regla="T11", que="alumno", valor=t.alumno)
    folio = folios.folio_de_tramite(base, t.id)
    return Registro(
        folio_control=t.folio_control,
        folio_texto=t.folio_texto,
        folio_estado=folio.estado if folio else None,
        curp=alumno.curp,
        matricula=alumno.matricula,
        nombre=como_se_firma(t.nombre),
        primer_apellido=como_se_firma(t.primer_apellido),
        segundo_apellido=como_se_firma(t.segundo_apellido),
        plan=t.plan,
        bloqueo=t.bloqueo,
        timbrado_antes=consultas.timbrados_de_curp(base, alumno.curp, t.id),
        en_otros_lotes=consultas.lotes_abiertos(base, t.id, lote),
    )
