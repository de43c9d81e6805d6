"""A campaign by its keys: a lot with bad ones, answered, repaired by cause and issued again.

Each role works in a pseudo-terminal of 80×24 with a key script of its own; keys are counted as the
role's own, without secrets, paths and typed words. What is not certtui's (COSFAC's answer, the
files that SAE and RENAPO hand over) is written in between.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from certtui.domain.alumno import Alumno
from certtui.domain.elegibilidad import huella_renapo
from certtui.domain.folio import NivelRango
from certtui.exchange.simulador.padron import Padron, Persona
from certtui.process import cuadre, folios, tramite
from certtui.process.demo.personas import Sorteo
from certtui.process.motor import avanzar
from certtui.process.oficina import abrir_oficina
from certtui.process.salidas import carpeta_de_salida
from certtui.process.simular import simular_lote
from certtui.store import alumnos
from tests.bench.sesion import Sesion
from tests.process.archivos_sae import escribir_alumnos, escribir_respuesta
from tests.process.camino import (
    AHORA,
    KARDEX,
    NORTE,
    Camino,
    Efirmas,
    abierto,
    alumno_apto,
    copiar_base,
    gente,
)

FIRMANTES = ("dir.norte", "dir.estatal", "nacional")
CAUSAS = ("CURP-RENAPO", "NOMBRE-ACTA")
"""The two causes of a campaign: one is mended in SAE, the other in the name."""
PRESUPUESTO = {"se.norte": 25, "estatal": 10, "dse": 6, **dict.fromkeys(FIRMANTES, 6)}
"""Keys of each role to repair a cause."""
_PRIMER_FOLIO = 2001


@dataclass
class Campana:
    """A base with so many signed certificates, some of which COSFAC will refuse."""

    base: Path
    efirmas: Efirmas
    buenos: dict[str, Alumno]
    """Every student as they should be, by matrícula; the bad ones differ from it in the base."""
    malos: dict[str, tuple[str, ...]]
    """Matrículas of each cause."""
    teclas: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Keys pressed, by role and cause; "" is what is not of any repair."""
    tiempos: dict[str, float] = field(default_factory=dict)
    _semilla: int = 100

    @contextmanager
    def abrir(self) -> Iterator[Camino]:
        """The office, for what is not done on the screen."""
        self._semilla += 1
        with abierto(self.base, self.base.parent, self.efirmas, self._semilla) as c:
            yield c

    def salida(self, usuario: str) -> Path:
        """The outbox of a person."""
        oficina = abrir_oficina(self.base, usuario=usuario)
        try:
            return carpeta_de_salida(oficina)
        finally:
            oficina.base.cerrar()

    def padron(self) -> Padron:
        """SEP's register: everybody as they should be."""
        return Padron(
            personas={
                a.curp: Persona(a.curp, a.nombre, a.primer_apellido, a.segundo_apellido, "", False)
                for a in self.buenos.values()
            }
        )

    def contestar(self, *, atomico: bool) -> Mapping[str, int]:
        """COSFAC answers the last lot into the outbox; how many refusals of each rule.

        One that refuses a whole lot for a bad certificate sends no stamp with its table.
        """
        carpeta = self.salida("estatal")
        lote = max(p for p in carpeta.glob("LOTE-*.zip") if p.stem.count("-") == 2)
        hecho = simular_lote(lote, carpeta, semilla=7, ahora=AHORA, padron=self.padron())
        if atomico and hecho.simulacion.rechazados:
            for archivo in hecho.archivos:
                if archivo.name.endswith("-timbrados.zip"):
                    archivo.unlink()
        return hecho.simulacion.rechazados

    def corregido(self) -> tuple[Path, Path]:
        """SAE's corrected export of the bad ones, and RENAPO's answer to it."""
        buenos = [self.buenos[m] for ms in self.malos.values() for m in ms]
        carpeta = self.base.parent
        return (
            escribir_alumnos(carpeta / "sae.csv", buenos),
            escribir_respuesta(carpeta / "renapo.csv", buenos),
        )

    def estados(self) -> Counter[str]:
        """How many live trámites in each state."""
        with self.abrir() as c:
            filas = c.oficina.base.filas(
                "SELECT estado, count(*) AS n FROM tramite t WHERE NOT EXISTS "
                "(SELECT 1 FROM tramite s WHERE s.anterior = t.id) GROUP BY estado"
            )
            return Counter({f["estado"]: f["n"] for f in filas})

    def cuadra(self) -> dict[str, object]:
        """What does not add up."""
        with self.abrir() as c:
            return {x.clave: x.filas for x in cuadre.cuadrar(c.oficina) if x.filas}


