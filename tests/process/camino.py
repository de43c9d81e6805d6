"""A small office, built fast, and the ways to bring a trámite to any of its states."""

import random
import shutil
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from certtui.dec.iems.modelo import Timbre
from certtui.dec.iems.xml import escribir, leer
from certtui.domain.alumno import (
    Alumno,
    Calificacion,
    EstatusRenapo,
    Formacion,
    ModuloPlan,
    Plan,
)
from certtui.domain.ambiente import Ambiente
from certtui.domain.cct import letra_verificadora
from certtui.domain.elegibilidad import huella_renapo
from certtui.domain.entrega import OrigenCorreo
from certtui.domain.folio import NivelRango
from certtui.domain.reloj import RelojInyectado
from certtui.domain.rol import Rol, Usuario
from certtui.domain.tramite import Tramite
from certtui.efirma.ac_demo import AutoridadDemo, crear_ac, emitir_efirma
from certtui.efirma.anclas import Anclas
from certtui.efirma.llave import abrir_llave
from certtui.efirma.secreto import Secreto
from certtui.process import (
    bajas,
    cuadre,
    entrega,
    envio,
    firma,
    folios,
    iniciar,
    paquete,
    respuesta,
    tramite,
    usuarios,
)
from certtui.process import catalogos as altas
from certtui.process.demo.personas import Sorteo, build_rfc
from certtui.process.entorno import AzarSembrado
from certtui.process.motor import Fallido, Paso, avanzar
from certtui.process.oficina import SISTEMA, Oficina, abrir_oficina
from certtui.process.simular import simular_lote
from certtui.store import alumnos, catalogos, lotes, tramites
from certtui.store.catalogos import Plantel

AHORA = datetime(2026, 6, 15, 16, 0, tzinfo=UTC)
"""A Monday."""
ENTIDAD = "32"
NORTE, CENTRO, AJENO = "901", "902", "301"
CLAVE = Secreto("prueba")

MODULOS = (
    ModuloPlan("BASI-01", "Básico uno", 1, 1, 54, 5, Formacion.BASICA),
    ModuloPlan("LABO-02", "Laboral uno", 2, 2, 90, 9, Formacion.LABORAL),
    ModuloPlan("LABO-03", "Laboral dos", 3, 3, 108, 11, Formacion.LABORAL),
)
PLANES = tuple(
    Plan(
        f"PRUE{anio % 100:02d}",
        "Pruebas",
        "Profesional Técnico-Bachiller en Pruebas",
        anio,
        360,
        7.0 if anio < 2023 else 6.0,
        MODULOS,
    )
    for anio in (1997, 2008, 2018, 2023)
)


@dataclass(frozen=True, slots=True)
class Juego:
    """One signer's certificate and key."""

    cer: bytes
    key: bytes


@dataclass(frozen=True, slots=True)
class Efirmas:
    """An authority made once per run, and what it issued."""

    ac: AutoridadDemo
    juegos: dict[str, Juego]

    def emitir(self, usuario: Usuario, serie: int, *, desde: datetime, hasta: datetime) -> Juego:
        """One more certificate for a person."""
        return Juego(
            *emitir_efirma(
                self.ac,
                nombre=usuario.nombre_completo.upper(),
                curp=usuario.curp,
                rfc=usuario.rfc,
                serie=f"9999910000{serie:010d}",
                desde=desde,
                hasta=hasta,
                contrasena=CLAVE,
            )
        )


def _planteles() -> list[Plantel]:
    return [
        Plantel(
            clave,
            f"{entidad}DPT{numero}{letra_verificadora(entidad, numero)}",
            f"Plantel {nombre}",
            entidad,
            municipio,
            "Municipio de Prueba",
        )
        for clave, entidad, numero, nombre, municipio in (
            (NORTE, "32", "9001", "Norte", "010"),
            (CENTRO, "32", "9002", "Centro", "056"),
            (AJENO, "30", "9003", "Ajeno", "087"),
        )
    ]


