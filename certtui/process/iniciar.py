"""Makes an office's base: environment for ever, routes, catalogues, people (workflow §1b)."""

from pathlib import Path

from certtui.archivos import ruta_de_datos
from certtui.domain.ajustes import validar_ajuste
from certtui.domain.ambiente import Ambiente
from certtui.domain.hallazgo import ResuelveEn
from certtui.domain.modelo_academico import leer_modelos
from certtui.domain.rechazo import ReglaCausa
from certtui.domain.reloj import Reloj, a_texto
from certtui.domain.rol import Rol
from certtui.export.imagen import leer_archivo_de_imagen
from certtui.process.catalogos import leer_filas
from certtui.process.entorno import Azar, AzarSistema, RelojSistema
from certtui.process.oficina import (
    RUTA_PRINCIPAL,
    SISTEMA,
    Oficina,
    texto_de_ruta,
)
from certtui.store import catalogos, conexion, rutas
from certtui.store.catalogos import Identidad
from certtui.store.conexion import Base

IMAGENES = ("pdf.logotipo", "pdf.sello_calidad")
"""Settings whose value is the path of a picture, read before it is taken."""

_CANCELACION_PRODUCTIVA = ("cancelacion.modo", "habiles")
"""The stricter reading of the term, for real certificates (C02)."""


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
    identidad = Identidad(ambiente, entidad, a_texto(marca.ahora()), suerte.uuid())

    def llenar(base: Base) -> None:
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
        _llenar_catalogos(base)
        if ambiente is Ambiente.PRODUCTIVO:
            modo = _CANCELACION_PRODUCTIVA
            catalogos.poner_ajuste(base, *modo, identidad.creada_en, SISTEMA.id)
        Oficina(base, identidad, SISTEMA, marca, suerte, {}).anotar(
            "iniciar",
            entidad="base",
            datos={"ambiente": ambiente.value, "entidad": entidad},
        )

    base = conexion.crear(ruta, llenar)
    return Oficina(base, identidad, SISTEMA, marca, suerte, rutas.leer_rutas(base))


def _llenar_catalogos(base: Base) -> None:
    for e in leer_filas(_empaquetado("catalogos", "entidades.csv")):
        if e["inegi"]:
            catalogos.guardar_entidad(
                base, e["inegi"], e["entidad"], e["curp_renapo"], e["organismo_certificador"]
            )
    for modelo in leer_modelos(_empaquetado("catalogos", "modelos.csv")).values():
        catalogos.guardar_modelo(base, modelo)
    for f in leer_filas(_empaquetado("catalogos", "feriados.csv")):
        catalogos.guardar_feriado(base, f["fecha"], f["motivo"])
    for regla in leer_causas(_empaquetado("catalogos", "causas_rechazo.csv")):
        catalogos.guardar_causa(base, regla)


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
        for f in leer_filas(texto)
    ]


def poner_ajuste(oficina: Oficina, clave: str, valor: str) -> None:
    """Change a setting, audited; raises AjusteInvalido, or ImagenInvalida for a picture's path."""
    oficina.exigir("L03", Rol.SYSADMIN, Rol.SISTEMA, Rol.SE_ESTATAL)
    ajuste = validar_ajuste(clave, valor)
    if clave in IMAGENES and valor:
        leer_archivo_de_imagen(Path(valor))
        valor = str(Path(valor).absolute())
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