def montar(
    preparada: Path,
    carpeta: Path,
    efirmas: Efirmas,
    cuantos: int,
    malos: int,
    *,
    atomico: bool = False,
) -> Campana:
    """The office with `cuantos` signed certificates, `malos` of them bad in equal parts."""
    base = copiar_base(preparada, carpeta)
    buenos = {a.matricula: a for a in _gente_nueva(cuantos)}
    claves = list(buenos)
    mitad = malos // 2
    de_cada = {CAUSAS[0]: tuple(claves[:mitad]), CAUSAS[1]: tuple(claves[mitad:malos])}
    campana = Campana(base, efirmas, buenos, de_cada)
    with campana.abrir() as c:
        c.poner("cosfac.lote_max", str(cuantos))
        c.poner("cosfac.modo_lote", "atomico" if atomico else "por_registro")
        _dar_folios(c, cuantos)
        with c.oficina.base.tx():
            for matricula, bueno in buenos.items():
                como_esta = _estropear(bueno, matricula in de_cada[CAUSAS[0]])
                persona = como_esta if matricula in claves[:malos] else bueno
                guardado = alumnos.guardar_alumno(c.oficina.base, persona)
                alumnos.guardar_kardex(c.oficina.base, guardado.id, KARDEX)
        for matricula in buenos:
            _hasta_nombre_revisado(c, matricula)
        c.firmar(*FIRMANTES)
        for usuario in FIRMANTES:
            juego = efirmas.juegos[usuario]
            (carpeta / f"{usuario}.cer").write_bytes(juego.cer)
            (carpeta / f"{usuario}.key").write_bytes(juego.key)
    return campana


def _gente_nueva(cuantos: int) -> Iterator[Alumno]:
    vistas: set[str] = set()
    numero = 5000
    while len(vistas) < cuantos:
        numero += 1
        a = alumno_apto(numero)
        if a.curp not in vistas:
            vistas.add(a.curp)
            yield replace(a, matricula=f"24{NORTE}{len(vistas):04d}-0", datos_validados_en=AHORA)


def _estropear(a: Alumno, curp: bool) -> Alumno:
    """The same student with the CURP of nobody, or with another name."""
    if curp:
        otra = Sorteo(random.Random(f"{a.matricula}")).draw(
            (date(2006, 1, 1), date(2007, 12, 31)), entidad="ZS"
        )
        malo = replace(a, curp=otra.curp)
    else:
        malo = replace(a, nombre=f"{a.nombre} Abel")
    antes = AHORA - timedelta(days=1)
    return replace(malo, renapo_huella=huella_renapo(malo), datos_validados_en=antes)


def _dar_folios(c: Camino, cuantos: int) -> None:
    hasta = _PRIMER_FOLIO + 2 * cuantos
    for quien, nivel, entidad, plantel in (
        ("nacional", NivelRango.NACIONAL, "", ""),
        ("nacional", NivelRango.ENTIDAD, "32", ""),
        ("estatal", NivelRango.PLANTEL, "32", NORTE),
    ):
        folios.asignar_rango(
            c.oficina.como(gente()[quien]),
            nivel=nivel,
            modelo=2018,
            desde=_PRIMER_FOLIO,
            hasta=hasta,
            oficio="PRUEBA/3",
            entidad=entidad,
            plantel=plantel,
        )