@cache
def gente() -> dict[str, Usuario]:
    """Everybody of the office, by id."""
    sorteo = Sorteo(random.Random(11))
    filas = (
        ("se.norte", Rol.SE_PLANTEL, "32", NORTE, "", ""),
        ("se.norte2", Rol.SE_PLANTEL, "32", NORTE, "", ""),
        ("se.centro", Rol.SE_PLANTEL, "32", CENTRO, "", ""),
        ("se.ajeno", Rol.SE_PLANTEL, "30", AJENO, "", ""),
        ("dir.norte", Rol.DIRECTOR_PLANTEL, "32", NORTE, "99911", "Dirección de Plantel"),
        ("dir.centro", Rol.DIRECTOR_PLANTEL, "32", CENTRO, "99911", "Dirección de Plantel"),
        ("estatal", Rol.SE_ESTATAL, "32", "", "", ""),
        ("estatal2", Rol.SE_ESTATAL, "32", "", "", ""),
        ("estatal.ajeno", Rol.SE_ESTATAL, "30", "", "", ""),
        ("dir.estatal", Rol.DIRECTOR_ESTATAL, "32", "", "93", "Director General"),
        ("nacional", Rol.NACIONAL, "", "", "99913", "Dirección Nacional"),
        ("dse", Rol.DSE, "", "", "", ""),
        ("admin", Rol.SYSADMIN, "", "", "", ""),
        ("lector", Rol.LECTOR, "32", "", "", ""),
    )
    todos = {}
    for clave, rol, entidad, plantel, id_cargo, cargo in filas:
        p = sorteo.draw((date(1970, 1, 1), date(1990, 12, 31)), entidad="ZS")
        todos[clave] = Usuario(
            id=clave,
            nombre=p.nombre.title(),
            primer_apellido=p.primer_apellido.title(),
            segundo_apellido=p.segundo_apellido.title(),
            rol=rol,
            entidad=entidad,
            plantel=plantel,
            curp=p.curp,
            rfc=build_rfc(p.curp),
            correo=f"{clave}@prueba.example",
            id_cargo=id_cargo,
            cargo=cargo,
        )
    return todos


POR_ROL = {
    Rol.SE_PLANTEL: "se.norte",
    Rol.DIRECTOR_PLANTEL: "dir.norte",
    Rol.SE_ESTATAL: "estatal",
    Rol.DIRECTOR_ESTATAL: "dir.estatal",
    Rol.NACIONAL: "nacional",
    Rol.DSE: "dse",
    Rol.SYSADMIN: "admin",
    Rol.LECTOR: "lector",
}
"""A person of each role whose scope reaches the plantel Norte."""


def crear_efirmas() -> Efirmas:
    """The set of the run; generating keys is slow."""
    ac = crear_ac("AC DE PRUEBA", AHORA - timedelta(days=500))
    efirmas = Efirmas(ac, {})
    for i, clave in enumerate(("dir.norte", "dir.centro", "dir.estatal", "nacional"), 1):
        efirmas.juegos[clave] = efirmas.emitir(
            gente()[clave],
            i,
            desde=AHORA - timedelta(days=365),
            hasta=AHORA + timedelta(days=700),
        )
    return efirmas


def alumno_apto(
    numero: int, plantel: str = NORTE, modelo: int = 2018, menor: bool = False
) -> Alumno:
    """A student who meets every criterion; the same number gives the same person."""
    nacidos = (
        (date(2009, 1, 1), date(2009, 12, 31)) if menor else (date(2006, 1, 1), date(2007, 12, 31))
    )
    p = Sorteo(random.Random(1000 + numero)).draw(nacidos, entidad="ZS")
    alumno = Alumno(
        id=0,
        matricula=f"23{plantel}{numero:04d}-{numero % 10}",
        curp=p.curp,
        nombre=p.nombre,
        primer_apellido=p.primer_apellido,
        segundo_apellido=p.segundo_apellido,
        plantel=plantel,
        plan=f"PRUE{modelo % 100:02d}",
        modelo=modelo,
        grupo="601" if numero % 2 else "602",
        generacion="2023-2026",
        crip="",
        fecha_secundaria=date(2023, 7, 1),
        fecha_inicio=date(2023, 8, 20),
        fecha_termino=date(2026, 6, 10),
        institucion_medica="IMSS",
        correo_institucional=f"a{numero}@alumno.example",
        datos_validados_por="se.norte",
        datos_validados_en=AHORA - timedelta(days=3),
        renapo_estatus=EstatusRenapo.COINCIDE,
        renapo_en=AHORA - timedelta(days=2),
        renapo_huella="",
        baja_en=None,
        adeudos=False,
        correo_personal=f"personal{numero}@correo.example",
    )
    return replace(alumno, renapo_huella=huella_renapo(alumno))


