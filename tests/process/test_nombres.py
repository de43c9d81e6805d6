"""The names that wait for a person, and the acts on them."""

from typing import Any

import pytest

from certtui.domain.tramite import (
    CAMPOS_DEL_NOMBRE,
    PermisoDenegado,
    TransicionRehusada,
    VersionVieja,
)
from certtui.process import bajas, camino, importar, nombres, supresion
from certtui.process import consultas_nombres as cn
from certtui.process.camino import Dudoso
from certtui.process.consultas import FiltroCola
from certtui.process.consultas_nombres import Vista
from certtui.process.motor import Fallido, Paso, avanzar
from certtui.store import bitacora, renapo
from tests.process.camino import Camino

DOCUMENTO = {"cotejo_documento": "Acta", "manifestado_por": "egresado"}


def _responder(c: Camino, curp: str, *nombre: str, estatus: str = "VIGENTE") -> None:
    ruta = c.carpeta / "renapo.csv"
    ruta.write_text(
        "curp,estatus,nombre,primer_apellido,segundo_apellido,fecha_nacimiento,sexo,entidad\n"
        f"{curp},{estatus},{','.join(nombre)},,,\n",
        "utf-8",
    )
    importar.importar_renapo(c.como("estatal"), ruta)


def _con_acento(textos: tuple[str, str, str]) -> tuple[str, str, str]:
    """The same name with an accent in its second surname."""
    return textos[0], textos[1], textos[2].translate(str.maketrans("aeiou", "áéíóú"))


def _ids(c: Camino, vista: Vista, usuario: str = "se.norte", **filtro: Any) -> list[int]:
    return list(cn.leer(c.como(usuario), vista, FiltroCola(**filtro)).ids)


@pytest.mark.norma("L17a", "L17b")
def test_the_doubtful_come_first_and_alone_in_their_view(c: Camino) -> None:
    for n in (1, 2, 3):
        c.hasta(n, "cargado")
        c.cambiar_alumno(n, nombre="ULISES", primer_apellido="LAGUNEVA", segundo_apellido="DE LEON")
    c.cambiar_alumno(2, nombre="JOSE ULISES")
    c.cambiar_alumno(3, nombre="MA. ULISES")
    uno, dos, tres = (c.de(n).id for n in (1, 2, 3))
    assert _ids(c, Vista.POR_CONFIRMAR) == [dos, tres, uno]
    assert _ids(c, Vista.DUDOSOS) == [dos, tres]
    assert _ids(c, Vista.REVISADOS) == []
    assert _ids(c, Vista.POR_CONFIRMAR, "se.centro") == []
    assert _ids(c, Vista.POR_CONFIRMAR, texto="MA. ULISES") == [tres]
    r = cn.renglon(c.como("se.norte"), dos)
    assert r.propuesta == ("Jose Ulises", "Laguneva", "De Leon")
    assert r.dudas == (("nombre", "acento"),)


@pytest.mark.norma("L06b", "L17c")
def test_what_renapo_answered_is_kept_as_it_came_and_a_difference_is_a_doubt(c: Camino) -> None:
    c.hasta(1, "cargado")
    c.cambiar_alumno(1, nombre="ULISES", primer_apellido="PEÑA", segundo_apellido="SOL")
    assert cn.renglon(c.como("se.norte"), c.de(1).id).renapo is None
    _responder(c, c.alumno(1).curp, "ULISES", "PEÑA", "SÓL")
    r = cn.renglon(c.como("se.norte"), c.de(1).id)
    assert r.renapo == ("ULISES", "PEÑA", "SÓL")
    assert r.dudas == ()
    _responder(c, c.alumno(1).curp, "ULISES", "PENA", "SOL")
    r = cn.renglon(c.como("se.norte"), c.de(1).id)
    assert r.dudas == (("primer_apellido", "renapo"),)
    elegido = r.elegido
    hecho = camino.hacer(c.como("se.norte"), "nombre", elegido, {})
    assert isinstance(hecho, Dudoso)
    assert c.de(1).estado == "cargado"


@pytest.mark.norma("L13d")
def test_an_erased_person_leaves_no_answer_of_renapo(c: Camino) -> None:
    alumno = c.alumno(3)
    _responder(c, alumno.curp, "OTRA", "PERSONA", "X")
    assert renapo.leer_contestado(c.oficina.base, alumno.id) is not None
    supresion.suprimir(c.como("estatal"), alumno, "solicitud")
    assert renapo.leer_contestado(c.oficina.base, alumno.id) is None


