"""What comes in from SAE and RENAPO, row by row; a bad row stays out and the rest go in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from certtui.domain.alumno import Alumno, Calificacion
from certtui.domain.elegibilidad import huella_renapo
from certtui.domain.errores import CerttuiError
from certtui.domain.hallazgo import Veredicto
from certtui.domain.reloj import a_texto, zona
from certtui.domain.rol import Rol
from certtui.exchange.errores import ColumnaFaltante
from certtui.exchange.hallazgo import HallazgoFila, Lectura
from certtui.exchange.mapeo import Mapeo, TipoArchivo, cargar_mapeo
from certtui.exchange.renapo import RespuestaRenapo, comparar, leer_respuesta
from certtui.exchange.sae import FilaAlumno, FilaKardex, leer_alumnos, leer_kardex, leer_registro
from certtui.exchange.vista_previa import vista_previa
from certtui.process.errores import NoEncontrado
from certtui.process.motor import Fallido, Paso, avanzar
from certtui.process.oficina import SISTEMA, Oficina
from certtui.process.supresion import marca_de
from certtui.process.tramite import buscar_alumno, tramite_actual
from certtui.store import alumnos, catalogos, renapo, tramites
from certtui.store.supresion import suprimida

MAPEO_SAE = "sae_conalep"
"""The shipped mapping; its headers are assumed, SAE's were not published."""

QUIEN_IMPORTA = (Rol.SE_PLANTEL, Rol.SE_ESTATAL, Rol.SYSADMIN, Rol.SISTEMA)
TIPOS_DE_SAE = (TipoArchivo.ALUMNO, TipoArchivo.ALUMNOMODULO)
"""The files of SAE that are known by their header, students before their grades."""

_FILAS_POR_PASO = 50


@dataclass(slots=True)
class Resumen:
    """Counts of one import; `hallazgos` tell what was left out or looks wrong."""

    archivo: str
    nuevos: int = 0
    cambiados: int = 0
    iguales: int = 0
    hallazgos: tuple[HallazgoFila, ...] = ()

    @property
    def fuera(self) -> int:
        """Rows that stayed out."""
        return sum(h.impide for h in self.hallazgos)


def reconocer(ruta: Path, mapeo: Mapeo) -> TipoArchivo:
    """Students or grades, by the header; raises ColumnaFaltante of the kind it is nearest to."""
    faltantes: list[tuple[int, ColumnaFaltante]] = []
    for tipo in TIPOS_DE_SAE:
        try:
            vista_previa(ruta, mapeo, 1, tipo=tipo)
        except ColumnaFaltante as error:
            faltantes.append((len(str(error.datos.get("columnas", "")).split(",")), error))
        else:
            return tipo
    raise min(faltantes, key=lambda f: f[0])[1]


def importar_sae(oficina: Oficina, archivo: Path) -> Resumen:
    """Students or grades of a SAE export, whichever the file holds."""
    if reconocer(archivo, cargar_mapeo(MAPEO_SAE)) is TipoArchivo.ALUMNO:
        return importar_alumnos(oficina, archivo)
    return importar_kardex(oficina, archivo)


def importar_alumnos(oficina: Oficina, archivo: Path, mapeo: str = MAPEO_SAE) -> Resumen:
    """Students of a SAE export; who left is suspended (E09), who came back is freed."""
    oficina.exigir("L05a", *QUIEN_IMPORTA)
    lectura = leer_alumnos(archivo, cargar_mapeo(mapeo), zona=zona(oficina.identidad.entidad))
    resumen = Resumen(archivo.name, hallazgos=lectura.hallazgos)
    extra: list[HallazgoFila] = []
    for grupo in _grupos(lectura):
        with oficina.base.tx():
            for fila in grupo:
                falla = _guardar(oficina, fila, resumen)
                if falla:
                    extra.append(_fuera(archivo.name, fila, *falla))
    resumen.hallazgos += tuple(extra)
    _cerrar(oficina, "importar_alumnos", resumen)
    return resumen


