"""Tests of the engine: every move, every refusal, whole or not at all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from certtui.archivos import ruta_de_datos
from certtui.domain.rol import Rol, Usuario
from certtui.domain.ruta import leer_ruta
from certtui.domain.tramite import (
    EstadoNoPermite,
    PermisoDenegado,
    TransicionRehusada,
    VersionVieja,
)
from certtui.process import bajas, entrega, envio, tramite
from certtui.process.efectos import EFECTOS, Cambio
from certtui.process.entorno import AzarSembrado
from certtui.process.errores import NoEncontrado
from certtui.process.motor import Paso, avanzar
from certtui.process.oficina import SISTEMA, abrir_oficina
from certtui.store import bitacora, folios, rutas, tramites
from tests.process.camino import (
    POR_ROL,
    Camino,
    Efirmas,
    abierto,
    copiar_base,
    gente,
    huella_total,
)

RUTA = leer_ruta(ruta_de_datos("rutas", "conalep.toml").read_text("utf-8"))
DOCUMENTO: dict[str, object] = {"documento": "certificado", "canal": "SAE"}
NOMBRE: dict[str, object] = {
    "nombre": "Ana",
    "mirado": "si",
    "primer_apellido": "Ejemplo",
    "segundo_apellido": "",
    "cotejo_documento": "Acta",
    "manifestado_por": "egresado",
}
CASOS: dict[str, tuple[str, str, dict[str, object]]] = {
    "T01": ("borrador", "solicitado", DOCUMENTO),
    "T02": ("solicitado", "autorizado", {}),
    "T03": ("solicitado", "devuelto", {"motivo": "falta la foto"}),
    "T04": ("devuelto", "solicitado", DOCUMENTO),
    "T05": ("autorizado", "registrado", {}),
    "T06": ("registrado", "cargado", {}),
    "T07": ("cargado", "nombre_revisado", NOMBRE),
    "T07e": ("cargado", "cargado", {"nombre": "Ana", "motivo": "acento"}),
    "T07v": ("nombre_revisado", "nombre_revisado", {}),
    "T07r": ("nombre_revisado", "cargado", {"motivo": "falta un acento"}),
    "T13": ("enviado", "rechazado", {"codigo": "2", "mensaje": "La CURP no existe en RENAPO"}),
    "T14": ("enviado", "firmado", {}),
    "E01": ("rechazado", "baja_solicitada", {"motivo": "CURP", "texto": "baja"}),
    "E02": ("baja_solicitada", "baja", {"ticket": "DSE-1"}),
    "E04": ("firmado", "baja_solicitada", {"motivo": "promedio", "texto": "baja"}),
    "E05": ("enviado", "enviado", {"enviado_en": "2026-06-01T00:00:00Z", "texto": "ticket"}),
    "E06": ("timbrado", "cancelacion_solicitada", {"motivo": "x", "folio": "CE18-0000001"}),
    "E07": ("cancelacion_solicitada", "cancelado", {"confirmacion_cosfac": "OK"}),
    "E08": ("autorizado", "baja", {"motivo": "ya no"}),
    "E09": ("registrado", "registrado", {"bloqueo": "baja 2026-06-01"}),
    "E10": ("enviado", "firmado", {"mensaje": "llegó dañado"}),
    "E11": ("enviado", "enviado", {"mensaje": "Satisfactorio"}),
}
"""What each move that needs no file is given: from, to, values."""
CON_ARCHIVOS = {"T00", "E03", "T08", "T09", "T10", "T11", "T12", "T12p", "T15", "T16", "T17"}


def quien(rol: Rol) -> Usuario:
    """A person of a role who reaches student 1."""
    return SISTEMA if rol is Rol.SISTEMA else gente()[POR_ROL[rol]]


def test_the_cases_cover_every_move() -> None:
    assert CASOS.keys() | CON_ARCHIVOS == RUTA.transiciones.keys()


@pytest.mark.norma("L05a", "L07b", "L15d", "L10b", "T13", "E05", "E07", "E11")
@pytest.mark.parametrize(
    ("transicion", "rol"),
    [(t, r) for t in CASOS for r in RUTA.transiciones[t].roles],
    ids=lambda x: str(x),
)
def test_a_move_works_from_its_state_by_each_of_its_roles(
    c: Camino, transicion: str, rol: Rol
) -> None:
    de, a, datos = CASOS[transicion]
    if transicion == "T14":
        c.poner("cosfac.modo_lote", "atomico")
    t = c.hasta(1, de)
    paso = avanzar(c.oficina, transicion, tramite=t.id, datos=datos, actor=quien(rol))
    assert (paso.de, paso.a, paso.repetido) == (de, a, False)
    despues = c.leer(t.id)
    assert (despues.estado, despues.version) == (a, t.version + 1)
    ultimo = bitacora.historia(c.oficina.base, "tramite", t.id)[-1]
    assert (ultimo.transicion, ultimo.actor, ultimo.rol) == (transicion, quien(rol).id, rol)
    assert (ultimo.de, ultimo.a, ultimo.regla) == (de, a, RUTA.transiciones[transicion].regla)
    c.cuadra()


@pytest.mark.norma("L05b", "V17", "L11a", "L12a", "L13a", "L22b", "L15c")
def test_the_moves_that_need_files_work_along_the_road(c: Camino) -> None:
    c.abrir(1)
    t = c.hasta_desde(1, "enviado")
    c.responder([c.archivo_xml(1)])
    entrega.descargar(c.como("dir.norte"), c.leer(t.id))
    entrega.entregar(c.como("se.norte"), c.leer(t.id), c.destino(1))
    entrega.entregar(c.como("se.norte"), c.leer(t.id), c.destino(1), reposicion=True)
    hechas = [e.transicion for e in bitacora.historia(c.oficina.base, "tramite", t.id)]
    assert hechas == [
        *("T00", "T01", "T02", "T05", "T06", "T07", "T08", "T09", "T10"),
        *("T11", "T12", "T15", "T16", "T17"),
    ]
    c.cuadra()
    bajas.pedir_cancelacion(c.como("estatal"), c.leer(t.id), motivo="x", folio="CE18-0000001")
    bajas.confirmar_cancelacion(c.como("estatal"), c.leer(t.id), cosfac="OK")
    nuevo = avanzar(c.clerk(1), "E03", alumno=c.alumno(1).id, datos=DOCUMENTO)
    assert c.leer(nuevo.tramite).anterior == t.id
    c.cuadra()


@pytest.mark.norma("L12a")
@pytest.mark.parametrize("usuario", ["se.norte", "dir.norte", "dir.estatal"])
def test_who_may_download_downloads_L12a(c: Camino, usuario: str) -> None:
    t = c.hasta(1, "timbrado")
    assert entrega.descargar(c.como(usuario), t).a == "descargado"


@pytest.mark.norma("C17")
def test_the_state_office_downloads_only_where_it_is_set_C17(c: Camino) -> None:
    t = c.hasta(1, "timbrado")
    with pytest.raises(PermisoDenegado) as error:
        entrega.descargar(c.como("estatal"), t)
    assert error.value.regla == "L12a"
    c.poner("descargar.se_estatal", "si")
    assert entrega.descargar(c.como("estatal"), t).a == "descargado"


@pytest.mark.norma("L11a", "T12")
@pytest.mark.parametrize("usuario", ["se.norte", "estatal", "admin", "sistema"])
def test_who_may_import_an_answer_imports_it(c: Camino, usuario: str) -> None:
    c.hasta(1, "enviado")
    assert isinstance(c.responder([c.archivo_xml(1)], usuario=usuario)[0], Paso)
    assert c.de(1).estado == "timbrado"


@pytest.mark.norma("L10b", "L05a", "L07b", "L07c", "V17", "L12a", "L13a", "L15d", "T11", "T12")
@pytest.mark.parametrize("estado", RUTA.estados)
def test_every_cell_outside_the_route_is_refused_and_writes_nothing(
    en_estado: Callable[[str], Camino], estado: str
) -> None:
    c = en_estado(estado)
    t = c.de(1)
    antes = huella_total(c.oficina)
    cabeza = bitacora.cabeza(c.oficina.base)
    negadas = 0
    for paso in RUTA.transiciones.values():
        for rol in Rol:
            if not paso.crea and estado in paso.de and rol in paso.roles:
                continue
            tipo: type[TransicionRehusada] = EstadoNoPermite
            regla = paso.regla
            if estado in paso.de:
                tipo, regla = PermisoDenegado, paso.regla_rol
            with pytest.raises(TransicionRehusada) as error:
                avanzar(c.oficina, paso.id, tramite=t.id, actor=quien(rol))
            assert type(error.value) is tipo, (paso.id, rol)
            assert error.value.regla == regla
            assert bitacora.cabeza(c.oficina.base) == cabeza
            negadas += 1
    assert negadas >= len(RUTA.transiciones) * len(Rol) - 40
    assert huella_total(c.oficina) == antes


@pytest.mark.norma("L05a")
@pytest.mark.parametrize("transicion", ["T00", "E03"])
def test_only_the_plantel_opens_a_tramite(c: Camino, transicion: str) -> None:
    alumno = c.alumno(1).id
    for rol in set(Rol) - {Rol.SE_PLANTEL}:
        with pytest.raises(PermisoDenegado) as error:
            avanzar(c.oficina, transicion, alumno=alumno, datos=DOCUMENTO, actor=quien(rol))
        assert error.value.regla == "L05a"


@pytest.mark.norma("L10b")
def test_the_administrator_makes_none_of_the_moves_of_the_road(
    en_estado: Callable[[str], Camino],
) -> None:
    for paso in RUTA.transiciones.values():
        if paso.id in {"T12", "T12p", "T13", "T14"} or paso.id.startswith("E"):
            continue
        estado = paso.de[0] if paso.de else ""
        c = en_estado(estado or "baja")
        t, alumno = (c.de(1).id, None) if estado else (None, c.alumno(1).id)
        with pytest.raises(PermisoDenegado):
            avanzar(c.oficina, paso.id, actor=gente()["admin"], tramite=t, alumno=alumno)


@pytest.mark.norma("L05a", "L07c", "L08a")
@pytest.mark.parametrize(
    ("transicion", "usuario"),
    [
        ("T01", "se.centro"),
        ("T01", "se.ajeno"),
        ("T02", "estatal.ajeno"),
        ("T05", "se.centro"),
        ("T06", "se.centro"),
        ("T07", "se.ajeno"),
        ("T08", "dir.centro"),
        ("T13", "se.centro"),
        ("E01", "se.centro"),
        ("E06", "estatal.ajeno"),
        ("E09", "se.centro"),
        ("E10", "estatal.ajeno"),
        ("T17", "se.centro"),
    ],
)
def test_another_plantel_or_entidad_does_not_reach_the_tramite(
    en_estado: Callable[[str], Camino], transicion: str, usuario: str
) -> None:
    paso = RUTA.transiciones[transicion]
    c = en_estado(paso.de[0])
    with pytest.raises(PermisoDenegado) as error:
        avanzar(c.como(usuario), transicion, tramite=c.de(1).id)
    assert error.value.regla == paso.regla_rol


@pytest.mark.norma("T00", "T05", "L17e", "L15c")
@pytest.mark.parametrize(
    ("estado", "transicion"),
    [
        ("borrador", "T02"),
        ("solicitado", "T05"),
        ("autorizado", "T06"),
        ("registrado", "T07"),
        ("cargado", "T08"),
        ("nombre_revisado", "T09"),
        ("en_firma", "T11"),
        ("firmado", "T15"),
        ("timbrado", "T13"),
        ("timbrado", "T16"),
        ("baja", "T01"),
        ("cancelado", "T17"),
        ("nombre_revisado", "T07e"),
        ("entregado", "E01"),
    ],
)
def test_a_forbidden_jump_is_refused(
    en_estado: Callable[[str], Camino], estado: str, transicion: str
) -> None:
    c = en_estado(estado)
    rol = RUTA.transiciones[transicion].roles[0]
    with pytest.raises(EstadoNoPermite):
        avanzar(c.oficina, transicion, tramite=c.de(1).id, actor=quien(rol))


@pytest.mark.norma("T00")
def test_a_second_live_tramite_is_refused_T00(c: Camino) -> None:
    c.solicitar(1)
    with pytest.raises(TransicionRehusada) as error:
        avanzar(c.clerk(1), "T00", alumno=c.alumno(1).id, datos=DOCUMENTO)
    assert error.value.regla == "T00"
    with pytest.raises(TransicionRehusada) as error:
        tramite.solicitar(c.clerk(1), c.alumno(1))
    assert error.value.regla == "T00"


@pytest.mark.norma("L07c")
def test_who_requested_does_not_authorise_even_after_a_change_of_role_L07c(c: Camino) -> None:
    t = c.solicitar(1)
    ascendida = replace(gente()["se.norte"], rol=Rol.SE_ESTATAL, plantel="")
    with pytest.raises(TransicionRehusada) as error:
        avanzar(c.oficina, "T02", tramite=t.id, actor=ascendida)
    assert error.value.regla == "L07c"
    assert c.leer(t.id).estado == "solicitado"


def test_the_same_token_makes_a_move_once(c: Camino) -> None:
    t = c.solicitar(1)
    uno = avanzar(c.como("estatal"), "T02", tramite=t.id, token="una-vez")
    antes = huella_total(c.oficina)
    otro = avanzar(c.como("estatal"), "T02", tramite=t.id, token="una-vez")
    assert replace(otro, repetido=False, hallazgos=uno.hallazgos) == uno
    assert otro.repetido
    assert huella_total(c.oficina) == antes


def test_a_version_that_another_session_changed_is_refused(c: Camino) -> None:
    t = c.solicitar(1)
    otra = abrir_oficina(
        c.oficina.base.ruta, usuario="estatal2", reloj=c.reloj, azar=AzarSembrado(99)
    )
    try:
        avanzar(otra, "T03", tramite=t.id, version=t.version, datos={"motivo": "x"})
    finally:
        otra.base.cerrar()
    with pytest.raises(VersionVieja) as error:
        avanzar(c.como("estatal"), "T02", tramite=t.id, version=t.version)
    assert error.value.regla == "L07b"
    assert error.value.datos["hay"] == t.version + 1
    assert c.leer(t.id).estado == "devuelto"


@pytest.mark.norma("L08d")
@pytest.mark.parametrize("donde", ["folio", "foja", "evento"])
def test_a_registration_that_fails_inside_leaves_nothing_L08d(
    c: Camino, monkeypatch: pytest.MonkeyPatch, donde: str
) -> None:
    t = c.hasta(1, "autorizado")
    antes = huella_total(c.oficina)

    def fallar(*_a: object, **_k: object) -> None:
        raise RuntimeError("a la mitad")

    modulo, nombre = {
        "folio": (folios, "siguiente_foja"),
        "foja": (tramites, "mover_tramite"),
        "evento": (bitacora, "anotar"),
    }[donde]
    with monkeypatch.context() as m:
        m.setattr(modulo, nombre, fallar)
        with pytest.raises(RuntimeError, match="a la mitad"):
            avanzar(c.clerk(1), "T05", tramite=t.id)
    assert huella_total(c.oficina) == antes
    avanzar(c.clerk(1), "T05", tramite=t.id)
    c.cuadra()


@pytest.mark.norma("L08d", "L08a", "L08b")
def test_a_registration_writes_folio_book_cuv_and_date_at_once_L08d(c: Camino) -> None:
    t = c.hasta(1, "registrado")
    assert t.folio_texto == "CE18-0000001"
    assert t.folio_control == "CE18-0000001-1"
    assert (t.volumen, t.foja) == (1, 1)
    assert t.cuv.startswith("P")
    assert t.fecha_registro == c.oficina.hoy()
    assert c.hasta(2, "registrado").foja == 2


@pytest.mark.norma("C25")
def test_a_volume_that_is_full_begins_another_C25(c: Camino) -> None:
    c.poner("libro.fojas_por_volumen", "2")
    fojas = [(t.volumen, t.foja) for t in (c.hasta(n, "registrado") for n in (1, 2, 3))]
    assert fojas == [(1, 1), (1, 2), (2, 1)]
    assert c.hasta(21, "registrado").foja == 1
    c.cuadra()


@pytest.mark.norma("L08a", "L08c", "L08b")
@pytest.mark.parametrize(
    ("pedido", "clave"),
    [
        (("CE", 2018, 9), "L08a.turno"),
        (("CE", 2018, 101), "L08a.ajeno"),
        (("CE", 2018, 900), "L08a"),
        (("CE", 2008, 1), "L08c"),
    ],
)
def test_a_folio_that_is_not_the_one_in_turn_is_refused(
    c: Camino, pedido: tuple[str, int, int], clave: str
) -> None:
    t = c.hasta(1, "autorizado")
    antes = huella_total(c.oficina)
    with pytest.raises(TransicionRehusada) as error:
        avanzar(c.clerk(1), "T05", tramite=t.id, datos={"folio_pedido": pedido})
    assert clave in {h.clave for h in error.value.hallazgos}
    if clave == "L08c":
        assert error.value.regla == "L08c"
    assert huella_total(c.oficina) == antes


@pytest.mark.norma("L08a")
def test_the_folio_in_turn_may_be_asked_for_by_its_number(c: Camino) -> None:
    t = c.hasta(1, "autorizado")
    avanzar(c.clerk(1), "T05", tramite=t.id, datos={"folio_pedido": ("CE", 2018, 1)})
    assert c.de(1).folio_texto == "CE18-0000001"
    c.cuadra()


@pytest.mark.norma("L08a")
def test_another_students_reserved_folio_is_refused(c: Camino) -> None:
    c.hasta(1, "autorizado")
    t = c.hasta(2, "autorizado")
    with pytest.raises(TransicionRehusada) as error:
        avanzar(c.clerk(2), "T05", tramite=t.id, datos={"folio_pedido": ("CE", 2018, 1)})
    assert error.value.hallazgos[0].clave == "L08a.ocupado"


@pytest.mark.norma("L03")
def test_a_registration_dated_before_the_issuing_began_is_refused_L03(c: Camino) -> None:
    t = c.hasta(1, "autorizado")
    with pytest.raises(TransicionRehusada) as error:
        avanzar(c.clerk(1), "T05", tramite=t.id, datos={"fecha_registro": "2021-07-18"})
    assert error.value.regla == "L03"


@pytest.mark.norma("T06")
def test_a_change_of_sae_after_the_request_stops_the_load_T06(c: Camino) -> None:
    t = c.hasta(1, "registrado")
    c.cambiar_alumno(1, institucion_medica="ISSSTE")
    with pytest.raises(TransicionRehusada) as error:
        avanzar(c.clerk(1), "T06", tramite=t.id)
    assert error.value.regla == "T06"
    avanzar(c.clerk(1), "T06", tramite=t.id, datos={"revalidado": "si"})
    assert c.de(1).estado == "cargado"


@pytest.mark.norma("L06z")
def test_the_criteria_are_asked_again_at_the_load_L06z(c: Camino) -> None:
    t = c.hasta(1, "registrado")
    c.cambiar_alumno(1, datos_validados_por="")
    with pytest.raises(TransicionRehusada) as error:
        avanzar(c.clerk(1), "T06", tramite=t.id)
    assert "L06a" in {h.regla for h in error.value.hallazgos}


@pytest.mark.norma("T02")
def test_old_results_are_run_again_before_authorising_T02(c: Camino) -> None:
    t = c.solicitar(1)
    c.cambiar_alumno(1, institucion_medica="")
    c.reloj.adelantar(timedelta(days=31))
    with pytest.raises(TransicionRehusada) as error:
        avanzar(c.como("estatal"), "T02", tramite=t.id)
    assert error.value.regla == "T02"
    assert "L06g" in {h.regla for h in error.value.hallazgos}


@pytest.mark.norma("E09", "V15")
def test_a_suspended_tramite_does_not_move_until_it_is_cleared_E09(c: Camino) -> None:
    t = c.hasta(1, "autorizado")
    c.mover("sistema", "E09", 1, {"bloqueo": "baja 2026-06-01"})
    with pytest.raises(TransicionRehusada) as error:
        avanzar(c.clerk(1), "T05", tramite=t.id)
    assert error.value.regla == "E09"
    c.mover("sistema", "E09", 1, {"bloqueo": ""})
    avanzar(c.clerk(1), "T05", tramite=t.id)


def test_a_tramite_or_a_student_that_is_not_there_is_told(c: Camino) -> None:
    with pytest.raises(NoEncontrado):
        avanzar(c.como("estatal"), "T02", tramite=999)
    with pytest.raises(NoEncontrado):
        avanzar(c.clerk(1), "T00", alumno=999, datos=DOCUMENTO)


def test_an_effect_that_goes_elsewhere_is_a_fault_and_writes_nothing(
    c: Camino, monkeypatch: pytest.MonkeyPatch
) -> None:
    t = c.solicitar(1)
    antes = huella_total(c.oficina)
    monkeypatch.setitem(EFECTOS, "autorizar", lambda *_: Cambio(estado="entregado"))
    with pytest.raises(ValueError, match="entregado"):
        avanzar(c.como("estatal"), "T02", tramite=t.id)
    assert huella_total(c.oficina) == antes


JUGUETE = """
ruta = "juguete"
[estado]
pedido = {}
visto = {}
dado = { final = true, vigente = false }
[transicion.J0]
a = "pedido"
roles = "lector"
efecto = "abrir"
[transicion.J1]
de = "pedido"
a = ["visto", "dado"]
roles = ["lector", "dse"]
guardas = ["T03"]
efecto = "devolver"
[transicion.J2]
de = "visto"
a = "dado"
roles = "dse"
efecto = "autorizar"
"""


def test_a_toy_route_is_carried_end_to_end_so_a_route_is_data(c: Camino) -> None:
    base = c.oficina.base
    with base.tx():
        rutas.guardar_ruta(base, JUGUETE)
    juguete = replace(c.oficina, rutas=rutas.leer_rutas(base))
    lector, dse = gente()["lector"], gente()["dse"]
    alumno = c.alumno(1).id
    abierto_ = avanzar(juguete, "J0", alumno=alumno, actor=lector, ruta="juguete")
    assert abierto_.a == "pedido"
    with pytest.raises(EstadoNoPermite):
        avanzar(juguete, "J2", tramite=abierto_.tramite, actor=dse)
    with pytest.raises(TransicionRehusada) as error:
        avanzar(juguete, "J1", tramite=abierto_.tramite, actor=lector)
    assert error.value.regla == "T03"
    with pytest.raises(PermisoDenegado):
        avanzar(juguete, "J1", tramite=abierto_.tramite, actor=gente()["se.norte"])
    datos = {"motivo": "visto bueno"}
    assert avanzar(juguete, "J1", tramite=abierto_.tramite, actor=dse, datos=datos).a == "visto"
    assert avanzar(juguete, "J2", tramite=abierto_.tramite, actor=dse).a == "dado"
    assert c.solicitar(2).ruta == "conalep"
    c.cuadra()
    assert tramites.contar_por_estado(base, "juguete") == [
        ("pedido", "pedido", 0),
        ("visto", "visto", 0),
        ("dado", "dado", 1),
    ]


def test_the_log_of_a_road_is_the_same_for_the_same_clock_and_seed(
    preparada: object, efirmas: Efirmas, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cabezas = set()
    for _ in range(2):
        carpeta = tmp_path_factory.mktemp("igual")
        with abierto(copiar_base(preparada, carpeta), carpeta, efirmas) as c:  # type: ignore[arg-type]
            c.hasta(1, "entregado")
            cabezas.add(bitacora.cabeza(c.oficina.base))
    assert len(cabezas) == 1


@pytest.mark.norma("L11a", "T11")
def test_nothing_is_sent_with_a_seal_missing_T11(c: Camino) -> None:
    c.hasta(1, "en_firma")
    creados, _ = envio.crear_lotes(c.como("estatal"))
    assert creados == []