@pytest.mark.norma("L17c", "L17e")
def test_a_correction_is_kept_with_its_reason_and_the_acta_is_not_touched(c: Camino) -> None:
    c.hasta(1, "cargado")
    antes = c.alumno(1)
    r = cn.renglon(c.como("se.norte"), c.de(1).id)
    nombres.corregir(c.como("se.norte"), r, ("Zoé", "de la Paz", ""), "así lo escribe el acta")
    otra = cn.renglon(c.como("se.norte"), c.de(1).id)
    assert otra.propuesta == ("Zoé", "de la Paz", "")
    assert otra.escrito
    assert otra.dudas == tuple((campo, "acta") for campo in CAMPOS_DEL_NOMBRE)
    dato = bitacora.dato_de(c.oficina.base, "tramite", c.de(1).id, "T07e")
    assert dato["motivo"] == "así lo escribe el acta"
    assert (c.alumno(1), c.de(1).estado) == (antes, "cargado")
    with pytest.raises(VersionVieja):
        nombres.confirmar(c.como("se.norte"), r, ("A", "B", "C"), "Acta", "egresado")
    nombres.confirmar(c.como("se.norte"), otra, otra.propuesta, "Acta", "egresado")
    assert (c.de(1).estado, c.de(1).nombre_oficial) == ("nombre_revisado", "Zoé de la Paz")
    assert c.alumno(1) == antes


@pytest.mark.norma("L17c")
def test_a_correction_of_an_accent_is_no_doubt_and_goes_with_the_others(c: Camino) -> None:
    c.hasta(1, "cargado")
    c.cambiar_alumno(1, nombre="MARIA", primer_apellido="LAGUNEVA", segundo_apellido="SOL")
    clerk, clave = c.como("se.norte"), c.de(1).id
    assert cn.renglon(clerk, clave).dudas == (("nombre", "acento"),)
    nombres.corregir(clerk, cn.renglon(clerk, clave), ("María", "Laguneva", "Sol"), "acta")
    r = cn.renglon(clerk, clave)
    assert (r.dudas, r.solo_mirado) == ((), False)
    assert isinstance(camino.hacer(clerk, "nombre", r.elegido, DOCUMENTO), Paso)


@pytest.mark.norma("L17a", "L17c", "T07", "T07e")
@pytest.mark.parametrize(
    ("nombre", "clave"),
    [("ÑuÑu" * 100, "L17a.largo"), ("Iné?[red]<x>& 😀 €\\", "L17a.letras")],
)
def test_what_cannot_be_printed_is_neither_kept_nor_confirmed(
    c: Camino, nombre: str, clave: str
) -> None:
    c.hasta(1, "cargado")
    clerk, r = c.como("se.norte"), cn.renglon(c.como("se.norte"), c.de(1).id)
    textos = (nombre, *r.propuesta[1:])
    with pytest.raises(TransicionRehusada) as guardar:
        nombres.corregir(clerk, r, textos, "acta")
    with pytest.raises(TransicionRehusada) as confirmar:
        nombres.confirmar(clerk, r, textos, "Acta", "egresado")
    assert {h.clave for e in (guardar, confirmar) for h in e.value.hallazgos} == {clave}
    assert cn.renglon(clerk, r.id) == r


@pytest.mark.norma("L17c", "C31")
def test_a_name_unlike_the_acta_s_stays_doubtful_and_no_batch_takes_it(c: Camino) -> None:
    c.hasta(1, "cargado")
    c.cambiar_alumno(1, nombre="MA. LUZ", primer_apellido="LAGUNEVA", segundo_apellido="SOL")
    clerk = c.como("se.norte")
    r = cn.renglon(clerk, c.de(1).id)
    nombres.corregir(clerk, r, ("María Luz", "Laguneva", "Sol"), "lo pidió")
    r = cn.renglon(clerk, r.id)
    assert (r.dudas, r.solo_mirado) == ((("nombre", "acta"),), True)
    assert _ids(c, Vista.DUDOSOS) == [r.id]
    hecho = camino.hacer(clerk, "nombre", r.elegido, DOCUMENTO)
    assert isinstance(hecho, Dudoso)
    assert hecho.dudas == r.dudas
    sin_mirar = dict(zip(CAMPOS_DEL_NOMBRE, r.propuesta, strict=True)) | DOCUMENTO
    with pytest.raises(TransicionRehusada, match="L17c"):
        avanzar(clerk, "T07", tramite=r.id, datos=sin_mirar)
    nombres.confirmar(clerk, r, r.propuesta, "Acta", "egresado")
    assert bitacora.dato_de(c.oficina.base, "tramite", r.id, "T07")["mirado"] == "si"
    assert cn.renglon(c.como("estatal"), r.id).dudas == (("nombre", "acta"),)
    c.cuadra()


