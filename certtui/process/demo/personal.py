"""The staff of the demo office: a clerk and a director per plantel, two clerks in the state."""

import csv
import random
from collections.abc import Sequence
from datetime import date
from functools import cache

from certtui.archivos import ruta_de_datos
from certtui.domain.firma import Nivel
from certtui.domain.nombre import proponer
from certtui.domain.rol import Rol, Usuario
from certtui.process.demo.oficina import PersonalDemo, PlantelDemo
from certtui.process.demo.personas import Sorteo, build_rfc

DOMINIO = "demostracion.example"
"""Reserved domain: no message to it can arrive."""

_SEMILLA_DEL_PERSONAL = 1979
_NACIDOS = date(1966, 1, 1), date(1991, 12, 31)


@cache
def load_cargos() -> dict[Nivel, tuple[str, str]]:
    """idCargo and text of each level, from the settings of the institution (dec-iems §6)."""
    with ruta_de_datos("catalogos", "ids_dec.csv").open(encoding="utf-8", newline="") as archivo:
        valores = {fila["clave"]: fila["valor"] for fila in csv.DictReader(archivo)}
    return {n: (valores[f"cargo.{n}.idCargo"], valores[f"cargo.{n}.cargo"]) for n in Nivel}


def build_personal(planteles: Sequence[PlantelDemo], *, entidad: str) -> tuple[PersonalDemo, ...]:
    """Everybody who acts, each with a role and no more reach than the role needs.

    The same people for every seed, size and date, so that one set of e.firmas serves all.
    """
    sorteo = Sorteo(random.Random(_SEMILLA_DEL_PERSONAL))  # noqa: S311  # no secrets

    def staff(
        id_: str,
        rol: Rol,
        *,
        entidad: str = "",
        plantel: str = "",
        cargo: tuple[str, str] = ("", ""),
        nivel: Nivel | None = None,
    ) -> PersonalDemo:
        persona = sorteo.draw(_NACIDOS, entidad="ZS")
        usuario = Usuario(
            id=id_,
            nombre=proponer(persona.nombre).texto,
            primer_apellido=proponer(persona.primer_apellido, apellido=True).texto,
            segundo_apellido=proponer(persona.segundo_apellido, apellido=True).texto,
            rol=rol,
            entidad=entidad,
            plantel=plantel,
            curp=persona.curp,
            rfc=build_rfc(persona.curp),
            correo=f"{id_}@{DOMINIO}",
            id_cargo=cargo[0],
            cargo=cargo[1],
        )
        return PersonalDemo(usuario, persona, nivel)

    def signer(
        id_: str, rol: Rol, nivel: Nivel, *, entidad: str = "", plantel: str = ""
    ) -> PersonalDemo:
        id_cargo, texto = load_cargos()[nivel]
        cargo = id_cargo, f"{texto} (demostración)"
        return staff(id_, rol, entidad=entidad, plantel=plantel, cargo=cargo, nivel=nivel)

    gente: list[PersonalDemo] = []
    for p in planteles:
        gente.append(staff(f"se.{p.alias}", Rol.SE_PLANTEL, entidad=entidad, plantel=p.clave))
        gente.append(
            signer(
                f"dir.{p.alias}",
                Rol.DIRECTOR_PLANTEL,
                Nivel.PLANTEL,
                entidad=entidad,
                plantel=p.clave,
            )
        )
    return (
        *gente,
        staff("estatal", Rol.SE_ESTATAL, entidad=entidad),
        staff("estatal2", Rol.SE_ESTATAL, entidad=entidad),
        signer(
            "dir.estatal",
            Rol.DIRECTOR_ESTATAL,
            Nivel.ESTATAL,
            entidad=entidad,
        ),
        signer("nacional", Rol.NACIONAL, Nivel.NACIONAL),
        staff("dse", Rol.DSE),
        staff("admin", Rol.SYSADMIN),
        staff("lector", Rol.LECTOR, entidad=entidad),
    )