def _guardar(oficina: Oficina, fila: FilaAlumno, resumen: Resumen) -> tuple[str, str, str] | None:
    base = oficina.base
    plantel = catalogos.leer_plantel(base, fila.plantel)
    if plantel is None:
        return ("plantel", fila.plantel, "sae.plantel_desconocido")
    if not oficina.usuario.alcanza(plantel.entidad, plantel.clave):
        return ("plantel", fila.plantel, "sae.plantel_ajeno")
    previo = alumnos.alumno_por_matricula(base, fila.matricula)
    if previo is not None and not _alcanza(oficina, previo):
        return ("plantel", fila.plantel, "sae.plantel_ajeno")
    if suprimida(base, marca_de(oficina, fila.matricula)):
        return ("matricula", "(suprimida)", "sae.suprimido")
    if previo is None:
        nuevo = alumnos.guardar_alumno(base, fila.to_alumno(0))
        resumen.nuevos += 1
        oficina.anotar(
            "importar_alumno",
            entidad="alumno",
            entidad_id=nuevo.id,
            datos={"archivo": resumen.archivo},
        )
        return None
    actual = fila.to_alumno(
        previo.id,
        renapo_estatus=previo.renapo_estatus,
        renapo_en=previo.renapo_en,
        renapo_huella=previo.renapo_huella,
    )
    revocada = alumnos.validacion_revocada(base, previo.id)
    if _misma_validacion(previo, actual) and actual.datos_validados_en is not None:
        revocada = a_texto(actual.datos_validados_en)
    if actual.datos_validados_en is not None and a_texto(actual.datos_validados_en) <= revocada:
        actual = replace(actual, datos_validados_por="", datos_validados_en=None)
    if actual == previo:
        resumen.iguales += 1
        return None
    alumnos.guardar_alumno(base, actual)
    alumnos.revocar_validacion(base, actual.id, revocada)
    resumen.cambiados += 1
    oficina.anotar(
        "importar_alumno",
        entidad="alumno",
        entidad_id=actual.id,
        regla="L06a",
        datos={"archivo": resumen.archivo, "campos": _distintos(previo, actual)},
    )
    if (previo.baja_en is None) != (actual.baja_en is None):
        _suspender(oficina, actual)
    return None


def _alcanza(oficina: Oficina, alumno: Alumno) -> bool:
    plantel = catalogos.leer_plantel(oficina.base, alumno.plantel)
    return plantel is not None and oficina.usuario.alcanza(plantel.entidad, plantel.clave)


def _misma_validacion(previo: Alumno, actual: Alumno) -> bool:
    """A later edit of a datum takes the validation away, unless a newer one came with it (L06a)."""
    personales = (
        "curp",
        "nombre",
        "primer_apellido",
        "segundo_apellido",
        "crip",
        "fecha_secundaria",
    )
    cambio = any(getattr(previo, c) != getattr(actual, c) for c in personales)
    return cambio and previo.datos_validados_en == actual.datos_validados_en


def _distintos(previo: Alumno, actual: Alumno) -> list[str]:
    return [c for c in Alumno.__slots__ if getattr(previo, c) != getattr(actual, c)]


def _suspender(oficina: Oficina, alumno: Alumno) -> None:
    for t in tramites.tramites_de_alumno(oficina.base, alumno.id):
        suspension = oficina.rutas[t.ruta].transiciones.get("E09")
        if suspension is not None and t.estado in suspension.de:
            bloqueo = f"baja {alumno.baja_en}" if alumno.baja_en else ""
            avanzar(
                oficina,
                "E09",
                tramite=t.id,
                actor=SISTEMA,
                datos={"bloqueo": bloqueo, "capturo": oficina.usuario.id},
            )


def importar_kardex(
    oficina: Oficina, archivo: Path, mapeo: str = MAPEO_SAE, *, completo: bool = False
) -> Resumen:
    """Grades of a SAE export; students must be in first.

    `completo` says that the file holds the whole kardex of each matrícula in it: grades that it no
    longer brings are withdrawn, unless a row of the file was refused: its grade would go with them.
    Otherwise grades are only added and changed.
    """
    oficina.exigir("L05a", *QUIEN_IMPORTA)
    lectura = leer_kardex(archivo, cargar_mapeo(mapeo))
    resumen = Resumen(archivo.name, hallazgos=lectura.hallazgos)
    por_alumno: dict[str, list[FilaKardex]] = {}
    for fila in lectura.filas:
        por_alumno.setdefault(fila.matricula, []).append(fila)
    extra: list[HallazgoFila] = []
    retira = completo and not lectura.rechazadas
    if completo and not retira:
        rechazada = lectura.rechazadas[0]
        extra.append(
            HallazgoFila(
                archivo.name,
                rechazada.linea,
                "",
                rechazada.valor,
                "L05a",
                Veredicto.AVISO,
                "sae.nada_se_retira",
            )
        )
    for matricula, filas in por_alumno.items():
        with oficina.base.tx():
            alumno = alumnos.alumno_por_matricula(oficina.base, matricula)
            if alumno is None or not _alcanza(oficina, alumno):
                extra += [
                    _fuera(archivo.name, f, "matricula", matricula, "sae.sin_alumno") for f in filas
                ]
                continue
            notas = [Calificacion(f.modulo, f.valor, f.periodo) for f in filas]
            cambios = alumnos.guardar_kardex(oficina.base, alumno.id, notas)
            resumen.iguales += len(notas) - cambios
            if retira:
                cambios += alumnos.retirar_kardex(oficina.base, alumno.id, notas)
            resumen.cambiados += cambios
            if cambios:
                oficina.anotar(
                    "importar_kardex",
                    entidad="alumno",
                    entidad_id=alumno.id,
                    datos={"archivo": resumen.archivo, "cambios": cambios},
                )
    resumen.hallazgos += tuple(extra)
    _cerrar(oficina, "importar_kardex", resumen)
    return resumen