@pytest.mark.norma("L18", "L15c", "E03")
def test_the_name_that_cosfac_refused_is_doubtful_in_the_successor(c: Camino) -> None:
    c.hasta(1, "enviado")
    mensaje = "El segundo apellido del alumno no coincide con la CURP"
    rechazado = c.rechazar(1, mensaje)
    bajas.pedir_baja(c.clerk(1), rechazado)
    bajas.atender_baja(c.como("dse"), c.de(1), "DSE-1")
    c.solicitar(1)
    sucesor = c.hasta_desde_solicitado(1, "cargado")
    clerk = c.como("se.norte")
    r = cn.renglon(clerk, sucesor.id)
    assert r.dudas == (("segundo_apellido", "cosfac"),)
    assert (r.rechazo, r.solo_mirado) == (mensaje, True)
    hecho = camino.hacer(clerk, "nombre", r.elegido, DOCUMENTO)
    assert hecho == Dudoso(r.curso.matricula, r.dudas, mensaje)
    corregido = _con_acento(r.propuesta)
    assert r.mirar(corregido) == ()
    sin_mirar = dict(zip(CAMPOS_DEL_NOMBRE, r.propuesta, strict=True)) | DOCUMENTO
    with pytest.raises(TransicionRehusada, match="L18"):
        avanzar(clerk, "T07", tramite=r.id, datos=sin_mirar)
    nombres.corregir(clerk, r, corregido, "acta")
    otra = cn.renglon(clerk, r.id)
    assert otra.dudas == ()
    assert isinstance(camino.hacer(clerk, "nombre", otra.elegido, DOCUMENTO), Paso)
    c.cuadra()


@pytest.mark.norma("L18")
def test_who_saw_the_answer_may_confirm_the_same_name(c: Camino) -> None:
    c.hasta(1, "enviado")
    c.rechazar(1, "El nombre no coincide")
    bajas.pedir_baja(c.clerk(1), c.de(1))
    bajas.atender_baja(c.como("dse"), c.de(1), "DSE-1")
    c.solicitar(1)
    c.hasta_desde_solicitado(1, "cargado")
    r = cn.renglon(c.como("se.norte"), c.de(1).id)
    assert r.dudas == (("nombre", "cosfac"),)
    assert r.mirar(_con_acento(r.propuesta)) == ()
    nombres.confirmar(c.como("se.norte"), r, r.propuesta, "Acta", "egresado")
    assert c.de(1).estado == "nombre_revisado"


@pytest.mark.norma("L17d")
def test_a_minor_does_not_state_the_name_alone(c: Camino) -> None:
    c.hasta(51, "cargado")
    oficina, r = c.como("se.norte"), cn.renglon(c.como("se.norte"), c.de(51).id)
    assert cn.es_menor(oficina, r.curso.curp)
    with pytest.raises(TransicionRehusada, match="L17d"):
        nombres.confirmar(oficina, r, r.propuesta, "Acta", "egresado")
    nombres.confirmar(oficina, r, r.propuesta, "Acta", "madre")
    assert c.de(51).estado == "nombre_revisado"


@pytest.mark.norma("V21", "L17e")
def test_the_state_office_validates_or_sends_back_what_it_saw(c: Camino) -> None:
    for n in (1, 2):
        c.hasta(n, "nombre_revisado")
    estatal = c.como("estatal")
    elegidos = [cn.renglon(estatal, c.de(n).id).elegido for n in (1, 2)]
    assert _ids(c, Vista.REVISADOS, "estatal") == [e.id for e in elegidos]
    rehusados = list(nombres.recorrer(c.como("se.norte"), "T07v", elegidos, {}))
    assert all(isinstance(x, Fallido) and isinstance(x.error, PermisoDenegado) for x in rehusados)
    assert [x.error.regla for x in rehusados if isinstance(x, Fallido)] == ["V21", "V21"]
    assert [type(x) for x in nombres.recorrer(estatal, "T07v", elegidos, {})] == [Paso, Paso]
    assert c.de(1).validado_estatal_por == "estatal"
    viejos = list(nombres.recorrer(estatal, "T07r", elegidos[:1], {"motivo": "falta un acento"}))
    assert isinstance(viejos[0], Fallido)
    otra = [cn.renglon(estatal, c.de(1).id).elegido]
    sin_motivo = list(nombres.recorrer(estatal, "T07r", otra, {}))
    assert isinstance(sin_motivo[0], Fallido)
    list(nombres.recorrer(estatal, "T07r", otra, {"motivo": "falta un acento"}))
    assert (c.de(1).estado, c.de(1).validado_estatal_por) == ("cargado", "")
    assert c.de(1).nombre
    c.cuadra()


def test_a_cut_batch_keeps_what_was_done(c: Camino) -> None:
    for n in (1, 2):
        c.hasta(n, "nombre_revisado")
    estatal = c.como("estatal")
    elegidos = [cn.renglon(estatal, c.de(n).id).elegido for n in (1, 2)]
    cortes = iter([False, True])
    hechos = list(nombres.recorrer(estatal, "T07v", elegidos, {}, cancelado=lambda: next(cortes)))
    assert len(hechos) == 1
    assert (c.de(1).validado_estatal_por, c.de(2).validado_estatal_por) == ("estatal", "")