KARDEX = tuple(Calificacion(m.clave, "8.5", "12026") for m in MODULOS)
PADRON = (
    *((n, NORTE, 2018, False) for n in range(1, 13)),
    *((n, CENTRO, 2018, False) for n in range(21, 24)),
    (31, AJENO, 2018, False),
    (41, NORTE, 2008, False),
    (42, NORTE, 1997, False),
    (43, NORTE, 2023, False),
    (51, NORTE, 2018, True),
)
"""(number, plantel, model, minor) of every student of the office."""


def construir(base: Path, efirmas: Efirmas, ambiente: Ambiente = Ambiente.PRUEBAS) -> None:
    """Make the base of the office and close it."""
    oficina = iniciar.iniciar(
        base, ambiente, ENTIDAD, reloj=RelojInyectado(AHORA), azar=AzarSembrado(1)
    )
    try:
        for clave, valor in (
            ("dec.nombreDependencia", "Dependencia de Prueba"),
            ("dec.idEntidad", "99901"),
            ("dec.idIEMS", "99901"),
            ("dec.idTipoPlantel", "99902"),
            ("dec.idTipoEstudios", "99903"),
        ):
            iniciar.poner_ajuste(oficina, clave, valor)
        altas.cargar_planes(oficina, PLANES)
        altas.cargar_planteles(oficina, _planteles())
        for persona in gente().values():
            usuarios.agregar(oficina, persona)
        anclas = Anclas.de_ders([efirmas.ac.der])
        altas.cargar_anclas(oficina, [(a.sha256, a.der, a.nombre) for a in anclas.autoridades])
        _dar_folios(oficina)
        with oficina.base.tx():
            for numero, plantel, modelo, menor in PADRON:
                guardado = alumnos.guardar_alumno(
                    oficina.base, alumno_apto(numero, plantel, modelo, menor)
                )
                alumnos.guardar_kardex(oficina.base, guardado.id, KARDEX)
    finally:
        oficina.base.cerrar()


def _dar_folios(oficina: Oficina) -> None:
    for modelo in (2018, 2008):
        for quien, nivel, desde, hasta, entidad, plantel in (
            ("nacional", NivelRango.NACIONAL, 1, 1000, "", ""),
            ("nacional", NivelRango.ENTIDAD, 1, 200, "32", ""),
            ("nacional", NivelRango.ENTIDAD, 501, 600, "30", ""),
            ("estatal", NivelRango.PLANTEL, 1, 40, "32", NORTE),
            ("estatal", NivelRango.PLANTEL, 101, 120, "32", CENTRO),
            ("estatal.ajeno", NivelRango.PLANTEL, 501, 510, "30", AJENO),
        ):
            folios.asignar_rango(
                oficina.como(gente()[quien]),
                nivel=nivel,
                modelo=modelo,
                desde=desde,
                hasta=hasta,
                oficio="PRUEBA/1",
                entidad=entidad,
                plantel=plantel,
            )


def copiar_base(preparada: Path, carpeta: Path) -> Path:
    """A copy of a closed base."""
    destino = carpeta / "oficina.certtui"
    shutil.copyfile(preparada, destino)
    return destino