def importar_renapo(oficina: Oficina, archivo: Path) -> Resumen:
    """RENAPO's answers: each CURP is compared field by field with ours (L06b)."""
    oficina.exigir("L06b", *QUIEN_IMPORTA)
    lectura = leer_respuesta(archivo)
    resumen = Resumen(archivo.name, hallazgos=lectura.hallazgos)
    ahora = oficina.reloj.ahora()
    extra: list[HallazgoFila] = []
    for fila in lectura.filas:
        with oficina.base.tx():
            encontrados = [
                a for a in alumnos.alumnos_por_curp(oficina.base, fila.curp) if _alcanza(oficina, a)
            ]
            if not encontrados:
                extra.append(_fuera(archivo.name, fila, "curp", fila.curp, "renapo.sin_alumno"))
            for alumno in encontrados:
                comparacion = comparar(alumno, fila)
                _guardar_contestado(oficina, alumno.id, fila, a_texto(ahora))
                nuevo = replace(
                    alumno,
                    renapo_estatus=comparacion.estatus,
                    renapo_en=ahora,
                    renapo_huella=huella_renapo(alumno),
                )
                mismo = (alumno.renapo_estatus, alumno.renapo_huella) == (
                    nuevo.renapo_estatus,
                    nuevo.renapo_huella,
                )
                resumen.iguales += mismo
                resumen.cambiados += not mismo
                if not mismo:
                    alumnos.guardar_alumno(oficina.base, nuevo)
                    oficina.anotar(
                        "confronta",
                        entidad="alumno",
                        entidad_id=alumno.id,
                        regla="L06b",
                        datos={
                            "estatus": comparacion.estatus.value,
                            "difieren": [d.campo for d in comparacion.diferencias],
                        },
                    )
    resumen.hallazgos += tuple(extra)
    _cerrar(oficina, "importar_renapo", resumen)
    return resumen


def _guardar_contestado(oficina: Oficina, alumno: int, fila: RespuestaRenapo, en: str) -> None:
    """The answer itself, unless it is the one that is kept."""
    nacimiento = fila.fecha_nacimiento.isoformat() if fila.fecha_nacimiento else ""
    nuevo = renapo.Contestado(
        alumno,
        fila.curp,
        fila.estatus,
        fila.nombre,
        fila.primer_apellido,
        fila.segundo_apellido,
        nacimiento,
        fila.sexo,
        fila.entidad,
        en,
    )
    antes = renapo.leer_contestado(oficina.base, alumno)
    if antes is None or replace(antes, en=en) != nuevo:
        renapo.guardar_contestado(oficina.base, nuevo)


def importar_registro(
    oficina: Oficina, archivo: Path, mapeo: str = MAPEO_SAE
) -> Iterator[Paso | Fallido | HallazgoFila]:
    """SAE's own book (`libro = sae`): each row registers its trámite with SAE's folio (C25)."""
    oficina.exigir("L08a", *QUIEN_IMPORTA)
    lectura = leer_registro(archivo, cargar_mapeo(mapeo))
    yield from lectura.hallazgos
    for fila in lectura.filas:
        try:
            alumno = buscar_alumno(oficina, fila.matricula)
            actual = tramite_actual(oficina, alumno)
            yield avanzar(
                oficina,
                "T05",
                tramite=actual.id,
                datos={
                    "registro_sae": "si",
                    "folio_pedido": leer_folio(fila.folio),
                    "volumen": fila.volumen,
                    "foja": fila.foja,
                    "cuv": fila.cuv,
                    "fecha_registro": fila.fecha,
                },
            )
        except CerttuiError as error:
            yield Fallido(fila.matricula, error)


def leer_folio(texto: str) -> tuple[str, int, int]:
    """(series, model, number) of a printed folio; raises NoEncontrado for another shape."""
    serie, _, numero = texto.strip().upper().partition("-")
    if len(serie) < 3 or not serie[-2:].isdigit() or not numero.isdigit():
        raise NoEncontrado(regla="L08a", que="folio", valor=texto)
    return serie[:-2], 2000 + int(serie[-2:]), int(numero)


def _grupos(lectura: Lectura[FilaAlumno]) -> Iterator[tuple[FilaAlumno, ...]]:
    for i in range(0, len(lectura.filas), _FILAS_POR_PASO):
        yield lectura.filas[i : i + _FILAS_POR_PASO]


def _fuera(archivo: str, fila: object, columna: str, valor: str, clave: str) -> HallazgoFila:
    return HallazgoFila(
        archivo, getattr(fila, "linea", 0), columna, valor, "L05a", Veredicto.FALLA, clave
    )


def _cerrar(oficina: Oficina, acto: str, resumen: Resumen) -> None:
    with oficina.base.tx():
        oficina.anotar(
            acto,
            entidad="archivo",
            datos={
                "archivo": resumen.archivo,
                "nuevos": resumen.nuevos,
                "cambiados": resumen.cambiados,
                "iguales": resumen.iguales,
                "fuera": resumen.fuera,
                "en": a_texto(oficina.reloj.ahora()),
            },
        )
