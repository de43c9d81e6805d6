"""bitacora ver: the log within one's scope, by person, step, matrícula and day."""

from datetime import date

from certtui.cli import salida
from certtui.cli.espanol import Entero, Fecha, opcion, orden
from certtui.cli.peticion import Peticion, con_peticion
from certtui.domain.errores import Salida

_COLUMNAS = ("fila", "en", "actor", "paso", "matricula", "de", "a", "regla")


@orden("bitacora ver")
@opcion("--quien", default="")
@opcion("--paso", default="")
@opcion("--matricula", meta="matricula", default="")
@opcion("--desde", "desde_dia", meta="fecha", type=Fecha())
@opcion("--hasta", "hasta_dia", meta="fecha", type=Fecha())
@opcion("--ultimas", meta="numero", type=Entero(1), default=50)
@con_peticion
def ver(
    peticion: Peticion,
    quien: str,
    paso: str,
    matricula: str,
    desde: date | None,
    hasta: date | None,
    ultimas: int,
) -> Salida:
    """The newest rows of a filter."""
    from certtui.process import bitacora as uso
    from certtui.texts.bitacora import acto

    with peticion.abrir() as oficina:
        inicio, fin = uso.instantes(oficina, desde, hasta)
        filtro = uso.FiltroBitacora(
            actor=quien,
            paso=paso,
            alumno=uso.alumno_de(oficina, matricula) if matricula else 0,
            desde=inicio,
            hasta=fin,
        )
        filas = [
            {
                "fila": r.evento.seq,
                "en": r.evento.en,
                "actor": r.evento.actor,
                "paso": uso.nombre_del_paso(oficina, r.evento) or acto(r.evento.transicion),
                "clave": r.evento.transicion,
                "matricula": r.matricula,
                "de": r.evento.de,
                "a": r.evento.a,
                "regla": r.evento.regla,
                "suprimida": r.suprimida,
            }
            for r in uso.pagina(oficina, filtro, 0, ultimas)
        ]
    salida.mostrar(peticion.json, filas, salida.en_tabla(filas, _COLUMNAS))
    return Salida.OK
