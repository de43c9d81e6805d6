"""A small office for the walk: real base, invented people, keys made once and kept in memory."""

import atexit
import shutil
import tempfile
from base64 import b64encode
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_private_key

from certtui.archivos import ruta_de_datos
from certtui.domain.ambiente import Ambiente
from certtui.domain.folio import NivelRango
from certtui.domain.reloj import RelojInyectado
from certtui.domain.rol import Rol
from certtui.efirma.ac_demo import crear_ac, emitir_csd, emitir_efirma
from certtui.efirma.certificado import Certificado, leer_certificado
from certtui.efirma.secreto import Secreto
from certtui.process import catalogos, folios, importar, iniciar, usuarios
from certtui.process.demo.archivos import write_renapo, write_sae_alumnos, write_sae_kardex
from certtui.process.demo.escuela import generar
from certtui.process.demo.oficina import AlumnoDemo, OficinaDemo
from certtui.process.entorno import AzarSembrado
from certtui.process.oficina import Oficina, abrir_oficina
from certtui.store.catalogos import Plantel

INICIO = datetime(2026, 8, 20, 15, 0, tzinfo=UTC)
PRIMEROS = 5
"""Folios that each plantel has at the start: few, so that they run out."""
NACIONAL = (1, 4000)
ENTIDAD = (1, 3000)
_CLAVE = "clave de caminata"


@dataclass(frozen=True)
class Efirma:
    """A certificate and the key that only the test holds."""

    certificado: Certificado
    llave: RSAPrivateKey

    def sellar(self, cadena: str) -> str:
        """The Base64 seal of a cadena."""
        return b64encode(self.llave.sign(cadena.encode(), PKCS1v15(), SHA256())).decode()


@dataclass(frozen=True)
class Plantilla:
    """A base to copy, the people in it and what they sign with."""

    base: Path
    demo: OficinaDemo
    alumnos: tuple[AlumnoDemo, ...]
    efirmas: dict[str, Efirma]
    csd: Efirma


def carpeta_rapida() -> Path:
    """A new folder on a memory disk when there is one: a durable step then costs microseconds."""
    memoria = Path("/dev/shm")
    carpeta = tempfile.mkdtemp(dir=memoria if memoria.is_dir() else None, prefix="caminata-")
    atexit.register(shutil.rmtree, carpeta, ignore_errors=True)
    return Path(carpeta)


@cache
def plantilla() -> Plantilla:
    """The office of every walk, made once per run."""
    carpeta = carpeta_rapida()
    demo = generar(11, 60, hoy=date(2026, 8, 3))
    ac = crear_ac("AC DE CAMINATA", INICIO - timedelta(days=400))
    efirmas = {}
    for i, p in enumerate([p for p in demo.personal if p.nivel] + [demo.personal[1]]):
        emitir = emitir_csd if p.usuario.id in efirmas else emitir_efirma
        cer, key = emitir(
            ac,
            nombre=p.persona.nombre_completo,
            curp=p.usuario.curp,
            rfc=p.usuario.rfc,
            serie=f"9999910000{i:010d}",
            desde=INICIO - timedelta(days=300),
            hasta=INICIO + timedelta(days=1200),
            contrasena=Secreto(_CLAVE),
        )
        llave = load_der_private_key(key, _CLAVE.encode())
        assert isinstance(llave, RSAPrivateKey)
        efirmas["csd" if p.usuario.id in efirmas else p.usuario.id] = Efirma(
            leer_certificado(cer), llave
        )
    csd = efirmas.pop("csd")
    base = carpeta / "plantilla.db"
    alumnos = tuple(a for a in demo.aptos if _enviable(a))
    _montar(base, demo, alumnos, ac.der)
    return Plantilla(base, demo, alumnos, efirmas, csd)


def _enviable(alumno: AlumnoDemo) -> bool:
    """True for who has ended, with a number in every module: the document can say nothing else."""
    notas = (nota.valor.replace(".", "") for nota in alumno.kardex)
    return alumno.fecha_termino <= INICIO.date() and all(n.isdigit() for n in notas)


def _montar(base: Path, demo: OficinaDemo, alumnos: tuple[AlumnoDemo, ...], ancla: bytes) -> None:
    oficina = iniciar.iniciar(
        base, Ambiente.PRUEBAS, demo.entidad, reloj=RelojInyectado(INICIO), azar=AzarSembrado(2**40)
    )
    ids = ruta_de_datos("catalogos", "ids_dec.csv").read_text(encoding="utf-8")
    for fila in catalogos.leer_filas(ids):
        if fila["clave"].startswith("dec.") and fila["valor"]:
            iniciar.poner_ajuste(oficina, fila["clave"], fila["valor"])
    iniciar.poner_ajuste(oficina, "dec.nombreIEMS", demo.institucion)
    iniciar.poner_ajuste(oficina, "libro.fojas_por_volumen", "4")
    iniciar.poner_ajuste(oficina, "cosfac.lote_max", "6")
    catalogos.cargar_planes(oficina, demo.planes)
    catalogos.cargar_planteles(
        oficina,
        [
            Plantel(p.clave, p.cct, p.nombre, p.entidad, p.id_municipio, p.municipio)
            for p in demo.planteles
        ],
    )
    ajeno = replace(demo.usuario(Rol.SE_ESTATAL), id="estatal.ajeno", entidad="09")
    for persona in (*demo.usuarios, ajeno):
        usuarios.agregar(oficina, persona)
    catalogos.cargar_anclas(oficina, [(leer_certificado(ancla).sha256, ancla, "caminata")])
    nacional = oficina.como(demo.usuario(Rol.NACIONAL))
    estatal = oficina.como(demo.usuario(Rol.SE_ESTATAL))
    for modelo in (2018, 2008):
        for nivel, (desde, hasta), entidad in (
            (NivelRango.NACIONAL, NACIONAL, ""),
            (NivelRango.ENTIDAD, ENTIDAD, demo.entidad),
        ):
            folios.asignar_rango(
                nacional,
                nivel=nivel,
                modelo=modelo,
                desde=desde,
                hasta=hasta,
                oficio="CAMINATA/1",
                entidad=entidad,
            )
        for i, p in enumerate(demo.planteles):
            folios.asignar_rango(
                estatal,
                nivel=NivelRango.PLANTEL,
                modelo=modelo,
                desde=1 + i * PRIMEROS,
                hasta=(i + 1) * PRIMEROS,
                oficio="CAMINATA/2",
                plantel=p.clave,
            )
    carpeta = base.parent
    (carpeta / "sae.csv").write_bytes(write_sae_alumnos(demo, alumnos))
    (carpeta / "kardex.csv").write_bytes(write_sae_kardex(alumnos))
    (carpeta / "renapo.csv").write_bytes(write_renapo(alumnos))
    importar.importar_alumnos(estatal, carpeta / "sae.csv")
    importar.importar_kardex(estatal, carpeta / "kardex.csv")
    importar.importar_renapo(estatal, carpeta / "renapo.csv")
    oficina.base.cerrar()


def abrir_copia(semilla: int) -> tuple[Oficina, RelojInyectado]:
    """A fresh copy of the office, and its clock."""
    carpeta = carpeta_rapida()
    destino = carpeta / "oficina.db"
    shutil.copyfile(plantilla().base, destino)
    reloj = RelojInyectado(INICIO)
    return abrir_oficina(destino, reloj=reloj, azar=AzarSembrado(semilla)), reloj


def cerrar_copia(oficina: Oficina) -> None:
    """Close and throw away the copy."""
    oficina.base.cerrar()
    shutil.rmtree(oficina.base.ruta.parent)
