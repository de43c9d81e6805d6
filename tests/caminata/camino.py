"""The walk: events of every role, legal and not, against the table typed by hand."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from certtui.domain.errores import CerttuiError
from certtui.domain.reloj import a_texto, de_texto
from certtui.domain.rol import Rol, Usuario
from certtui.process import bajas, importar, iniciar
from certtui.process.demo.archivos import write_sae_alumnos
from certtui.process.motor import avanzar
from certtui.process.oficina import SISTEMA, Oficina
from certtui.store.cuadre import INVARIANTES
from certtui.store.entregas import Custodiado
from tests.caminata.oficina import Plantilla, abrir_copia, cerrar_copia, plantilla
from tests.caminata.tabla import DE_LOTE, SIN_TRAMITE_VIVO, TABLA

Fila = dict[str, Any]
Datos = dict[str, object]

CARO = 7
"""The invariant that walks the whole log: asked now and then, and at the end."""
CADA = 200
_DIA = timedelta(hours=24)
SUSPENDE = frozenset(
    {"T01", "T02", "T04", "T05", "T06", "T07", "T07e", "T07r", "T07v", "T08", "T09", "T10"}
) | {"T15", "T16"}
"""Moves that a suspended trámite does not make (E09)."""
_NOMBRE = ("nombre", "primer_apellido", "segundo_apellido")


class Discrepancia(AssertionError):
    """The program and the norm's table disagree, or an invariant has rows."""


