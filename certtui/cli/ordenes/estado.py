"""estado: the timeline of a matrícula, or how many stand in each state."""

from certtui.cli import salida
from certtui.cli.espanol import opcion, orden
from certtui.cli.peticion import Peticion, con_peticion
from certtui.cli.seleccion import alcanzar
from certtui.domain.errores import Salida
from certtui.domain.reloj import a_texto, zona
from certtui.process.consultas import Historia, contar_por_estado, historia
from certtui.process.oficina import Oficina
from certtui.process.tramite import tramite_actual
from certtui.texts.estados import nombre_de_rol
from certtui.texts.narracion import plural
from certtui.texts.ordenes import HISTORIA


@orden("estado")
@opcion("--matricula", meta="matricula")
@con_peticion
def estado(peticion: Peticion, matricula: str | None) -> Salida:
    """One person's road, or the whole office's counts."""
    if matricula is None:
        with peticion.abrir(sistema=True) as oficina:
            cuentas = contar_por_estado(oficina)
        filas = [{"estado": e, "etiqueta": etiqueta, "cuantos": c} for e, etiqueta, c in cuentas]
        salida.mostrar(
            peticion.json,
            filas,
            salida.en_tabla(
                [{"estado": f["etiqueta"], "cuantos": f["cuantos"]} for f in filas],
                ("estado", "cuantos"),
            ),
        )
        return Salida.OK
    with peticion.abrir() as oficina:
        actual = tramite_actual(oficina, alcanzar(oficina, matricula))
        historias = [historia(oficina, actual.id)]
        while (anterior := historias[-1].tramite.anterior) is not None:
            historias.append(historia(oficina, anterior))
        salida.mostrar(
            peticion.json,
            [_datos(h) for h in historias],
            (linea for h in historias for linea in _lineas(oficina, h)),
        )
    return Salida.OK


def _datos(h: Historia) -> dict[str, object]:
    t = h.tramite
    return {
        "matricula": h.alumno.matricula,
        "nombre": t.nombre_oficial or h.alumno.nombre_completo,
        "plantel": t.plantel,
        "tramite": t.id,
        "anterior": t.anterior,
        "estado": t.estado,
        "etiqueta": h.estado,
        "vista": h.vista,
        "dias": h.dias,
        "tiene": h.tiene,
        "sigue": h.sigue,
        "folio": t.folio_texto,
        "folio_control": t.folio_control,
        "folio_digital": t.folio_digital,
        "bloqueo": t.bloqueo,
        "pasos": [
            {
                "en": a_texto(p.en),
                "transicion": p.transicion,
                "nombre": p.nombre,
                "de": p.de,
                "a": p.a,
                "actor": p.actor,
                "rol": p.rol,
            }
            for p in h.hitos
        ],
    }


def _lineas(oficina: Oficina, h: Historia) -> list[str]:
    t = h.tramite
    textos = {
        "matricula": h.alumno.matricula,
        "nombre": t.nombre_oficial or h.alumno.nombre_completo,
        "estado": h.estado,
        "vista": h.vista,
        "dias": plural(h.dias, "día", "días"),
        "tiene": h.tiene,
        "sigue": h.sigue,
        "folio": t.folio_texto,
        "folio_digital": t.folio_digital,
        "tramite": t.id,
        "bloqueo": t.bloqueo,
    }
    partes = ["cabeza", "tramite", "estado", "tiene"]
    partes += ["folio"] if t.folio_texto else []
    partes += ["bloqueo"] if t.bloqueo else []
    lineas = [HISTORIA[p].format(**textos).rstrip() for p in partes]
    local = zona(oficina.identidad.entidad)
    return lineas + [
        f"  {p.en.astimezone(local):%Y-%m-%d %H:%M}  {p.transicion:<5} {p.nombre} → {p.a}"
        f"  ({p.actor}, {nombre_de_rol(p.rol)})"
        for p in h.hitos
    ]
