"""Good sealed documents of invented students, what the office knows of them, and SEP's registers.

No base is opened: the documents are built from the demo's generator as the program builds them.
"""

import base64
import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from types import SimpleNamespace
from typing import Any, cast

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_private_key

from certtui.archivos import ruta_de_datos
from certtui.dec.iems.cadena import cadena_original
from certtui.dec.iems.modelo import (
    Acreditacion,
    AlumnoDec,
    Iems,
    PerfilEgreso,
    PlantelOServicio,
    Terminacion,
    UacdeFt,
)
from certtui.domain.ajustes import Ajustes
from certtui.domain.alumno import Formacion, Plan
from certtui.domain.folio import EstadoFolio
from certtui.domain.hechos import Hechos
from certtui.domain.nombre import proponer
from certtui.domain.promedio import formatear, promedio_del_plan
from certtui.domain.rol import Rol, Usuario
from certtui.efirma.ac_demo import AutoridadDemo, crear_ac, emitir_csd, emitir_efirma
from certtui.efirma.anclas import Anclas
from certtui.efirma.secreto import Secreto
from certtui.exchange.simulador.padron import (
    Padron,
    Persona,
    PlanRegistrado,
    PlantelRegistrado,
)
from certtui.process import instantanea
from certtui.process.demo.escuela import generar
from certtui.process.demo.oficina import AlumnoDemo, OficinaDemo
from certtui.process.revision import Contexto, Registro
from certtui.store.catalogos import Plantel

HOY = date(2026, 6, 15)
AHORA = datetime(2026, 6, 15, 16, 0, tzinfo=UTC)
CLAVE = "prueba"
SERIE = "99999100000000000001"


@dataclass(frozen=True, slots=True)
class Buena:
    """One good certificate: the document with its seal, and what the office says of it."""

    doc: Terminacion
    registro: Registro

    @property
    def archivo(self) -> str:
        """Its name in a lot."""
        return f"{self.doc.folio_control}.xml"


@dataclass(frozen=True)
class Sellador:
    """One demo signer with a key, and ways to get a certificate that will not do."""

    ac: AutoridadDemo
    cer: bytes
    llave: RSAPrivateKey
    firmante: Usuario

    def sellar(self, doc: Terminacion) -> Terminacion:
        """The document with the certificate and the seal of the signer."""
        return self.con(replace(doc, firma=instantanea.firmante_de(self.firmante)))

    def con(
        self, doc: Terminacion, *, cer: bytes = b"", llave: RSAPrivateKey | None = None
    ) -> Terminacion:
        """The same values sealed anew, perhaps with another certificate and its key."""
        firma = replace(
            doc.firma,
            certificado=base64.b64encode(cer or self.cer).decode(),
            no_certificado=doc.firma.no_certificado or SERIE,
        )
        doc = replace(doc, firma=firma)
        sello = (llave or self.llave).sign(cadena_tolerante(doc).encode(), PKCS1v15(), SHA256())
        return replace(doc, firma=replace(firma, sello=base64.b64encode(sello).decode()))

    def otro(
        self,
        *,
        clase: str = "efirma",
        desde: int = -400,
        hasta: int = 400,
        ajena: bool = False,
        curp: str = "",
    ) -> tuple[bytes, RSAPrivateKey]:
        """Another certificate: a CSD, out of force, of a stranger's AC or with another CURP."""
        ac = crear_ac("AC AJENA", AHORA - timedelta(days=900)) if ajena else self.ac
        emitir = emitir_csd if clase == "csd" else emitir_efirma
        cer, key = emitir(
            ac,
            nombre=self.firmante.nombre_completo.upper(),
            curp=curp or self.firmante.curp,
            rfc=self.firmante.rfc,
            serie=SERIE,
            desde=AHORA + timedelta(days=desde),
            hasta=AHORA + timedelta(days=hasta),
            contrasena=Secreto(CLAVE),
        )
        return cer, _abrir(key)


def cadena_tolerante(doc: Terminacion) -> str:
    """The cadena, also of values that the program would refuse to sign."""
    limpio = replace(doc, alumno=replace(doc.alumno, nombre=doc.alumno.nombre.replace("|", "¦")))
    return cadena_original(limpio).replace("¦", "|")


def _abrir(key: bytes) -> RSAPrivateKey:
    llave = load_der_private_key(key, CLAVE.encode())
    assert isinstance(llave, RSAPrivateKey)
    return llave


@cache
def escuela(semilla: int = 1) -> OficinaDemo:
    """The demo office of a seed."""
    return generar(semilla, 120, hoy=HOY)


@cache
def sellador() -> Sellador:
    """The national director with an e.firma in force."""
    firmante = escuela().usuario(Rol.NACIONAL)
    ac = crear_ac("AC de muestra", AHORA - timedelta(days=900))
    cer, key = emitir_efirma(
        ac,
        nombre=firmante.nombre_completo.upper(),
        curp=firmante.curp,
        rfc=firmante.rfc,
        serie=SERIE,
        desde=AHORA - timedelta(days=400),
        hasta=AHORA + timedelta(days=400),
        contrasena=Secreto(CLAVE),
    )
    return Sellador(ac, cer, _abrir(key), firmante)


@cache
def ajustes() -> Ajustes:
    """The demo's settings."""
    with ruta_de_datos("catalogos", "ids_dec.csv").open(encoding="utf-8", newline="") as archivo:
        puestos = {
            f["clave"]: f["valor"]
            for f in csv.DictReader(archivo)
            if f["clave"].startswith("dec.") and f["valor"]
        }
    return Ajustes(puestos)


