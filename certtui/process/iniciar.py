"""Makes an office's base: environment for ever, routes, catalogues, people (workflow §1b)."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from certtui.archivos import ruta_de_datos
from certtui.domain.ajustes import validar_ajuste
from certtui.domain.alumno import Plan
from certtui.domain.ambiente import Ambiente
from certtui.domain.cct import Cct
from certtui.domain.hallazgo import ResuelveEn
from certtui.domain.modelo_academico import leer_modelos
from certtui.domain.rechazo import ReglaCausa
from certtui.domain.reloj import Reloj, a_texto
from certtui.domain.rol import Rol, Usuario
from certtui.process.entorno import Azar, AzarSistema, RelojSistema
from certtui.process.oficina import (
    RUTA_PRINCIPAL,
    SISTEMA,
    Oficina,
    texto_de_ruta,
)
from certtui.store import catalogos, conexion, rutas
from certtui.store.catalogos import Identidad, Plantel


def leer_csv(texto: str) -> list[dict[str, str]]:
    """Rows of a packaged CSV, lines that start with '#' left out."""
    lineas = [linea for linea in texto.splitlines() if not linea.startswith("#")]
    return list(csv.DictReader(io.StringIO("\n".join(lineas))))


def _empaquetado(*partes: str) -> str:
    return ruta_de_datos(*partes).read_text(encoding="utf-8")


def iniciar(
    ruta: Path,
    ambiente: Ambiente,
    entidad: str,
    *,
    reloj: Reloj | None = None,
    azar: Azar | None = None,
) -> Oficina:
    """Create the base of an office; its environment never changes afterwards."""
    marca, suerte = reloj or RelojSistema(), azar or AzarSistema()
    base = conexion.crear(ruta)
    try:
        with base.tx():
            identidad = Identidad(ambiente, entidad, a_texto(marca.ahora()), suerte.uuid())
            base.insertar(
                "base",
                {
                    "id": 1,
                    "ambiente": ambiente.value,
                    "entidad": entidad,
                    "creada_en": identidad.creada_en,
                    "identidad": identidad.identidad,
                },
            )
            rutas.guardar_ruta(base, texto_de_ruta(RUTA_PRINCIPAL))
            for e in leer_csv(_empaquetado("catalogos", "entidades.csv")):
                if e["inegi"]:
                    catalogos.guardar_entidad(
                        base,
                        e["inegi"],
                        e["entidad"],
                        e["curp_renapo"],
                        e["organismo_certificador"],
                    )
            for modelo in leer_modelos(_empaquetado("catalogos", "modelos.csv")).values():
                catalogos.guardar_modelo(base, modelo)
            for f in leer_csv(_empaquetado("catalogos", "feriados.csv")):
                catalogos.guardar_feriado(base, f["fecha"], f["motivo"])
            for regla in leer_causas(_empaquetado("catalogos", "causas_rechazo.csv")):
                catalogos.guardar_causa(base, regla)
            oficina = Oficina(base, identidad, SISTEMA, marca, suerte, rutas.leer_rutas(base))
            oficina.anotar(
                "iniciar",
                entidad="base",
                datos={"ambiente": ambiente.value, "entidad": entidad},
            )
        return oficina
    except BaseException:
        base.cerrar()
        raise


def leer_causas(texto: str) -> list[ReglaCausa]:
    """Rules of triage of a CSV text."""
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
        for f in leer_csv(texto)
    ]


def cargar_planes(oficina: Oficina, planes: Sequence[Plan]) -> None:
    """Add or change study plans."""
    with oficina.base.tx():
        for plan in planes:
            catalogos.guardar_plan(oficina.base, plan)
        oficina.anotar("catalogo", entidad="plan", datos={"planes": [p.clave for p in planes]})


def cargar_planteles(oficina: Oficina, planteles: Sequence[Plantel]) -> None:
    """Add or change planteles; a CCT with a wrong check letter is refused."""
    with oficina.base.tx():
        for p in planteles:
            catalogos.guardar_plantel(oficina.base, replace(p, cct=Cct(p.cct).valor))
        oficina.anotar(
            "catalogo", entidad="plantel", datos={"planteles": [p.clave for p in planteles]}
        )


def cargar_pc_sinems(oficina: Oficina, filas: Sequence[Mapping[str, str]]) -> None:
    """Add or change quality registrations (L19)."""
    with oficina.base.tx():
        for f in filas:
            catalogos.guardar_pc_sinems(oficina.base, f["cct"], f["nivel"], f["desde"], f["hasta"])
        oficina.anotar("catalogo", entidad="pc_sinems", datos={"filas": len(filas)})


def cargar_usuarios(oficina: Oficina, usuarios: Sequence[Usuario]) -> None:
    """Add or change people (L10)."""
    oficina.exigir("L10b", Rol.SYSADMIN, Rol.SISTEMA)
    with oficina.base.tx():
        for u in usuarios:
            catalogos.guardar_usuario(oficina.base, u)
            oficina.anotar(
                "usuario",
                entidad="usuario",
                regla="L10c",
                datos={"id": u.id, "rol": u.rol.value, "activo": u.activo},
            )


def cargar_anclas(oficina: Oficina, certificados: Sequence[tuple[str, bytes, str]]) -> None:
    """Pin AC certificates: (sha256, DER, note)."""
    oficina.exigir("L16b", Rol.SYSADMIN, Rol.SISTEMA)
    with oficina.base.tx():
        for sha256, der, nota in certificados:
            catalogos.guardar_ancla(oficina.base, sha256, der, nota, a_texto(oficina.reloj.ahora()))
            oficina.anotar("ancla", entidad="ancla", regla="L16b", datos={"sha256": sha256})


def poner_ajuste(oficina: Oficina, clave: str, valor: str) -> None:
    """Change a setting, audited; raises AjusteInvalido."""
    oficina.exigir("L03", Rol.SYSADMIN, Rol.SISTEMA, Rol.SE_ESTATAL)
    ajuste = validar_ajuste(clave, valor)
    with oficina.base.tx():
        antes = catalogos.leer_ajustes(oficina.base).texto(clave)
        catalogos.poner_ajuste(
            oficina.base, clave, valor, a_texto(oficina.reloj.ahora()), oficina.usuario.id
        )
        oficina.anotar(
            "ajuste",
            entidad="ajuste",
            regla=ajuste.regla,
            datos={"clave": clave, "antes": antes, "valor": valor},
        )
