"""The story: each planned student is refused for one reason of its own, and mended by its files."""

import csv
import re
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from certtui.archivos import ruta_de_datos
from certtui.dec.iems.modelo import (
    Acreditacion,
    AlumnoDec,
    FirmaResponsable,
    Iems,
    PlantelOServicio,
    Terminacion,
    UacdeFt,
)
from certtui.dec.iems.textos import instante, promedio_texto
from certtui.dec.iems.xml import escribir
from certtui.domain.alumno import EstatusRenapo, Formacion
from certtui.domain.hallazgo import ResuelveEn
from certtui.domain.nombre import proponer
from certtui.domain.promedio import formatear, promedio_del_plan
from certtui.domain.rechazo import ReglaCausa, clasificar
from certtui.domain.reloj import zona
from certtui.domain.rol import Rol
from certtui.exchange.cosfac.lote import empaquetar
from certtui.exchange.mapeo import cargar_mapeo
from certtui.exchange.renapo import comparar, leer_respuesta
from certtui.exchange.sae import leer_alumnos, leer_kardex
from certtui.exchange.simulador.certificado import CertificadoVisto
from certtui.exchange.simulador.padron import leer_padron
from certtui.exchange.simulador.simulacion import Simulacion, simular
from certtui.process.demo.archivos import archivos
from certtui.process.demo.escuela import generar
from certtui.process.demo.fichas import Papel
from certtui.process.demo.guion_datos import (
    RENAPO_CORREGIDA,
    SAE_ALUMNOS_CORREGIDO,
    SAE_KARDEX_CORREGIDO,
    archivos_corregidos,
    corregir,
    rechazos_planeados,
)
from certtui.process.demo.oficina import AlumnoDemo, OficinaDemo

HOY = date(2026, 11, 21)
AHORA = datetime(2026, 11, 21, 18, tzinfo=UTC)

REGLA_DEL_SIMULADOR = {
    Papel.NOMBRE: "nombre",
    Papel.CURP: "curp_registrada",
    Papel.FECHA: "periodo_registrado",
    Papel.CERTIFICADO_PREVIO: "certificado_previo",
    Papel.PLAN: "plan",
    Papel.LITERAL: "calificaciones",
}


class ComprobadorQueCree:
    """Takes every certificate for the signer's e.firma and every seal for good."""

    def __init__(self, curp: str) -> None:
        self.curp = curp

    def leer(self, der: bytes) -> CertificadoVisto | None:
        desde, hasta = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
        return CertificadoVisto("0" * 20, self.curp, desde, hasta, es_efirma=True)

    def verificar(self, der: bytes, cadena: str, sello: str) -> bool:
        return True


@pytest.fixture(scope="module", params=[(7, 120), (2, 60)])
def oficina(request: pytest.FixtureRequest) -> OficinaDemo:
    semilla, alumnos = request.param
    return generar(semilla, alumnos, hoy=HOY)


