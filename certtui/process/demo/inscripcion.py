"""Draws one demo student: the person, the kardex and the one thing that is wrong, if any."""

import random
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from certtui.domain.alumno import Calificacion, EstatusRenapo, Formacion, Plan
from certtui.domain.letras import sin_acentos
from certtui.process.demo.fichas import Ficha, Papel, Rasgo
from certtui.process.demo.oficina import AlumnoDemo, PlantelDemo
from certtui.process.demo.personal import DOMINIO
from certtui.process.demo.personas import EXTRANJERO, Persona, Sorteo

ENTIDAD = "32"
"""INEGI code of the demo office; every entidad is real, so only the office is invented."""
ENTIDAD_TEXTO = "Zacatecas"
ENTIDAD_CURP = "ZS"

ADELANTO = timedelta(days=30)
"""How long before the registered end SAE dates the studies of the story's student."""

NOMBRE_MAL_ESCRITO, NOMBRE_DEL_ACTA = "YARETZY", "YARETZI"
"""The given name that SAE has and the one of the acta, in the story; the CURP is the same."""

_OTRAS_ENTIDADES = ("AS", "DG", "JC", "SP", "DF", "CL")
_MEDICAS = ("IMSS", "IMSS", "IMSS-BIENESTAR", "ISSSTE", "SECRETARÍA DE SALUD", "PRIVADA", "SEDENA")
_MEDICAS_PROHIBIDAS = ("En trámite", "No tengo Seguridad Social o lo Desconozco", "EN TRAMITE")
_CORREOS_MALOS = ("sin-dominio@", "dos@@{dominio}", "con espacio@{dominio}")