@dataclass
class Camino:
    """An open office with its people, its clock and its e.firmas."""

    oficina: Oficina
    reloj: RelojInyectado
    carpeta: Path
    efirmas: Efirmas
    envios: list[envio.LoteEscrito] = field(default_factory=list)

    def como(self, usuario: str) -> Oficina:
        """The session of one person."""
        return self.oficina.como(gente()[usuario] if usuario != "sistema" else SISTEMA)

    def alumno(self, numero: int) -> Alumno:
        """A student as the base has them now."""
        plantel = next(p for n, p, *_ in PADRON if n == numero)
        return tramite.buscar_alumno(self.oficina, f"23{plantel}{numero:04d}-{numero % 10}")

    def clerk(self, numero: int) -> Oficina:
        """The session of the plantel's Servicios Escolares."""
        return self.como(
            {NORTE: "se.norte", CENTRO: "se.centro", AJENO: "se.ajeno"}[self.alumno(numero).plantel]
        )

    def de(self, numero: int) -> Tramite:
        """The student's trámite as it stands."""
        return tramite.tramite_actual(self.oficina, self.alumno(numero))

    def leer(self, clave: int) -> Tramite:
        """A trámite by id."""
        t = tramites.leer_tramite(self.oficina.base, clave)
        assert t is not None
        return t

    def poner(self, clave: str, valor: str) -> None:
        """Set a setting."""
        iniciar.poner_ajuste(self.como("sistema"), clave, valor)

    def cambiar_alumno(self, numero: int, **cambios: object) -> Alumno:
        """Write a change of a student, as an import would."""
        with self.oficina.base.tx():
            return alumnos.guardar_alumno(
                self.oficina.base,
                replace(self.alumno(numero), **cambios),  # type: ignore[arg-type]
            )

    def abrir(self, numero: int) -> Tramite:
        """BORRADOR."""
        avanzar(
            self.clerk(numero),
            "T00",
            alumno=self.alumno(numero).id,
            datos={"documento": "certificado"},
        )
        return self.de(numero)

    def solicitar(self, numero: int) -> Tramite:
        """SOLICITADO."""
        tramite.solicitar(self.clerk(numero), self.alumno(numero))
        return self.de(numero)

    def mover(
        self, usuario: str, transicion: str, numero: int, datos: dict[str, object] | None = None
    ) -> Paso:
        """One move of a student's trámite by a person."""
        return avanzar(
            self.como(usuario), transicion, tramite=self.de(numero).id, datos=datos or {}
        )

    def nombrar(self, numero: int, manifestado_por: str = "egresado") -> Tramite:
        """NOMBRE_REVISADO."""
        alumno = self.alumno(numero)
        n, p, s = tramite.proponer_nombre(self.oficina, alumno)
        tramite.confirmar_nombre(
            self.clerk(numero),
            self.de(numero).id,
            tramite.NombreConfirmado(n.texto, p.texto, s.texto, "Acta", manifestado_por),
        )
        return self.de(numero)

    def sellos_de(self, usuario: str) -> bytes:
        """What the package road would bring back, sealed in this process."""
        juego = self.efirmas.juegos[usuario]
        datos = firma.escribir_paquete(self.como(usuario), gente()[usuario]).datos
        leido = paquete.leer_paquete(datos)
        llave = abrir_llave(juego.key, CLAVE)
        return paquete.escribir_sellos(
            leido,
            juego.cer,
            [
                (c.folio_control, "", b64encode(llave.firmar(c.cadena.encode())).decode())
                for c in leido.certificados
            ],
        )

    def firmar(self, *usuarios: str) -> list[Paso | Fallido]:
        """Each of these signs all that waits for them."""
        hechos: list[Paso | Fallido] = []
        for usuario in usuarios or ("dir.norte", "dir.centro", "dir.estatal", "nacional"):
            hechos += firma.importar_sellos(self.como(usuario), self.sellos_de(usuario))
        return hechos

    def enviar(self, maximo: int = 0) -> list[envio.LoteEscrito]:
        """Lots of all that is signed, exported."""
        creados, fallidos = envio.crear_lotes(self.como("estatal"), maximo=maximo)
        assert not fallidos, fallidos
        escritos = [
            envio.exportar_lote(self.como("estatal"), lote.id, self.carpeta / "lotes")
            for lote in creados
        ]
        self.envios += escritos
        return escritos

    def simular(
        self, escrito: envio.LoteEscrito, *, con_pdf: bool = False, omitir: Iterable[str] = ()
    ) -> tuple[Path, ...]:
        """The files with which the simulator answers."""
        return simular_lote(
            escrito.archivo,
            self.carpeta / "respuestas",
            semilla=7,
            ahora=self.reloj.ahora(),
            con_pdf=con_pdf,
            omitir_xml=frozenset(omitir),
        ).archivos

    def responder(
        self, rutas: Sequence[Path], *, lote: int | None = None, usuario: str = "estatal"
    ) -> list[respuesta.Resultado]:
        """Import an answer; its dry run must have told what came of it."""
        leida = respuesta.leer_respuesta(rutas)
        previsto = respuesta.ensayar_respuesta(self.como(usuario), leida, lote=lote)
        hechos = list(respuesta.importar_respuesta(self.como(usuario), rutas, lote=lote))
        assert contar_efectos(hechos) == Counter(
            "rehusado" if c.efecto == "alterado" else c.efecto.value for c in previsto.cambios
        )
        return hechos

    def tabla(self, *filas: tuple[str, int, str], nombre: str = "resultado.csv") -> Path:
        """A result table with these rows (folioControl, estatus, text)."""
        ruta = self.carpeta / nombre
        lineas = [f"{f}.xml,{e},{d}" for f, e, d in filas]
        ruta.write_text("\n".join(["ARCHIVO,ESTATUS,DESCRIPCION", *lineas]) + "\n", "utf-8")
        return ruta

    def timbrado(self, numero: int, **cambios: str) -> bytes:
        """The XML that left, stamped; `cambios` are fields of the stamp."""
        t = self.de(numero)
        xml = lotes.leer_xml(self.oficina.base, t.id, "enviado")
        assert xml is not None
        azar = random.Random(t.id)
        crudo = f"{azar.getrandbits(128):032x}"
        digital = f"{crudo[:8]}-{crudo[8:12]}-4{crudo[13:16]}-a{crudo[17:20]}-{crudo[20:]}"
        datos: dict[str, str] = {
            "version": "1.0",
            "folio_digital": digital,
            "fecha_sep": "2026-06-16T10:00:00",
            "sello_dec": leer(xml).firma.sello or "",
            "no_certificado_sep": "00001000000500000001",
            "sello_sep": b64encode(azar.randbytes(256)).decode(),
        } | cambios
        return escribir(replace(leer(xml), timbre=Timbre(**datos)))

    def archivo_xml(self, numero: int, xml: bytes | None = None) -> Path:
        """A stamped XML as a loose file of the answer."""
        ruta = self.carpeta / f"{self.de(numero).folio_control}.xml"
        ruta.write_bytes(self.timbrado(numero) if xml is None else xml)
        return ruta

    def rechazar(self, numero: int, mensaje: str = "La CURP no existe en RENAPO") -> Tramite:
        """RECHAZADO."""
        self.responder([self.tabla((self.de(numero).folio_control, 2, mensaje))])
        return self.de(numero)

    def destino(self, numero: int) -> entrega.DatosEntrega:
        """A delivery to the institutional address."""
        alumno = self.alumno(numero)
        return entrega.DatosEntrega(
            correo=alumno.correo_institucional,
            origen=OrigenCorreo.INSTITUCIONAL,
            declarado_por="",
            recibe=alumno.nombre_completo,
        )

    def hasta(self, numero: int, estado: str) -> Tramite:
        """Bring one student's trámite to a state by the shortest road."""
        if estado == "devuelto":
            self.solicitar(numero)
            self.mover("estatal", "T03", numero, {"motivo": "Falta la foto"})
            return self.de(numero)
        if estado in {"rechazado", "baja_solicitada", "baja"}:
            self.hasta(numero, "enviado")
            self.rechazar(numero)
            if estado != "rechazado":
                bajas.pedir_baja(self.clerk(numero), self.de(numero))
            if estado == "baja":
                bajas.atender_baja(self.como("dse"), self.de(numero), "DSE-1")
            return self.de(numero)
        if estado in {"cancelacion_solicitada", "cancelado"}:
            t = self.hasta(numero, "timbrado")
            bajas.pedir_cancelacion(
                self.como("estatal"), t, motivo="Dato erróneo", folio=t.folio_texto
            )
            if estado == "cancelado":
                bajas.confirmar_cancelacion(self.como("estatal"), self.de(numero), cosfac="OK-1")
            return self.de(numero)
        return self._seguir(numero, estado, 0)

    def hasta_desde(self, numero: int, estado: str) -> Tramite:
        """Go on from BORRADOR to a state."""
        return self._seguir(numero, estado, 1)

    def hasta_desde_solicitado(self, numero: int, estado: str = "entregado") -> Tramite:
        """Go on from SOLICITADO to a state."""
        return self._seguir(numero, estado, 2)

    def hasta_desde_registrado(self, numero: int, estado: str) -> Tramite:
        """Go on from REGISTRADO to a state."""
        return self._seguir(numero, estado, 4)

    def _seguir(self, numero: int, estado: str, hechos: int) -> Tramite:
        for paso in list(self._pasos(numero))[hechos:]:
            paso()
            if self.de(numero).estado == estado:
                return self.de(numero)
        raise AssertionError(f"no se llega a {estado}")

    def _pasos(self, numero: int) -> Iterator[Callable[[], object]]:
        clerk = "se.norte" if self.alumno(numero).plantel == NORTE else "se.centro"
        director = clerk.replace("se.", "dir.")
        yield lambda: self.abrir(numero)
        yield lambda: self.mover(clerk, "T01", numero, {"documento": "certificado", "canal": "SAE"})
        yield lambda: self.mover("estatal", "T02", numero)
        yield lambda: self.mover(clerk, "T05", numero)
        yield lambda: self.mover(clerk, "T06", numero)
        yield lambda: self.nombrar(numero)
        yield lambda: self.firmar(director)
        yield lambda: self.firmar("dir.estatal", "nacional")
        yield self.enviar
        yield lambda: self.responder([self.archivo_xml(numero)])
        yield lambda: entrega.descargar(self.como(clerk), self.de(numero))
        yield lambda: entrega.entregar(self.como(clerk), self.de(numero), self.destino(numero))

    def cuadra(self) -> None:
        """Every invariant without rows, and the log intact."""
        malas = {c.clave: c.filas for c in cuadre.cuadrar(self.oficina) if c.filas}
        assert not malas, malas