def _hasta_nombre_revisado(c: Camino, matricula: str) -> None:
    clerk, alumno = c.como("se.norte"), tramite.buscar_alumno(c.oficina, matricula)
    clave = tramite.solicitar(clerk, alumno).tramite
    avanzar(c.como("estatal"), "T02", tramite=clave)
    avanzar(clerk, "T05", tramite=clave)
    avanzar(clerk, "T06", tramite=clave)
    n, p, s = tramite.proponer_nombre(c.oficina, alumno)
    tramite.confirmar_nombre(
        clerk,
        clave,
        tramite.NombreConfirmado(n.texto, p.texto, s.texto, "Acta", "egresado"),
    )


class Operador:
    """A person at a terminal; every key is counted for a cause."""

    def __init__(self, campana: Campana, usuario: str, causa: str = "") -> None:
        self._campana, self._usuario, self._causa = campana, usuario, causa
        orden = [sys.executable, "-m", "certtui", "--base", str(campana.base)]
        orden += ["--usuario", usuario, "--reloj", AHORA.isoformat()]
        self.sesion = Sesion(orden, (80, 24), silencio=0.12)

    def __enter__(self) -> "Operador":
        self.sesion.__enter__()
        self.sesion.arrancar("trámites", 40)
        return self

    def __exit__(self, *que: object) -> None:
        self.sesion.__exit__(None, None, None)

    def teclas(self, *cuales: str) -> None:
        """Press keys, one after the other."""
        for tecla in cuales:
            self._campana.teclas[self._usuario, self._causa] += 1
            self.sesion.teclear(tecla)

    def confirmar(self, tecla: str) -> None:
        """A verb and the yes to its question."""
        self.teclas(tecla)
        self.hasta("s Sí")
        self.teclas("s")

    def escribir(self, texto: str) -> None:
        """A secret, a path or a word: not counted."""
        self.sesion.mandar_bytes(texto.encode())
        self.sesion.agotar(0.2)

    def hasta(self, texto: str, limite: float = 60) -> None:
        """Wait for a text on the screen."""
        fin = time.perf_counter() + limite
        while texto not in self.sesion.texto():
            if time.perf_counter() > fin or self.sesion.proceso.poll() is not None:
                raise AssertionError(f"{self._usuario}: {texto!r}\n{self.sesion.texto()}")
            self.sesion.dejar_pasar(0.1)


def enviar_y_contestar(campana: Campana, causa: str = "", *, atomico: bool = False) -> None:
    """The state office makes, exports, reads the answer's dry run, and takes it."""
    with Operador(campana, "estatal", causa) as o:
        o.teclas("6")
        o.hasta("Espera")
        o.teclas("c")
        o.hasta("Carpeta:")
        o.teclas("intro")
        o.hasta("certificados, en ")
        campana.contestar(atomico=atomico)
        _tomar(o)


def partir_y_contestar(campana: Campana) -> None:
    """Of the lot that came back whole, the good ones go again without the bad (C28)."""
    with Operador(campana, "estatal") as o:
        o.teclas("6")
        o.hasta("devuelto")
        o.confirmar("d")
        o.hasta("pueden irse")
        o.teclas("x")
        o.hasta("Carpeta:")
        o.teclas("intro")
        o.hasta("Súbalo a COSFAC")
        campana.contestar(atomico=True)
        _tomar(o)


def _tomar(o: Operador) -> None:
    o.teclas("i")
    o.hasta("Archivos:")
    o.teclas("intro")
    o.hasta("Aplicar")
    o.teclas("s")
    o.hasta("Aplicar: ")


def pedir_bajas(campana: Campana, causa: str) -> None:
    """The plantel asks for the baja of a whole cause."""
    with Operador(campana, "se.norte", causa) as o:
        _causa(o, causa)
        o.confirmar("b")
        o.hasta("Pedir baja: ")


def atender_bajas(campana: Campana, causa: str) -> None:
    """DSE attends them with one ticket."""
    with Operador(campana, "dse", causa) as o:
        _causa(o, causa)
        o.teclas("u")
        o.hasta("Número de ticket:")
        o.escribir("DSE-2026-1")
        o.teclas("intro")
        o.escribir("BAJA")
        o.teclas("intro")
        o.hasta("Atender baja: ")


