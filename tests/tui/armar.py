"""Builds small bases with trámites in every state, straight through the store."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from certtui.domain.alumno import Alumno, Formacion, ModuloPlan, Plan
from certtui.domain.ambiente import Ambiente
from certtui.domain.reloj import RelojInyectado, a_texto
from certtui.domain.rol import Rol, Usuario
from certtui.domain.ruta import Ruta
from certtui.process import iniciar
from certtui.process.entorno import AzarSembrado
from certtui.process.oficina import Oficina, abrir_oficina
from certtui.store import alumnos, bitacora, catalogos, tramites
from certtui.store.catalogos import Plantel

INICIO = datetime(2026, 7, 1, 15, 0, tzinfo=UTC)
AHORA = datetime(2026, 7, 20, 18, 0, tzinfo=UTC)

NOMBRES = ("Ana Sofía", "Íñigo", "María Guadalupe", "Ulises", "Zoé", "José Ángel", "Perla Ixchel")
APELLIDOS = ("Brumalba", "Peñarroble", "Laguneva", "Güitrón", "De la Umbralina", "Ñandúar")
CAMPOS_DE_FOLIO = {"folio", "folio_texto", "volumen", "foja", "cuv", "fecha_registro"}


@dataclass(frozen=True, slots=True)
class Persona:
    """Who a trámite of the tests is for."""

    nombre: str
    primer_apellido: str
    segundo_apellido: str
    estado: str
    grupo: str = "601-INFO18"
    plantel: str = "901"
    bloqueo: str = ""


def personas(cuantas: int, ruta: Ruta) -> list[Persona]:
    """Invented people, one state after the other."""
    estados = list(ruta.estados)
    return [
        Persona(
            nombre=NOMBRES[i % len(NOMBRES)],
            primer_apellido=APELLIDOS[i % len(APELLIDOS)],
            segundo_apellido=APELLIDOS[(i + i // 6 + 1) % len(APELLIDOS)],
            estado=estados[i % len(estados)],
            grupo=f"60{i % 3 + 1}-INFO18",
            plantel="901" if i % 5 else "902",
            bloqueo="baja 2026-07-10" if i == 19 else "",
        )
        for i in range(cuantas)
    ]


def iniciar_base(ruta: Path) -> Oficina:
    """An office with two planteles, one plan, four people and nothing in its queue."""
    oficina = iniciar.iniciar(
        ruta, Ambiente.PRUEBAS, "32", reloj=RelojInyectado(INICIO), azar=AzarSembrado(7)
    )
    modulo = ModuloPlan("MOD1", "Módulo uno", 1, 1, 90, 9, Formacion.BASICA)
    plan = Plan("INFO18", "Informática", "Técnico en Informática", 2018, 9, 7.0, (modulo,))
    with oficina.base.tx():
        catalogos.guardar_plan(oficina.base, plan)
        for plantel in (
            Plantel("901", "32DPT0901F", "Plantel Norte", "32", "017", "Guadalupe"),
            Plantel("902", "32DPT0902E", "Plantel Sur", "32", "056", "Zacatecas"),
        ):
            catalogos.guardar_plantel(oficina.base, plantel)
        for usuario in (
            Usuario("estatal", "Greta", Rol.SE_ESTATAL, entidad="32", primer_apellido="Nubarreda"),
            Usuario("se.norte", "Leonardo", Rol.SE_PLANTEL, entidad="32", plantel="901"),
        ):
            catalogos.guardar_usuario(oficina.base, usuario)
    return oficina


def llenar(oficina: Oficina, gente: Sequence[Persona]) -> None:
    """One trámite for each person, in the state that the person names."""
    base, ruta = oficina.base, oficina.ruta
    with base.tx():
        rangos = _rangos(oficina, len(gente))
        for i, p in enumerate(gente, start=1):
            alumno = alumnos.guardar_alumno(base, _alumno(i, p))
            en = INICIO + timedelta(hours=5 * i % 200)
            clave = tramites.crear_tramite(
                base,
                ruta,
                {
                    "alumno": alumno.id,
                    "documento": "certificado",
                    "canal": "escolar",
                    "folio_canal": "",
                    "modelo": 2018,
                    "plan": "INFO18",
                    "plantel": p.plantel,
                    "bloqueo": p.bloqueo,
                    "creado_en": a_texto(en),
                },
            )
            _caminar(oficina, clave, p, en, rangos[p.plantel])


def _alumno(i: int, p: Persona) -> Alumno:
    return Alumno(
        id=0,
        matricula=f"22{p.plantel}{i:04d}-{i % 10}",
        curp=f"XEXX0101{i % 28 + 1:02d}HNEXXX{i % 10}{i % 10}"[:18],
        nombre=p.nombre,
        primer_apellido=p.primer_apellido,
        segundo_apellido=p.segundo_apellido,
        plantel=p.plantel,
        plan="INFO18",
        modelo=2018,
        grupo=p.grupo,
        generacion="2023-2026",
        crip="",
        fecha_secundaria=None,
        fecha_inicio=None,
        fecha_termino=None,
        institucion_medica="",
        correo_institucional="",
        datos_validados_por="",
        datos_validados_en=None,
        renapo_estatus=None,
        renapo_en=None,
        renapo_huella="",
        baja_en=None,
        adeudos=False,
    )


def _rangos(oficina: Oficina, cuantos: int) -> dict[str, int]:
    comunes = {"serie": "CE", "modelo": 2018, "oficio": "PRUEBA-1", "acuse_en": a_texto(INICIO)}
    base, largo = oficina.base, max(1, cuantos)
    nacional = base.insertar(
        "folio_rango",
        {
            **comunes,
            "nivel": "nacional",
            "desde": 1,
            "hasta": 2 * largo,
            "entidad": "",
            "plantel": "",
        },
    )
    entidad = base.insertar(
        "folio_rango",
        {
            **comunes,
            "padre": nacional,
            "nivel": "entidad",
            "desde": 1,
            "hasta": 2 * largo,
            "entidad": "32",
            "plantel": "",
        },
    )
    return {
        plantel: base.insertar(
            "folio_rango",
            {
                **comunes,
                "padre": entidad,
                "nivel": "plantel",
                "desde": 1 + largo * n,
                "hasta": largo * (n + 1),
                "entidad": "32",
                "plantel": plantel,
            },
        )
        for n, plantel in enumerate(("901", "902"))
    }


def _camino(ruta: Ruta, destino: str) -> list[str]:
    """Transitions of the shortest way from nothing to a state."""
    colas: list[tuple[str, list[str]]] = [(ruta.inicial, ["T00"])]
    vistos = {ruta.inicial}
    while colas:
        estado, pasos = colas.pop(0)
        if estado == destino:
            return pasos
        for t in ruta.desde(estado):
            for a in t.a:
                if a not in vistos and t.id != "E09":
                    vistos.add(a)
                    colas.append((a, [*pasos, f"{t.id}>{a}"]))
    raise LookupError(destino)


def _caminar(oficina: Oficina, clave: int, p: Persona, en: datetime, rango: int) -> None:
    ruta, estado = oficina.ruta, ruta_inicial(oficina)
    _anotar(oficina, clave, "T00", "", estado, en)
    for n, paso in enumerate(_camino(ruta, p.estado)[1:], start=1):
        transicion, _, a = paso.partition(">")
        tramite = tramites.leer_tramite(oficina.base, clave)
        assert tramite is not None
        campos = _folio(oficina, clave, tramite.alumno, rango) if transicion == "T05" else {}
        assert tramites.mover_tramite(oficina.base, ruta, tramite, a, campos)
        _anotar(oficina, clave, transicion, estado, a, en + timedelta(hours=7 * n))
        estado = a


def ruta_inicial(oficina: Oficina) -> str:
    """First state of the route."""
    return oficina.ruta.inicial


def _folio(oficina: Oficina, tramite: int, alumno: int, rango: int) -> dict[str, object]:
    base = oficina.base
    siguiente = base.valor(
        "SELECT coalesce((SELECT max(numero) + 1 FROM folio WHERE rango = r.id), r.desde) "
        "FROM folio_rango r WHERE r.id = ?",
        (rango,),
    )
    folio = base.insertar(
        "folio",
        {
            "serie": "CE",
            "modelo": 2018,
            "numero": siguiente,
            "rango": rango,
            "estado": "usado",
            "tramite": tramite,
            "alumno": alumno,
            "usos": 1,
        },
    )
    return {
        "folio": folio,
        "folio_texto": f"CE18-{siguiente:07d}",
        "volumen": 1,
        "foja": siguiente,
        "cuv": f"PRUEBA-{siguiente:06d}",
        "fecha_registro": "2026-07-05",
    }


def _anotar(oficina: Oficina, clave: int, transicion: str, de: str, a: str, en: datetime) -> None:
    paso = oficina.ruta.transiciones[transicion]
    bitacora.anotar(
        oficina.base,
        en=a_texto(en),
        actor="estatal" if "se_estatal" in paso.roles else "se.norte",
        rol=paso.roles[0].value,
        entidad="tramite",
        entidad_id=clave,
        transicion=transicion,
        de=de,
        a=a,
        regla=paso.regla,
        token=oficina.azar.token(),
        sal=oficina.azar.token(),
    )


def abrir_en(ruta: Path, usuario: str = "estatal") -> Oficina:
    """A session on a base of the tests, at a fixed instant."""
    return abrir_oficina(ruta, usuario=usuario, reloj=RelojInyectado(AHORA), azar=AzarSembrado(11))