@pytest.fixture(scope="module")
def carpeta(oficina: OficinaDemo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    raiz = tmp_path_factory.mktemp("guion")
    for nombre, contenido in (archivos(oficina) | archivos_corregidos(oficina)).items():
        ruta = raiz / nombre
        ruta.parent.mkdir(exist_ok=True)
        ruta.write_bytes(contenido)
    return raiz


def document(oficina: OficinaDemo, alumno: AlumnoDemo) -> bytes:
    plan, plantel = oficina.plan(alumno.plan), oficina.plantel(alumno.plantel)
    firmante = next(m for m in oficina.personal if m.usuario.rol is Rol.NACIONAL)
    notas = {n.modulo: n.valor for n in alumno.kardex}
    media = promedio_del_plan(plan, alumno.kardex)
    assert media is not None
    p = alumno.persona
    return escribir(
        Terminacion(
            folio_control=alumno.matricula,
            id_entidad_firmante="99901",
            firma=FirmaResponsable(
                nombre=firmante.persona.nombre,
                primer_apellido=firmante.persona.primer_apellido,
                segundo_apellido=firmante.persona.segundo_apellido,
                curp=firmante.usuario.curp,
                id_cargo=firmante.usuario.id_cargo,
                cargo=firmante.usuario.cargo,
                sello="QQ==",
                certificado="QQ==",
                no_certificado="0" * 20,
            ),
            iems=Iems("SEN", "Dependencia", "99901", None, "5", None, "1", None),
            plantel=PlantelOServicio(
                id_tipo_plantel="99902",
                tipo_plantel=None,
                nombre_numero=plantel.nombre,
                id_municipio=plantel.id_municipio,
                municipio=None,
                id_entidad=plantel.entidad,
                entidad=None,
                cct=plantel.cct,
                id_sostenimiento="1",
                sostenimiento=None,
            ),
            alumno=AlumnoDec(
                nombre=proponer(p.nombre).texto,
                primer_apellido=proponer(p.primer_apellido).texto,
                segundo_apellido=proponer(p.segundo_apellido).texto or None,
                curp=alumno.curp,
                numero_control=alumno.matricula,
            ),
            acreditacion=Acreditacion(
                id_nivel_estudios="2",
                nivel_estudios=None,
                id_tipo_estudios="99903",
                tipo_estudios=None,
                tipo_perfil_laboral=None,
                nombre_perfil_laboral=plan.carrera,
                clave_plan=plan.clave,
                periodo_inicio=instante(alumno.fecha_inicio),
                periodo_termino=instante(alumno.fecha_termino),
                creditos_obtenidos=str(plan.creditos_total),
                total_creditos=str(plan.creditos_total),
                promedio=formatear(media),
                promedio_texto=promedio_texto(formatear(media)),
            ),
            uacs=tuple(
                UacdeFt(m.nombre, notas[m.clave], str(m.horas))
                for m in plan.modulos
                if m.formacion is Formacion.LABORAL
            ),
            perfil=None,
        )
    )


def answer(oficina: OficinaDemo, alumnos: tuple[AlumnoDemo, ...], padron: Path) -> Simulacion:
    firmante = oficina.usuario(Rol.NACIONAL)
    return simular(
        empaquetar({a.matricula: document(oficina, a) for a in alumnos}),
        semilla=7,
        ahora=AHORA,
        comprobador=ComprobadorQueCree(firmante.curp),
        padron=leer_padron(padron),
    )


def causes() -> list[ReglaCausa]:
    with ruta_de_datos("catalogos", "causas_rechazo.csv").open(
        encoding="utf-8", newline=""
    ) as archivo:
        return [
            ReglaCausa(
                int(f["orden"]),
                f["clave"],
                f["patron"],
                f["causa"],
                f["campo"],
                ResuelveEn(f["resuelve_en"]),
                f["consejo"],
            )
            for f in csv.DictReader(archivo)
        ]


@pytest.mark.norma("L15a")
def test_the_padron_refuses_the_story_for_one_rule_each_and_nobody_else(
    oficina: OficinaDemo, carpeta: Path
) -> None:
    respuesta = answer(oficina, oficina.aptos, carpeta / "padron")
    rehusados = {f.archivo: f.regla for f in respuesta.filas if not f.aceptado}
    assert rehusados == {
        f"{r.matricula}.xml": REGLA_DEL_SIMULADOR[r.papel] for r in rechazos_planeados(oficina)
    }
    assert Counter(rehusados.values()).most_common(1)[0][1] == 1
    assert len(rehusados) >= 6


@pytest.mark.norma("L15b", "L18")
def test_each_correction_is_needed_and_is_enough(oficina: OficinaDemo, carpeta: Path) -> None:
    del_guion = tuple(oficina.alumno(r.matricula) for r in rechazos_planeados(oficina))
    corregidos = tuple(corregir(oficina, a) for a in del_guion)
    assert answer(oficina, corregidos, carpeta / "padron_corregido").emitidos == len(Papel)
    solo_padron = answer(oficina, del_guion, carpeta / "padron_corregido")
    assert solo_padron.emitidos == 2
    solo_sae = answer(oficina, corregidos, carpeta / "padron")
    assert solo_sae.emitidos == len(Papel) - 2


@pytest.mark.norma("L15b")
def test_the_message_of_each_refusal_is_classified_as_planned(
    oficina: OficinaDemo, carpeta: Path
) -> None:
    respuesta = answer(oficina, oficina.aptos, carpeta / "padron")
    mensajes = {f.archivo: f.descripcion for f in respuesta.filas}
    reglas = causes()
    for rechazo in rechazos_planeados(oficina):
        hallada = clasificar(mensajes[f"{rechazo.matricula}.xml"], reglas)
        assert (hallada.clave, hallada.resuelve) == (rechazo.causa, rechazo.resuelve)
        assert rechazo.motivo
        assert rechazo.correccion


@pytest.mark.norma("L18", "L06a", "L06b")
def test_the_corrected_files_bring_exactly_the_corrected_students(
    oficina: OficinaDemo, carpeta: Path
) -> None:
    mapeo = cargar_mapeo("sae_conalep")
    lectura = leer_alumnos(carpeta / SAE_ALUMNOS_CORREGIDO, mapeo, zona=zona(oficina.entidad))
    assert lectura.rechazadas == ()
    respuestas = {r.curp: r for r in leer_respuesta(carpeta / RENAPO_CORREGIDA).filas}
    leidos = {f.matricula: f for f in lectura.filas}
    assert leidos.keys() == {oficina.con_papel(p).matricula for p in (Papel.CURP, Papel.FECHA)}
    for matricula, fila in leidos.items():
        antes = oficina.alumno(matricula)
        esperado = corregir(oficina, antes)
        assert fila.curp == esperado.curp
        assert fila.nombre == esperado.persona.nombre
        assert fila.fecha_termino == esperado.fecha_termino
        assert fila.datos_validados_en == esperado.datos_validados_en != antes.datos_validados_en
        if antes.papel == Papel.CURP:
            comparacion = comparar(fila.to_alumno(1), respuestas.get(fila.curp))
            assert comparacion.estatus is EstatusRenapo.COINCIDE
    kardex = leer_kardex(carpeta / SAE_KARDEX_CORREGIDO, mapeo)
    assert kardex.rechazadas == ()
    literal = corregir(oficina, oficina.con_papel(Papel.LITERAL))
    assert tuple(f.calificacion for f in kardex.filas) == literal.kardex
    assert {f.matricula for f in kardex.filas} == {literal.matricula}


@pytest.mark.norma("L06b")
def test_the_curp_that_renapo_replaced_is_another_valid_one_and_the_old_one_is_a_baja(
    oficina: OficinaDemo, carpeta: Path
) -> None:
    antes = oficina.con_papel(Papel.CURP)
    despues = corregir(oficina, antes)
    assert antes.curp[:16] == despues.curp[:16]
    assert antes.curp != despues.curp
    respuestas = {r.curp: r.estatus for r in leer_respuesta(carpeta / RENAPO_CORREGIDA).filas}
    assert (respuestas[antes.curp], respuestas[despues.curp]) == ("baja", "vigente")
    assert despues.curp not in {a.curp for a in oficina.alumnos}


def test_the_name_to_confirm_is_that_of_the_acta(oficina: OficinaDemo) -> None:
    por_papel = {r.papel: r for r in rechazos_planeados(oficina)}
    rechazo = por_papel[Papel.NOMBRE]
    alumno = oficina.alumno(rechazo.matricula)
    assert rechazo.nombre
    assert rechazo.nombre != alumno.persona.nombre
    assert corregir(oficina, alumno).persona.nombre == rechazo.nombre
    assert not any(r.nombre for p, r in por_papel.items() if p is not Papel.NOMBRE)


def test_every_file_a_correction_names_is_among_the_corrected_ones(oficina: OficinaDemo) -> None:
    nombres = {re.split("/", n)[0] for n in archivos_corregidos(oficina)}
    usados = {n for r in rechazos_planeados(oficina) for n in r.archivos}
    assert usados == nombres