_EFECTO = {"T12": "timbre", "T12p": "pdf", "T13": "rechazo", "E11": "sin_xml", "T14": "devuelto"}


def contar_efectos(hechos: Iterable[respuesta.Resultado]) -> Counter[str]:
    """What an import did, in the words of its dry run."""
    cuentas: Counter[str] = Counter()
    sin_xml: set[int] = set()
    for hecho in hechos:
        if isinstance(hecho, Paso):
            cuentas["ya_estaba" if hecho.repetido else _EFECTO[hecho.transicion]] += 1
            if hecho.transicion == "E11" and not hecho.repetido:
                sin_xml.add(hecho.tramite)
            elif hecho.transicion == "T14" and hecho.tramite in sin_xml:
                cuentas["sin_xml"] -= 1
        elif isinstance(hecho, Fallido):
            cuentas["rehusado"] += 1
        else:
            cuentas["extravio" if isinstance(hecho, respuesta.Extravio) else "renglon"] += 1
    return +cuentas


@contextmanager
def abierto(base: Path, carpeta: Path, efirmas: Efirmas, semilla: int = 2) -> Iterator[Camino]:
    """A base of the office, open as the system."""
    reloj = RelojInyectado(AHORA)
    oficina = abrir_oficina(base, reloj=reloj, azar=AzarSembrado(semilla))
    try:
        yield Camino(oficina, reloj, carpeta, efirmas)
    finally:
        oficina.base.cerrar()


def huella_total(oficina: Oficina) -> dict[str, list[dict[str, object]]]:
    """Every row of every table, to prove that nothing was written."""
    tablas = [
        f["name"]
        for f in oficina.base.filas(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%sqlite%'"
        )
    ]
    return {t: oficina.base.filas(f"SELECT * FROM {t}") for t in tablas}


def usuario_en(base: Oficina, clave: str) -> Usuario:
    """A person as the base has them."""
    u = catalogos.leer_usuario(base.base, clave)
    assert u is not None
    return u