@dataclass(slots=True)
class Escuela:
    """Draws students one by one and keeps the consecutive numbers per plantel and year."""

    azar: random.Random
    sorteo: Sorteo
    hoy: date
    planes: tuple[Plan, ...]
    planteles: tuple[PlantelDemo, ...]
    consecutivos: dict[tuple[str, int], int] = field(default_factory=dict)

    @property
    def ultimo_fin(self) -> int:
        """Year of the last generation that has finished by today."""
        return self.hoy.year if self.hoy >= date(self.hoy.year, 7, 31) else self.hoy.year - 1

    def student(self, ficha: Ficha, turno: int) -> AlumnoDemo:
        """The student of a ficha; `turno` spreads them over planteles and plans."""
        azar = self.azar
        plantel = ficha.plantel or self.planteles[turno % len(self.planteles)].clave
        plan = self._plan(ficha, turno)
        inicio_en = self._entry_year(ficha)
        persona = self._person(ficha, inicio_en)
        inicio = date(inicio_en, 8, azar.randint(1, 14))
        termino = date(inicio_en + 3, 7, azar.randint(1, 20))
        matricula = self._matricula(plantel, inicio_en)
        validado = datetime.combine(
            self.hoy - timedelta(days=azar.randint(6, 25)), time(azar.randint(15, 22), 30), UTC
        )
        menor = ficha.rasgo is Rasgo.MENOR
        tutor = self._tutor(persona) if menor else ""
        local = matricula.replace("-", "")
        base = AlumnoDemo(
            matricula=matricula,
            persona=persona,
            plantel=plantel,
            plan=plan.clave,
            modelo=ficha.modelo,
            grupo=f"60{azar.randint(1, 3)}-{plan.clave}",
            generacion=f"{inicio_en}-{inicio_en + 3}",
            crip=self._crip(),
            fecha_secundaria=date(inicio_en, 7, azar.randint(1, 15)),
            fecha_inicio=inicio,
            fecha_termino=termino,
            institucion_medica=azar.choice(_MEDICAS),
            correo_institucional=f"{local}@alumnos.{DOMINIO}",
            correo_personal=(
                f"egresada{local}@{DOMINIO}"
                if ficha.rasgo is Rasgo.CORREO_PERSONAL or (not menor and azar.random() < 0.2)
                else ""
            ),
            tutor=tutor,
            correo_tutor=f"tutor{local}@{DOMINIO}" if menor else "",
            datos_validados_por=f"se.{next(p.alias for p in self.planteles if p.clave == plantel)}",
            datos_validados_en=validado,
            renapo=EstatusRenapo.COINCIDE,
            baja_en=None,
            adeudos=ficha.rasgo is Rasgo.ADEUDO,
            kardex=self._kardex(plan, inicio_en, literal=ficha.rasgo is Rasgo.ACREDITADO),
            falla=ficha.falla,
            rasgo=ficha.rasgo or "",
            papel=ficha.papel or "",
        )
        return self._prepare_role(self._break(base, ficha, plan), plan)

    def _plan(self, ficha: Ficha, turno: int) -> Plan:
        del_modelo = [p for p in self.planes if p.modelo == ficha.modelo]
        return del_modelo[turno // len(self.planteles) % len(del_modelo)]

    def _entry_year(self, ficha: Ficha) -> int:
        """Model 2018 ended with who entered in 2022 (V29f), except those who finish it late."""
        if ficha.modelo == 2008:
            return self.azar.choice((2015, 2016, 2017))
        if ficha.modelo < 2008:
            return 2001
        if ficha.rasgo is Rasgo.MENOR:
            return self.ultimo_fin - 3
        ultimo = max(2018, min(self.ultimo_fin - 3, 2022))
        return self.azar.choice([a for a in (ultimo, ultimo, ultimo - 1) if a >= 2018])

    def _person(self, ficha: Ficha, inicio_en: int) -> Persona:
        azar = self.azar
        if ficha.rasgo is Rasgo.MENOR:
            nacidos = (_years_before(self.hoy, 18, -75), _years_before(self.hoy, 17, 60))
        else:
            mayor = _years_before(self.hoy, 18, 30)
            nacidos = (
                min(date(inicio_en - 16, 3, 1), mayor - timedelta(days=200)),
                min(date(inicio_en - 15, 6, 30), mayor),
            )
        dado: dict[str, str] = {}
        match ficha.rasgo:
            case Rasgo.SEXO_X:
                dado = {"sexo": "X"}
            case Rasgo.UN_APELLIDO:
                dado = {"segundo_apellido": ""}
            case Rasgo.ENIE:
                dado = {"primer_apellido": "ÑANDUBAL", "segundo_apellido": "PEÑALUZ"}
            case Rasgo.MA:
                dado = {"sexo": "M", "nombre": "MA. GUADALUPE"}
            case Rasgo.PARTICULA:
                dado = {
                    "primer_apellido": azar.choice(("DE LA BRUMALBA", "DEL FRESNEDORO")),
                    "segundo_apellido": azar.choice(("DE LOS CERRILLÁN Y OLMOSOLO", "DE LA O")),
                }
            case Rasgo.NOMBRE_LARGO:
                dado = {
                    "sexo": "M",
                    "nombre": "MARÍA DE LOS ÁNGELES GUADALUPE CONCEPCIÓN",
                    "primer_apellido": "DE LA MONTALUMBRE Y RISCOVIEJO",
                    "segundo_apellido": "DE LOS ZARZAMAR",
                }
            case Rasgo.DIERESIS:
                dado = {"primer_apellido": "PINGÜINAL"}
            case _:
                pass
        if ficha.papel is Papel.NOMBRE:
            dado = {"sexo": "M", "nombre": NOMBRE_MAL_ESCRITO}
        entidad = EXTRANJERO if ficha.rasgo is Rasgo.EXTRANJERA else ENTIDAD_CURP
        if not ficha.rasgo and azar.random() < 0.2:
            entidad = azar.choice(_OTRAS_ENTIDADES)
        persona = self.sorteo.draw(nacidos, entidad=entidad, **dado)
        if not ficha.rasgo and not ficha.papel and azar.random() < 0.3:
            persona = _without_accents(persona)
        return persona

    def _tutor(self, hijo: Persona) -> str:
        adulto = (_years_before(self.hoy, 50, 0), _years_before(self.hoy, 38, 0))
        nombre = self.sorteo.draw(
            adulto, entidad=ENTIDAD_CURP, primer_apellido=hijo.primer_apellido
        )
        return nombre.nombre_completo

    def _matricula(self, plantel: str, inicio_en: int) -> str:
        consecutivo = self.consecutivos.get((plantel, inicio_en), 0) + 1
        self.consecutivos[plantel, inicio_en] = consecutivo
        return f"{inicio_en % 100:02d}{plantel}{consecutivo:04d}-{self.azar.randint(0, 9)}"

    def _crip(self) -> str:
        suerte = self.azar.random()
        numeros = f"{ENTIDAD}{self.azar.randrange(10**13):013d}"
        if suerte < 0.25:
            return numeros
        return f"{numeros[:5]}AB{numeros[7:]}" if suerte < 0.35 else ""

    def _kardex(self, plan: Plan, inicio_en: int, *, literal: bool) -> tuple[Calificacion, ...]:
        azar = self.azar
        nivel = azar.uniform(7.8, 9.5)
        minimo = plan.minimo_aprobatorio
        filas = []
        for modulo in plan.modulos:
            nota = min(10.0, max(minimo, round(azar.gauss(nivel, 0.6), 1)))
            filas.append(
                Calificacion(
                    modulo.clave, _grade(nota), periodo_escolar(inicio_en, modulo.semestre)
                )
            )
        if literal:
            basico = next(i for i, m in enumerate(plan.modulos) if m.formacion is Formacion.BASICA)
            filas[basico] = replace(filas[basico], valor="AC")
        return tuple(filas)

    def _break(self, alumno: AlumnoDemo, ficha: Ficha, plan: Plan) -> AlumnoDemo:
        """The same student with exactly one criterion spoiled."""
        caso = ficha.caso
        match ficha.falla:
            case "L06a":
                return replace(alumno, datos_validados_por="", datos_validados_en=None)
            case "L06b":
                casos = (None, EstatusRenapo.BAJA, EstatusRenapo.NO_COINCIDE)
                return replace(alumno, renapo=casos[caso % 3])
            case "L06c":
                filas = list(alumno.kardex)
                lugar = self.azar.randrange(len(plan.modulos))
                if caso % 3 == 0:
                    del filas[lugar]
                else:
                    malo = "NA" if caso % 3 == 1 else f"{plan.minimo_aprobatorio - 1.2:.1f}"
                    filas[lugar] = replace(filas[lugar], valor=malo)
                return replace(alumno, kardex=tuple(filas))
            case "L06e":
                malas = ("32017ab90812345", "32056c190012341", "32010xy19001234")
                return replace(alumno, crip=malas[caso % 3])
            case "L06f":
                inicio = alumno.fecha_inicio
                fechas = (inicio, inicio + timedelta(days=11), None)
                return replace(alumno, fecha_secundaria=fechas[caso % 3])
            case "L06g":
                return replace(alumno, institucion_medica=_MEDICAS_PROHIBIDAS[caso % 3])
            case "L06h":
                malo = _CORREOS_MALOS[caso % 3].format(dominio=DOMINIO)
                return replace(alumno, correo_institucional=malo)
            case "V15":
                return replace(alumno, baja_en=self.hoy - timedelta(days=40))
            case _:
                return alumno

    def _prepare_role(self, alumno: AlumnoDemo, plan: Plan) -> AlumnoDemo:
        """What SAE wrongly says of the students of the story, before they are corrected."""
        match alumno.papel:
            case Papel.LITERAL:
                laboral = next(
                    i for i, m in enumerate(plan.modulos) if m.formacion is Formacion.LABORAL
                )
                filas = list(alumno.kardex)
                filas[laboral] = replace(filas[laboral], valor="AC")
                return replace(alumno, kardex=tuple(filas))
            case Papel.FECHA:
                return replace(alumno, fecha_termino=alumno.fecha_termino - ADELANTO)
            case _:
                return alumno


def periodo_escolar(inicio_en: int, semestre: int) -> str:
    """SAE's five digits of the n-th semester of who entered that year: `12324` is August 2023."""
    anio = inicio_en + (semestre - 1) // 2
    mitad = 2 - semestre % 2
    return f"{mitad}{anio % 100:02d}{(anio + 1) % 100:02d}"


def _years_before(dia: date, anios: int, mas_dias: int) -> date:
    """The day that many years before, and then some days earlier (later when negative)."""
    return date(dia.year - anios, dia.month, min(dia.day, 28)) - timedelta(days=mas_dias)


def _grade(nota: float) -> str:
    return "10" if nota >= 10 else f"{nota:.1f}"


def _without_accents(persona: Persona) -> Persona:
    """The same person as a school that types no accents writes it; the Ñ stays, and so the CURP."""
    return replace(
        persona,
        nombre=_bare(persona.nombre),
        primer_apellido=_bare(persona.primer_apellido),
        segundo_apellido=_bare(persona.segundo_apellido),
    )


def _bare(texto: str) -> str:
    return sin_acentos(texto.replace("Ñ", "\0")).replace("\0", "Ñ")
