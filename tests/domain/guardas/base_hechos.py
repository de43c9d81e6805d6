"""Facts of a move, made by hand, for the tests of the guards."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from certtui.domain.ajustes import Ajustes
from certtui.domain.alumno import (
    Alumno,
    Calificacion,
    EstatusRenapo,
    Formacion,
    ModuloPlan,
    Plan,
)
from certtui.domain.ambiente import Ambiente
from certtui.domain.elegibilidad import huella_renapo
from certtui.domain.firma import Firma, Nivel, PruebaFirma
from certtui.domain.folio import EstadoFolio, Folio
from certtui.domain.guardas import GUARDAS
from certtui.domain.hallazgo import Hallazgo, ResuelveEn, fallas
from certtui.domain.hechos import Hechos
from certtui.domain.lote import PruebaTimbre
from certtui.domain.modelo_academico import ModeloAcademico
from certtui.domain.rechazo import Rechazo
from certtui.domain.rol import Rol, Usuario
from certtui.domain.ruta import Transicion
from certtui.domain.tramite import Tramite
from certtui.texts.hallazgos import FRASES, frase, remedio

AHORA = datetime(2026, 6, 15, 16, 0, tzinfo=UTC)
MODULOS = tuple(
    ModuloPlan(f"MODU-{i:02d}", f"Módulo {i}", 1, i, 90, 9, Formacion.LABORAL) for i in (1, 2)
)
PLAN = Plan("PRUE18", "Prueba", "PT-B en Prueba", 2018, 360, 7.0, MODULOS)
KARDEX = tuple(Calificacion(m.clave, "8.5", "12026") for m in MODULOS)
ACTOR = Usuario("se.norte", "Ana", Rol.SE_PLANTEL, "32", "901", curp="AAPR630321HDFLRC09")


def alumno(**cambios: Any) -> Alumno:
    """A fit student of age."""
    hecho = replace(
        Alumno(
            id=1,
            matricula="239010001-1",
            curp="AAPR630321HDFLRC09",
            nombre="ANA",
            primer_apellido="EJEMPLO",
            segundo_apellido="",
            plantel="901",
            plan="PRUE18",
            modelo=2018,
            grupo="601",
            generacion="2023-2026",
            crip="",
            fecha_secundaria=date(2023, 7, 1),
            fecha_inicio=date(2023, 8, 20),
            fecha_termino=date(2026, 6, 10),
            institucion_medica="IMSS",
            correo_institucional="ana@alumno.example",
            datos_validados_por="se.norte",
            datos_validados_en=AHORA,
            renapo_estatus=EstatusRenapo.COINCIDE,
            renapo_en=AHORA,
            renapo_huella="",
            baja_en=None,
            adeudos=False,
        ),
        **cambios,
    )
    return replace(hecho, renapo_huella=hecho.renapo_huella or huella_renapo(hecho))


def modelo(anio: int = 2018, *, electronica: bool = True) -> ModeloAcademico:
    """A row of the models."""
    return ModeloAcademico(
        anio=anio,
        desde=anio,
        hasta=None,
        niveles=("PTB",),
        electronica=electronica,
        electronica_desde=date(2021, 7, 19) if electronica else None,
        minimo_aprobatorio=Decimal("7.0"),
        regla="V29",
        nota="",
    )


def tramite(**cambios: Any) -> Tramite:
    """A trámite; what is not said is empty."""
    vacios: dict[str, Any] = {f.name: "" for f in fields(Tramite)}
    vacios |= {
        "id": 7,
        "alumno": 1,
        "version": 3,
        "modelo": 2018,
        "anterior": None,
        "intento": 1,
        "folio": None,
        "volumen": None,
        "foja": None,
        "fecha_registro": None,
        "ruta": "conalep",
        "estado": "borrador",
        "documento": "certificado",
        "canal": "SAE",
        "plan": "PRUE18",
        "plantel": "901",
        "entidad": "32",
        "solicitante": "se.norte",
        "politica": "tres",
        "sae_huella": "huella",
        "folio_control": "CE18-0000001-1",
    }
    return Tramite(**(vacios | cambios))


def folio(**cambios: Any) -> Folio:
    """A free folio of the plantel."""
    return replace(Folio(1, "CE", 2018, 1, 1, "901", EstadoFolio.DISPONIBLE, None, None), **cambios)


def hechos(**cambios: Any) -> Hechos:
    """The facts of an ordinary move."""
    return replace(
        Hechos(
            transicion=Transicion("T", "T", "t", (), (), (), "T", "T"),
            actor=ACTOR,
            ahora=AHORA,
            hoy=AHORA.date(),
            ambiente=Ambiente.PRUEBAS,
            ajustes=Ajustes({}),
            alumno=alumno(),
            plan=PLAN,
            modelo=modelo(),
            kardex=KARDEX,
            sae_huella="huella",
            entidad="32",
            tramite=tramite(),
            folio=folio(),
            folios_libres=3,
        ),
        **cambios,
    )


def con(ajustes: Mapping[str, str], **cambios: Any) -> Hechos:
    """Facts under other settings."""
    return hechos(ajustes=Ajustes(dict(ajustes)), **cambios)


def firma(nivel: Nivel) -> Firma:
    """A seal that counts."""
    return Firma(nivel, "u", "c", "r", "n", "s", "cadena", "sello", "2026-06-15T16:00:00Z")


def prueba_firma(**cambios: Any) -> PruebaFirma:
    """A good seal of the actor."""
    return replace(
        PruebaFirma(
            nivel=Nivel.PLANTEL,
            es_efirma=True,
            emisor_conocido=True,
            desde=AHORA - timedelta(days=1),
            hasta=AHORA + timedelta(days=1),
            curp=ACTOR.curp,
            rfc="",
            sello_valido=True,
            cadena_propia=True,
        ),
        **cambios,
    )


def prueba_timbre(**cambios: Any) -> PruebaTimbre:
    """A good stamp."""
    return replace(
        PruebaTimbre(True, True, (), True, (), "uuid", False, "2026-06-16T10:00:00", False),
        **cambios,
    )


def rechazo(**cambios: Any) -> Rechazo:
    """A classified refusal that SAE must correct."""
    return replace(
        Rechazo(1, 7, 1, "2", "CURP", "La CURP", "curp", ResuelveEn.SAE, "CURP", "2026"), **cambios
    )


def juzgar(regla: str, h: Hechos) -> tuple[Hallazgo, ...]:
    """What a guard refuses, called as the engine calls it; each refusal has its sentence."""
    malos = fallas(GUARDAS[regla](h))
    for m in malos:
        assert m.clave in FRASES, m.clave
        assert "{" not in frase(m) + remedio(m)
    return malos


def rehusa(regla: str, h: Hechos, *claves: str) -> None:
    """The guard refuses with its own rule id and with these keys."""
    malos = juzgar(regla, h)
    assert malos, f"{regla} dejó pasar"
    assert {m.regla for m in malos} == {regla}
    assert {m.clave for m in malos} == set(claves or (regla,))


def pasa(regla: str, h: Hechos) -> None:
    """The guard lets the good case go."""
    assert juzgar(regla, h) == ()