def importar(campana: Campana, causa: str) -> None:
    """The plantel brings in what SAE corrected, and RENAPO's answer to it."""
    sae, renapo = campana.corregido()
    with Operador(campana, "se.norte", causa) as o:
        o.teclas("3")
        o.hasta("matrículas")
        for tecla, archivo in (("e", sae), ("i", renapo)):
            o.teclas(tecla)
            o.hasta("Archivo:")
            o.escribir(str(archivo))
            o.teclas("intro")
            o.hasta(", 0 fuera")
            if tecla == "e":
                o.teclas("esc")
                o.hasta("Iniciar")


def rehacer(campana: Campana, causa: str) -> None:
    """The plantel does them again, once SAE is corrected."""
    with Operador(campana, "se.norte", causa) as o:
        _causa(o, causa)
        o.confirmar("s")
        o.hasta("Rehacer: ")


def _causa(o: Operador, causa: str) -> None:
    """The line of a cause: the first one, or one down when another comes before."""
    palabras = {"CURP-RENAPO": "CURP no existe", "NOMBRE-ACTA": "nombre no es el"}[causa]
    o.teclas("7")
    o.hasta(palabras)
    while palabras not in next(r for r in o.sesion.hoja.display if r.startswith(">")):
        o.teclas("abajo")


def _en_cola(o: Operador, tecla: str, dicho: str, *escritos: str) -> None:
    o.teclas("a")
    o.hasta("marcado")
    if escritos:
        o.teclas(tecla)
        o.hasta("Documento cotejado:")
        for texto in escritos:
            o.escribir(texto)
            o.teclas("intro")
    else:
        o.confirmar(tecla)
    o.hasta(dicho)


def autorizar(campana: Campana, causa: str) -> None:
    """The state office authorises what was requested again."""
    with Operador(campana, "estatal", causa) as o:
        _en_cola(o, "u", "Autorizar: ")


def del_folio_al_nombre(campana: Campana, causa: str) -> None:
    """The plantel gives folios, loads, and confirms the names."""
    with Operador(campana, "se.norte", causa) as o:
        _en_cola(o, "f", "Folio: ")
        _en_cola(o, "c", "Cargar: ")
        _en_cola(o, "n", "Nombre: ", "Acta de nacimiento", "egresado")


def firmar(campana: Campana, usuario: str, causa: str) -> None:
    """A signer signs what waits, with one password."""
    carpeta = campana.base.parent
    with Operador(campana, usuario, causa) as o:
        o.teclas("5")
        o.hasta(" en espera")
        o.teclas("f")
        o.hasta("Archivo .cer")
        o.escribir(str(carpeta / f"{usuario}.cer"))
        o.teclas("intro")
        o.escribir(str(carpeta / f"{usuario}.key"))
        o.teclas("intro")
        o.hasta("Contraseña")
        o.escribir("prueba")
        o.teclas("intro")
        o.hasta("Firmar: ")


def recorrer(campana: Campana, *, atomico: bool) -> None:
    """The whole campaign: the lot, its answer, and each cause repaired and issued again."""
    antes = time.perf_counter()

    def medir(nombre: str) -> None:
        nonlocal antes
        ahora = time.perf_counter()
        campana.tiempos[nombre] = round(ahora - antes, 1)
        antes = ahora

    enviar_y_contestar(campana, atomico=atomico)
    if atomico:
        partir_y_contestar(campana)
    medir("lote")
    for causa in CAUSAS:
        pedir_bajas(campana, causa)
        atender_bajas(campana, causa)
    importar(campana, CAUSAS[0])
    for causa in CAUSAS:
        rehacer(campana, causa)
        autorizar(campana, causa)
        del_folio_al_nombre(campana, causa)
        for usuario in FIRMANTES:
            firmar(campana, usuario, causa)
        enviar_y_contestar(campana, causa)
        medir(causa)