@dataclass
class Caminata:
    """One office and what the norm's table says of it; every method is one event."""

    oficina: Oficina
    reloj: Any
    p: Plantilla
    estados: dict[int, str] = field(default_factory=dict)
    """The model: state of each trámite, moved only by rows of the log that the table allows."""
    sae: dict[int, tuple[str, bool]] = field(default_factory=dict)
    """What SAE says of each student: (institución médica, left)."""
    sae_de: dict[int, tuple[str, bool]] = field(default_factory=dict)
    """What SAE said when each trámite was last checked."""
    seq: int = 0
    eventos: int = 0
    hechos: Counter[str] = field(default_factory=Counter)
    rehusados: Counter[str] = field(default_factory=Counter)
    ultimo: list[object] = field(default_factory=list)
    """What the last answer said, for who reads a failure."""
    vistos: Counter[str] = field(default_factory=Counter)
    """Moves of the table that the log shows, whoever made them."""

    @classmethod
    def nueva(cls, semilla: int) -> "Caminata":
        """A walk on a fresh copy of the office."""
        oficina, reloj = abrir_copia(semilla)
        c = cls(oficina, reloj, plantilla())
        c.seq = int(c.uno("SELECT max(seq) FROM evento"))
        for f in c.filas("SELECT id, institucion_medica FROM alumno"):
            c.sae[f["id"]] = (f["institucion_medica"], False)
        return c

    def cerrar(self) -> None:
        """Throw the office away."""
        cerrar_copia(self.oficina)

    def filas(self, sql: str, *valores: object) -> list[Fila]:
        """Rows, read past the program."""
        return self.oficina.base.filas(sql, valores)

    def uno(self, sql: str, *valores: object) -> Any:
        """One value, read past the program."""
        return self.oficina.base.valor(sql, valores)

    @property
    def usuarios(self) -> list[Usuario]:
        """Everybody, and a state clerk of elsewhere."""
        ajeno = replace(self.p.demo.usuario(Rol.SE_ESTATAL), id="estatal.ajeno", entidad="09")
        return [*self.p.demo.usuarios, ajeno, SISTEMA]

    def tramite(self, clave: int) -> Fila:
        """The row as it lies in the file."""
        return self.filas("SELECT * FROM tramite WHERE id = ?", clave)[0]

    def alcanza(self, quien: Usuario, plantel: str) -> bool:
        """The scope rule, said again."""
        return (quien.plantel in ("", plantel)) and quien.entidad in ("", self.p.demo.entidad)

    def quien(self, rol: Rol, plantel: str) -> Usuario:
        """The person whose turn it is."""
        return next(u for u in self.usuarios if u.rol is rol and self.alcanza(u, plantel))

    # ---- one event, and what must hold after it -------------------------------------------

    def probar(self, que: str, hacer: Callable[[], object], espera: bool | None) -> bool:
        """Make an event; `espera` is the table's verdict, None when it depends on more."""
        antes = self._huella()
        try:
            hacer()
        except CerttuiError as error:
            self.rehusados[que] += 1
            if espera is True:
                raise Discrepancia(f"{que} debía pasar: {error.datos}") from error
            if self._huella() != antes:
                raise Discrepancia(f"{que} rehusado, pero escribió") from error
            self._cerrar_evento(escribio=False)
            return False
        except Discrepancia:
            raise
        except Exception as error:
            raise Discrepancia(f"{que}: falla del programa: {error!r}") from error
        if espera is False:
            raise Discrepancia(f"{que} debía rehusarse")
        self.hechos[que] += 1
        self.auditar(que)
        self._cerrar_evento(escribio=True)
        return True

    def tanda(self, que: str, hacer: Callable[[], object]) -> None:
        """A batch: each of its moves is one event of the walk."""
        antes = self.seq
        try:
            hacer()
            self.hechos[que] += 1
        except CerttuiError:
            self.rehusados[que] += 1
        except Discrepancia:
            raise
        except Exception as error:
            raise Discrepancia(f"{que}: falla del programa: {error!r}") from error
        self.auditar(que)
        self.eventos += max(0, self.seq - antes - 1)
        self._cerrar_evento(escribio=True)

    def auditar(self, que: str) -> None:
        """New rows of the log are moves of the table, and the file stands where they lead."""
        for e in self.filas("SELECT * FROM evento WHERE seq > ? ORDER BY seq", self.seq):
            self.seq = e["seq"]
            if e["entidad"] != "tramite":
                continue
            de, a, roles = TABLA[e["transicion"]]
            clave = e["entidad_id"]
            if self.estados.get(clave, "") != e["de"]:
                raise Discrepancia(f"{que}: el trámite {clave} no estaba {e['de']}")
            if e["de"] not in de or e["a"] not in a or e["rol"] not in roles:
                raise Discrepancia(f"{que}: {e['transicion']} {e['de']}→{e['a']} por {e['rol']}")
            self.estados[clave] = e["a"]
            self.vistos[e["transicion"]] += 1
            if e["transicion"] in {"T00", "E03", "T01", "T04", "T06"}:
                alumno = self.uno("SELECT alumno FROM tramite WHERE id = ?", clave)
                self.sae_de[clave] = self.sae[alumno]
        hay = {f["id"]: f["estado"] for f in self.filas("SELECT id, estado FROM tramite")}
        if hay != self.estados:
            raise Discrepancia(f"{que}: el modelo y la base difieren {hay} {self.estados}")

    def cuadrar(self, *, todo: bool = False) -> None:
        """The invariants return no row."""
        for i in INVARIANTES:
            if todo or i.numero != CARO:
                filas = i.filas(self.oficina.base)
                if filas:
                    raise Discrepancia(f"invariante {i.numero} {i.clave}: {filas[:3]}")

    def _cerrar_evento(self, *, escribio: bool) -> None:
        self.eventos += 1
        toca = self.eventos % CADA == 0
        if escribio or toca:
            self.cuadrar(todo=toca)

    def _huella(self) -> object:
        return self.filas(
            "SELECT (SELECT max(seq) FROM evento) AS e, (SELECT max(id) FROM folio_evento) AS f, "
            "(SELECT sum(version * id) FROM tramite) AS v, (SELECT group_concat(id || estado || "
            "bloqueo || coalesce(folio, '')) FROM tramite) AS t, (SELECT count(*) FROM firma "
            "WHERE vigente) AS s, (SELECT count(*) FROM folio_rango) AS r, "
            "(SELECT count(*) FROM entrega) AS d, (SELECT count(*) FROM custodia_archivo) AS c"
        )

    # ---- the moves of one trámite ---------------------------------------------------------

    def abrir(self, alumno: int, quien: Usuario, transicion: str, documento: str) -> bool:
        """T00 or E03 for a student."""
        persona = self.filas("SELECT * FROM alumno WHERE id = ?", alumno)[0]
        previos = self.filas("SELECT * FROM tramite WHERE alumno = ? ORDER BY id", alumno)
        espera = (
            quien.rol is Rol.SE_PLANTEL
            and self.alcanza(quien, persona["plantel"])
            and documento == "certificado"
            and all(t["estado"] in SIN_TRAMITE_VIVO for t in previos)
        )
        if transicion == "T00":
            espera = espera and not previos
        elif espera:
            espera = bool(previos) and not self._falta_corregir(previos[-1])
        return self.probar(
            transicion,
            lambda: avanzar(
                self.oficina,
                transicion,
                alumno=alumno,
                actor=quien,
                datos={"documento": documento, "canal": "SAE"},
            ),
            espera,
        )

    def _falta_corregir(self, anterior: Fila) -> bool:
        """L18: what only SAE can change must come changed."""
        rechazos = self.filas(
            "SELECT resuelve_en FROM rechazo WHERE tramite = ? ORDER BY id DESC", anterior["id"]
        )
        return (
            bool(rechazos)
            and rechazos[0]["resuelve_en"] == "sae"
            and self.sae_de[anterior["id"]] == self.sae[anterior["alumno"]]
        )

    def mover(
        self,
        transicion: str,
        clave: int,
        quien: Usuario,
        vicio: int,
        *,
        version: int | None = None,
    ) -> bool:
        """One move of a trámite; `vicio` > 0 spoils one of its data."""
        t = self.tramite(clave)
        datos, roto = self.datos(transicion, t, quien, vicio)
        de, _, roles = TABLA[transicion]
        espera: bool | None = (
            t["estado"] in de
            and quien.rol in roles
            and self.alcanza(quien, t["plantel"])
            and not roto
            and (version is None or version == t["version"])
        )
        if espera:
            espera = self._guardas(transicion, t, datos)
        antes = self._antes_de_registrar(t) if transicion == "T05" else None
        hecho = self.probar(
            transicion,
            lambda: avanzar(
                self.oficina, transicion, tramite=clave, actor=quien, datos=datos, version=version
            ),
            espera,
        )
        if hecho:
            self._despues(transicion, t, antes)
        return hecho

    def _guardas(self, transicion: str, t: Fila, datos: Datos) -> bool | None:
        """What the norm asks beyond state, role, scope and the event's own data."""
        alumno = t["alumno"]
        salio = self.sae[alumno][1]
        igual = self.sae_de[t["id"]] == self.sae[alumno]
        if transicion in SUSPENDE and t["bloqueo"]:
            return False
        hechas = {
            f["nivel"]
            for f in self.filas("SELECT nivel FROM firma WHERE tramite = ? AND vigente", t["id"])
        }
        niveles = {"una": 1, "dos": 2, "tres": 3}.get(t["politica"], 0)
        match transicion:
            case "T01" | "T04":
                return not salio and bool(self.libres(t))
            case "T05":
                return self.candidato(t) is not None
            case "T06":
                return not salio and (igual or datos.get("revalidado") == "si")
            case "T08":
                revision = self.ajuste("nombres.revision_estatal", "no") == "si"
                return not revision or bool(t["validado_estatal_por"])
            case "T09":
                return niveles > 1 and hechas == {"plantel"}
            case "T10":
                return niveles > 2 and hechas == {"plantel", "estatal"}
            case "E01":
                causa = self.uno(
                    "SELECT causa FROM rechazo WHERE tramite = ? ORDER BY id DESC", t["id"]
                )
                return bool(causa != "desconocida")
            case "E05":
                enviado = datos["enviado_en"]
                return bool(self.reloj.ahora() - de_texto(str(enviado)) > _DIA)
            case "E07":
                vencio = self.reloj.ahora() >= de_texto(t["cancelacion_vence"])
                return bool(datos["confirmacion_cosfac"]) or vencio
            case "E08":
                return t["folio"] is None
            case _:
                return True

    def _despues(self, transicion: str, t: Fila, antes: Mapping[str, object] | None) -> None:
        """What the move must leave in the file, beyond the invariants."""
        despues = self.tramite(t["id"])
        if despues["version"] != t["version"] + 1:
            raise Discrepancia(f"{transicion} no subió la versión")
        if antes is not None:
            escrito = (despues["volumen"], despues["foja"])
            if escrito != antes["renglon"]:
                raise Discrepancia(f"T05 escribió la foja {escrito}, tocaba {antes['renglon']}")
            if despues["folio"] != antes["folio"]:
                raise Discrepancia("T05 no tomó el folio en turno")
        if transicion in {"E08", "E02"} and self.filas(
            "SELECT 1 AS x FROM folio WHERE tramite = ?", t["id"]
        ):
            raise Discrepancia(f"{transicion} dejó un folio tomado")

    def _antes_de_registrar(self, t: Fila) -> dict[str, object]:
        hay = self.uno(
            "SELECT count(*) FROM tramite WHERE plantel = ? AND modelo = ? AND foja IS NOT NULL",
            t["plantel"],
            t["modelo"],
        )
        return {"renglon": (hay // 4 + 1, hay % 4 + 1), "folio": self.candidato(t)}

    def libres(self, t: Fila) -> list[Fila]:
        """Folios that this trámite could get: freed for the student, reserved, or free."""
        return self.filas(
            "SELECT f.* FROM folio f JOIN folio_rango r ON r.id = f.rango WHERE r.plantel = ? AND "
            "f.modelo = ? AND (f.estado = 'disponible' OR (f.alumno = ? AND f.estado IN "
            "('liberado', 'reservado'))) ORDER BY f.numero",
            t["plantel"],
            t["modelo"],
            t["alumno"],
        )

    def candidato(self, t: Fila) -> int | None:
        """The folio whose turn it is: the reserved one, the freed one, the lowest."""
        for estado in ("reservado", "liberado", "disponible"):
            for f in self.libres(t):
                if f["estado"] == estado and f["tramite"] in (None, t["id"]):
                    return int(f["id"])
        return None

    def ajuste(self, clave: str, defecto: str) -> str:
        """A setting, read past the program."""
        return str(self.uno("SELECT valor FROM ajuste WHERE clave = ?", clave) or defecto)

    # ---- data of each move, good or spoilt ------------------------------------------------

    def datos(self, transicion: str, t: Fila, quien: Usuario, vicio: int) -> tuple[Datos, bool]:
        """The event's data, and whether they are spoilt."""
        if transicion in {"T08", "T09", "T10"}:
            from tests.caminata.firma import datos_de_firma

            return datos_de_firma(self, t, quien, vicio)
        buenos, vicios = self._formas(transicion, t)
        if vicio and vicios:
            return {**buenos, **vicios[vicio % len(vicios)]}, True
        return buenos, False

    def _formas(self, transicion: str, t: Fila) -> tuple[Datos, list[Datos]]:
        match transicion:
            case "T01" | "T04":
                return {"canal": "SAE"}, [{"canal": "PALOMA"}]
            case "T03" | "T07r" | "E04" | "E08":
                return {"motivo": "no procede"}, [{"motivo": ""}, {"motivo": "  "}]
            case "T05":
                return {}, self._folios_ajenos(t)
            case "T06":
                return {}, []
            case "T07":
                return self._nombre(t), [
                    {"nombre": "MARIA LUISA"},
                    {"nombre": "Nadie 2"},
                    {"nombre": "Nadie Así", "mirado": ""},
                    {"cotejo_documento": ""},
                    {"primer_apellido": ""},
                    {"manifestado_por": "vecina"},
                ]
            case "T07e":
                nombre = {c: v for c, v in self._nombre(t).items() if c in _NOMBRE}
                return {**nombre, "motivo": "acta"}, [{"curp": "X"}, {"promedio": "10"}]
            case "T15":
                return {"custodia": "integra", "archivos": self._archivos(t["id"])}, [
                    {"custodia": "falta el pdf"},
                    {"custodia": ""},
                ]
            case "T16" | "T17":
                return self._entrega(t), [
                    {"medio": "usb"},
                    {"miembros": frozenset({"pdf", "xml"})},
                    {"correo": "otra@persona.example"},
                    {"recibe": ""},
                    {"custodia": "falta el zip"},
                    {"correo": "a@b.example", "origen": "padre", "declarado_por": ""},
                ]
            case "E01":
                return {"motivo": "rechazo", "texto": "baja"}, []
            case "E02":
                return {"ticket": "MS-1"}, [{"ticket": ""}]
            case "E05":
                enviado = self.uno(
                    "SELECT l.enviado_en FROM lote_item i JOIN lote l ON l.id = i.lote "
                    "WHERE i.tramite = ? AND i.estatus IN ('enviado', 'aceptado_sin_xml')",
                    t["id"],
                )
                ahora = a_texto(self.reloj.ahora())
                return {"enviado_en": enviado or ahora, "texto": "sin respuesta"}, [
                    {"enviado_en": ahora}
                ]
            case "E06":
                return {"motivo": "error", "folio": t["folio_texto"]}, [
                    {"motivo": ""},
                    {"folio": "CE18-0000000"},
                ]
            case "E07":
                cosfac = "C-1" if t["id"] % 2 else ""
                return {"confirmacion_cosfac": cosfac}, []
            case _:
                return {}, []

    def _folios_ajenos(self, t: Fila) -> list[Datos]:
        ajenos: list[Datos] = [
            {"folio_pedido": ("CE", t["modelo"], 2999)},
            {"folio_pedido": ("PF", t["modelo"], 1)},
        ]
        otro = self.filas(
            "SELECT f.* FROM folio f JOIN folio_rango r ON r.id = f.rango WHERE "
            "(r.plantel <> ? OR f.modelo <> ? OR f.estado NOT IN ('disponible', 'liberado', "
            "'reservado')) ORDER BY f.id DESC LIMIT 3",
            t["plantel"],
            t["modelo"],
        )
        return ajenos + [{"folio_pedido": (f["serie"], f["modelo"], f["numero"])} for f in otro]

    def _nombre(self, t: Fila) -> Datos:
        a = self.filas("SELECT * FROM alumno WHERE id = ?", t["alumno"])[0]
        return {
            **{c: str(a[c]).title() for c in _NOMBRE},
            "cotejo_documento": "acta 12",
            "mirado": "si",
            "manifestado_por": "tutor" if self._menor(a) else "egresado",
        }

    def _menor(self, a: Fila) -> bool:
        persona = next(p for p in self.p.alumnos if p.matricula == a["matricula"]).persona
        nacio, hoy = persona.nacimiento, self.oficina.hoy()
        return hoy.year - nacio.year - ((hoy.month, hoy.day) < (nacio.month, nacio.day)) < 18

    def _archivos(self, clave: int) -> tuple[Custodiado, ...]:
        return tuple(
            Custodiado(clave, tipo, f"{clave}/{clave}.{tipo}", hashlib.sha256().hexdigest(), 1)
            for tipo in ("pdf", "xml", "png", "zip")
        )

    def _entrega(self, t: Fila) -> Datos:
        correo = self.uno("SELECT correo_institucional FROM alumno WHERE id = ?", t["alumno"])
        return {
            "medio": "correo",
            "miembros": frozenset({"pdf", "xml", "png"}),
            "correo": correo,
            "origen": "institucional",
            "custodia": "integra",
            "recibe": "la persona egresada",
            "zip_sha256": "0" * 64,
            "archivos": (Custodiado(t["id"], "acuse", f"{t['id']}/a.pdf", "0" * 64, 1),),
        }

    # ---- SAE, clocks, settings -------------------------------------------------------------

    def importar_sae(self, cual: int, *, baja: bool, institucion: str) -> None:
        """SAE's row of one student, changed: gone, back, or corrected."""
        persona = self.p.alumnos[cual % len(self.p.alumnos)]
        alumno = self.uno("SELECT id FROM alumno WHERE matricula = ?", persona.matricula)
        cambiada = replace(
            persona,
            baja_en=self.p.demo.hoy if baja else None,
            institucion_medica=institucion,
        )
        archivo = self.oficina.base.ruta.with_name("sae.csv")
        archivo.write_bytes(write_sae_alumnos(self.p.demo, [cambiada]))
        self.sae[alumno] = (institucion, baja)
        quien = self.quien(Rol.SE_PLANTEL, persona.plantel)

        def hacer() -> None:
            resumen = importar.importar_alumnos(self.oficina.como(quien), archivo)
            if resumen.fuera:
                raise Discrepancia(str(resumen.hallazgos))

        self.tanda("importar", hacer)
        bloqueados = self.filas("SELECT id, estado, bloqueo FROM tramite WHERE alumno = ?", alumno)
        for t in bloqueados:
            if t["estado"] == "borrador":
                continue
            if not baja and t["bloqueo"] and t["estado"] in TABLA["E09"][0]:
                raise Discrepancia(f"el trámite {t['id']} sigue suspendido")

    def pasar_tiempo(self, horas: int) -> None:
        """The clock moves."""
        self.reloj.adelantar(timedelta(hours=horas))
        self._cerrar_evento(escribio=False)

    def ajustar(self, cual: int) -> None:
        """The office changes its mind on something that the norm leaves open."""
        clave, valores = (
            ("firma.politica", ("una", "dos", "tres")),
            ("rechazo.folio", ("reutilizar_en_mismo_alumno", "inutilizar")),
            ("nombres.revision_estatal", ("no", "si")),
            ("firma.nivel_xml", ("ultimo", "plantel")),
        )[cual % 4]
        valor = valores[cual // 4 % len(valores)]
        estatal = self.oficina.como(self.p.demo.usuario(Rol.SE_ESTATAL))
        self.probar("ajuste", lambda: iniciar.poner_ajuste(estatal, clave, valor), True)

    def agregar_causa(self) -> None:
        """What nobody had seen gets a rule, and its refusals a cause."""
        from certtui.domain.hallazgo import ResuelveEn
        from certtui.domain.rechazo import ReglaCausa

        if self.uno("SELECT count(*) FROM causa_regla WHERE clave = 'RARO'"):
            return
        regla = ReglaCausa(9000, "RARO", "^ZZZ", "rara", "", ResuelveEn.COSFAC, "insistir")
        estatal = self.oficina.como(self.p.demo.usuario(Rol.SE_ESTATAL))
        self.probar("causa", lambda: bajas.agregar_causa(estatal, regla), True)

    def en(self, *estados: str) -> list[int]:
        """Trámites that the model has in these states."""
        return [k for k, e in self.estados.items() if e in estados]

    def sensatas(self, clave: int) -> Iterator[str]:
        """Moves that the table allows from where a trámite stands, one by one."""
        estado = self.estados[clave]
        for nombre, (de, _, _) in TABLA.items():
            if estado in de and nombre not in {"E09", *DE_LOTE}:
                yield nombre