@cache
def contexto() -> Contexto:
    """What the office's catalogues say."""
    demo = escuela()
    return Contexto(
        ahora=AHORA,
        hoy=HOY,
        ajustes=ajustes(),
        planteles={
            p.cct: Plantel(p.clave, p.cct, p.nombre, p.entidad, p.id_municipio, p.municipio)
            for p in demo.planteles
        },
        planes={p.clave: p for p in demo.planes},
        firmantes={m.usuario.curp: m.usuario for m in demo.personal if m.nivel},
        anclas=Anclas.de_ders([sellador().ac.der]),
    )


def buenas(semilla: int, desde: int = 1) -> Iterator[Buena]:
    """One certificate for each student of a demo office who is fit and plays no part."""
    demo = escuela(semilla)
    aptos = [a for a in demo.aptos if not a.papel and a.fecha_termino <= HOY]
    for numero, alumno in enumerate(aptos, start=desde):
        yield construir(demo, alumno, f"CE{alumno.modelo % 100:02d}-{numero:07d}")


def construir(demo: OficinaDemo, alumno: AlumnoDemo, folio: str) -> Buena:
    """The sealed certificate of a student, with the proposed name taken as confirmed."""
    plan, plantel = demo.plan(alumno.plan), demo.plantel(alumno.plantel)
    promedio = promedio_del_plan(plan, alumno.kardex)
    assert promedio is not None
    h = cast(Hechos, SimpleNamespace(ajustes=ajustes(), kardex=alumno.kardex))
    acreditacion: dict[str, Any] = instantanea._acreditacion(
        h, plan, alumno.fecha_inicio, alumno.fecha_termino, formatear(promedio)
    )
    uacs: list[Any] = instantanea._uacs(h, plan)
    p, a = alumno.persona, ajustes()
    nombre, primero, segundo = (
        proponer(p.nombre).texto,
        proponer(p.primer_apellido, apellido=True).texto,
        proponer(p.segundo_apellido, apellido=True).texto,
    )
    doc = Terminacion(
        folio_control=f"{folio}-1",
        id_entidad_firmante=a.texto("dec.idEntidad"),
        firma=instantanea.firmante_de(sellador().firmante),
        iems=Iems(
            nombre_sen=a.texto("dec.nombreSEN"),
            nombre_dependencia=a.texto("dec.nombreDependencia"),
            id_iems=a.texto("dec.idIEMS"),
            nombre_iems=None,
            id_tipo_iems=a.texto("dec.idTipoIEMS"),
            tipo_iems=None,
            id_opcion_educativa=a.texto("dec.idOpcionEducativa"),
            opcion_educativa=None,
        ),
        plantel=PlantelOServicio(
            id_tipo_plantel=a.texto("dec.idTipoPlantel"),
            tipo_plantel=None,
            nombre_numero=plantel.nombre,
            id_municipio=plantel.id_municipio,
            municipio=plantel.municipio,
            id_entidad=plantel.entidad,
            entidad=demo.entidad_texto,
            cct=plantel.cct,
            id_sostenimiento=a.texto("dec.idSostenimiento"),
            sostenimiento=None,
        ),
        alumno=AlumnoDec(nombre, primero, segundo or None, p.curp, alumno.matricula),
        acreditacion=Acreditacion(**acreditacion),
        uacs=tuple(UacdeFt(**u) for u in uacs),
        perfil=PerfilEgreso(
            tipo_perfil_laboral=a.texto("dec.tipoPerfilLaboral") or None,
            nombre_perfil_laboral=plan.carrera,
        ),
    )
    registro = Registro(
        folio_control=doc.folio_control,
        folio_texto=folio,
        folio_estado=EstadoFolio.USADO,
        curp=p.curp,
        matricula=alumno.matricula,
        nombre=nombre,
        primer_apellido=primero,
        segundo_apellido=segundo,
        plan=plan.clave,
        bloqueo="",
    )
    return Buena(sellador().sellar(doc), registro)


def padron_de(personas: Mapping[str, Terminacion]) -> Padron:
    """The registers of a simulated SEP that knows these students and the demo office."""
    demo, a = escuela(), ajustes()
    ids = {
        "servicioFirmante": "dec.idEntidad",
        "sen": "dec.nombreSEN",
        "dependencia": "dec.nombreDependencia",
        "iems": "dec.idIEMS",
        "tipoIEMS": "dec.idTipoIEMS",
        "opcionEducativa": "dec.idOpcionEducativa",
        "tipoPlantel": "dec.idTipoPlantel",
        "sostenimiento": "dec.idSostenimiento",
        "nivelEstudios": "dec.idNivelEstudios",
        "tipoEstudios": "dec.idTipoEstudios",
    }
    catalogos = {(tipo, a.texto(clave)): "" for tipo, clave in ids.items()}
    catalogos |= {("cargo", m.usuario.id_cargo): "" for m in demo.personal if m.nivel}
    return Padron(
        personas={
            d.alumno.curp: Persona(
                d.alumno.curp,
                d.alumno.nombre,
                d.alumno.primer_apellido,
                d.alumno.segundo_apellido or "",
                "vigente",
                False,
            )
            for d in personas.values()
        },
        planteles={
            p.cct: PlantelRegistrado(
                p.cct, p.id_municipio, p.entidad, frozenset(x.clave for x in demo.planes), p.nombre
            )
            for p in demo.planteles
        },
        firmantes={m.usuario.curp: True for m in demo.personal if m.nivel},
        catalogos=catalogos,
        planes={p.clave: _plan(p) for p in demo.planes},
    )


def _plan(p: Plan) -> PlanRegistrado:
    modulos = tuple(
        (m.nombre, str(m.horas) if m.horas else "***", str(m.creditos))
        for m in p.modulos
        if m.formacion is Formacion.LABORAL
    )
    return PlanRegistrado(p.clave, str(p.creditos_total), p.nombre_largo, p.carrera, modulos)
