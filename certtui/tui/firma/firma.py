"""Screen 5: what waits for a signer, their e.firma, and signing it with one password."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from textual.widget import Widget

from certtui.domain.hallazgo import Hallazgo
from certtui.domain.letras import llano
from certtui.domain.rol import Usuario
from certtui.efirma.diagnostico import diagnosticar
from certtui.efirma.secreto import Secreto
from certtui.process import confianza, consultas
from certtui.process import firma as uso
from certtui.process import paquete as paquetes
from certtui.process.camino import Resultado
from certtui.process.confianza import Vencimiento
from certtui.process.firma import Pendiente
from certtui.process.oficina import Oficina
from certtui.process.vista import Vista, vista_de
from certtui.texts import estados, pantallas_dialogo
from certtui.texts import pantallas_firma as t
from certtui.texts.confianza import fin_en_dias
from certtui.texts.pantallas_verbos import terminado
from certtui.tui.comandos import Ayuda, Comando, Interrumpir, con_teclas, enlaces
from certtui.tui.firma.cadena import PaginaDeCadena, PaginaDeRevision
from certtui.tui.firma.comandos import (
    EscribirPaquete,
    FaltaDelPaquete,
    Firmar,
    ImportarSellos,
    OtroFirmante,
    ReleerFirma,
    Revisar,
    Ver,
    VerAgenda,
    VerCadena,
)
from certtui.tui.firma.por_paquete import MAX_EFIRMA, ConPaquetes, hay_archivo
from certtui.tui.firma.vista import PaginaDeAgenda, PaginaDeVista
from certtui.tui.piezas.comandos_listado import FiltrarListado, Retroceder
from certtui.tui.piezas.dialogo import Campo, Pregunta, PreguntaSecreta
from certtui.tui.piezas.fuente import Columna, Fila, Fuente, de_filas
from certtui.tui.piezas.linea import Linea
from certtui.tui.piezas.listado import Listado
from certtui.tui.piezas.rutas import ruta_de
from certtui.tui.piezas.tanda import Cosecha, Encargo, Tanda
from certtui.tui.piezas.trazo import Trozo, partir

COLUMNAS = (
    Columna("folio", 17, titulo=t.COLUMNAS["folio"]),
    Columna("nombre", 0, titulo=t.COLUMNAS["nombre"]),
    Columna("promedio", 5, derecha=True, titulo=t.COLUMNAS["promedio"]),
)


@dataclass(frozen=True, slots=True)
class _Lectura:
    """At a step of the log: who signs, how many wait for all of them, and what waits for one."""

    paso: int
    firmantes: list[Usuario]
    total: int
    pendientes: list[Pendiente]
    vence: Vencimiento


class Firma(Listado, ConPaquetes):
    """What waits for a signer."""

    COMANDOS = (
        Ver,
        Firmar,
        Revisar,
        EscribirPaquete,
        ImportarSellos,
        FaltaDelPaquete,
        VerCadena,
        VerAgenda,
        OtroFirmante,
        FiltrarListado,
        ReleerFirma,
        Ayuda,
        Retroceder,
        Interrumpir,
    )
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO
    PARRAFOS = (t.AYUDA_FIRMA,)
    COLUMNAS = COLUMNAS
    NEGRITA = "folio"
    COMO_FILTRAR = t.COMO_FILTRAR
    DEFAULT_CSS = "Firma #bloque { display: none; }"

    def __init__(self, oficina: Oficina) -> None:
        super().__init__(oficina)
        self._firmantes = uso.firmantes(oficina)
        self._en_total = 0
        self._cual = 0
        self._elegida = len(self._firmantes) < 2
        self._vez = 0
        self._paso = 0
        self._pendientes: list[Pendiente] | None = None
        self._vistos: list[Pendiente] = []
        self._resumenes: dict[int, tuple[str, str, str, str]] = {}
        self._rutas: tuple[str, str] = ("", "")
        self._probadas = False
        self._revision: Sequence[Hallazgo] = ()
        self._vence: Vencimiento | None = None

    @property
    def firmante(self) -> Usuario | None:
        """Whose signature is awaited."""
        return self._firmantes[self._cual] if self._firmantes else None

    def componer(self) -> Sequence[Widget]:
        """Who signs, how their e.firma is, and what waits."""
        return (Linea(id="firmante"), *super().componer())

    def on_mount(self) -> None:
        """Read what waits, in a thread."""
        self._leer()

    def a_la_vista(self) -> list[Pendiente]:
        """What the list shows: nothing while it is read."""
        return self._vistos if self._pendientes is not None else []

    def _cumplen(self) -> list[Pendiente]:
        """Those that every word of the filter is in: name, CURP, CCT or folio."""
        todos = self._pendientes or []
        palabras = llano(self.filtro).split()
        if not palabras:
            return todos

        textos = [
            (p, llano(f"{p.tramite.folio_control} {t.resumen(*self._resumen(p))}")) for p in todos
        ]
        return [p for p, texto in textos if all(x in texto for x in palabras)]

    def fuente(self) -> Fuente:
        """What waits, under the filter in force."""
        self._vistos = self._cumplen()
        filas = []
        for p in self._vistos:
            nombre, _curp, promedio, _cct = self._resumen(p)
            celdas = {"folio": p.tramite.folio_control, "nombre": nombre, "promedio": promedio}
            filas.append(Fila(id=p.tramite.id, celdas=celdas, dato=p))
        return de_filas(filas)

    def mostrar(self) -> None:
        """The list, and what it says while there is nothing in it."""
        super().mostrar()
        if not self.filtro or not self._pendientes:
            self.lista.vacio = self._por_que_vacia()

    def _por_que_vacia(self) -> Sequence[str]:
        if not self.firmante:
            return t.SIN_FIRMANTE
        if self._pendientes is None:
            return t.LEYENDO
        if self._en_total:
            return t.esperan_a_otra(self._en_total)
        return t.VACIA if len(self._firmantes) < 2 else t.nadie_espera(len(self._firmantes))

    def encabezado(self) -> tuple[Sequence[Trozo], Sequence[Trozo]]:
        """How the e.firma is, and its end when it is near (L16a); of a filter, what it leaves."""
        if not self.filtro:
            return [self._estado_de_efirma()], self._fin_de_efirma()
        return (), [(t.de_cuantos(len(self.a_la_vista()), len(self._pendientes or ())), "bold")]

    def _estado_de_efirma(self) -> Trozo:
        if not self._revision:
            return f" {con_teclas(t.SIN_REVISAR)}", ""
        mal = sum(h.impide for h in self._revision)
        texto = con_teclas(t.revisada(len(self._revision) - mal, mal))
        return f" {texto}", "bold red" if mal else "bold green"

    def _fin_de_efirma(self) -> Sequence[Trozo]:
        v = self._vence
        if v is None or v.dias is None or not v.plazo:
            return ()
        return [(f"! {fin_en_dias(v.dias)} ", "bold red")]

    def impedidos(self) -> dict[str, str]:
        """Why each thing is not possible."""
        usuario = self.oficina.usuario
        rol = estados.nombre_de_rol(usuario.rol)
        hay = bool(self.a_la_vista())
        nada = "" if hay else t.NADA_A_LA_VISTA if self._pendientes else self._nada()
        firmante = self.firmante
        no_firma = "" if firmante and firmante.id == usuario.id else t.no_firma(rol)
        porque = {
            Ver.id: "" if hay else t.NO_HAY_RENGLON,
            VerCadena.id: "" if hay else t.NO_HAY_RENGLON,
            Firmar.id: no_firma or nada,
            EscribirPaquete.id: nada if firmante else t.no_firma(rol),
            ImportarSellos.id: "" if uso.puede_importar(usuario) else t.no_importa(rol),
            FaltaDelPaquete.id: "" if uso.puede_importar(usuario) else t.no_importa(rol),
            OtroFirmante.id: "" if len(self._firmantes) > 1 else t.UN_SOLO_FIRMANTE,
        }
        return {clave: motivo for clave, motivo in porque.items() if motivo}

    def _nada(self) -> str:
        return t.NADA_DE_OTRA if self._en_total else t.NADA_QUE_FIRMAR

    def comandos_del_pie(self) -> Sequence[type[Comando]]:
        """Who cannot sign sees what they do instead: packages, seals, and for whom."""
        firmante = self.firmante
        if self.capturando or firmante is None or firmante.id == self.oficina.usuario.id:
            return super().comandos_del_pie()
        return [Ver, EscribirPaquete, ImportarSellos, OtroFirmante, FiltrarListado, Ayuda]

    def releer(self) -> None:
        """Read again what waits."""
        self._leer()

    def al_dia(self) -> bool:
        """What waits is read apart: until it comes, orders wait for it too."""
        firmante, pendientes = self.firmante, self._pendientes
        paso = consultas.ultimo_paso(self.oficina)
        if firmante is None or pendientes is None or paso == self._paso:
            return True
        visto = [(p.tramite.id, p.tramite.version) for p in pendientes]
        if uso.versiones(self.oficina, firmante) == visto:
            self._paso = paso
            return True
        self._leer()
        return False

    def _leer(self) -> None:
        if self.firmante is None:
            self._mostrar([])
            self.avisar(t.no_firma(estados.nombre_de_rol(self.oficina.usuario.rol)))
            return
        self._vez += 1
        vez = self._vez
        self._pintar_firmante()
        firmantes, cual, elegida = self._firmantes, self._cual, self._elegida

        def leer(oficina: Oficina) -> _Lectura:
            paso = consultas.ultimo_paso(oficina)
            cuantos, total = uso.cuantos_esperan(oficina, firmantes)
            if elegida:
                orden = firmantes
            else:
                orden = [
                    firmantes[n] for n in sorted(range(len(cuantos)), key=lambda n: not cuantos[n])
                ]
            de = orden[cual]
            pendientes = uso.pendientes(oficina, de)
            return _Lectura(paso, orden, total, pendientes, confianza.vencimiento_de(oficina, de))

        def leidos(leido: _Lectura) -> None:
            if vez == self._vez:
                self._paso, self._firmantes = leido.paso, leido.firmantes
                self._en_total = leido.total
                self._elegida = self._elegida or bool(leido.total)
                self._vence = leido.vence
                self._mostrar(leido.pendientes)

        self.aparte(leer, leidos)

    def _mostrar(self, pendientes: list[Pendiente]) -> None:
        if self._pendientes is not None:
            self.lista.seguir()
        self._pendientes = pendientes
        self._resumenes = {
            p.tramite.id: paquetes.PorSellar(p.tramite.folio_control, p.cadena).resumen
            for p in pendientes
        }
        self.mostrar()
        self._pintar_firmante()

    def _resumen(self, p: Pendiente) -> tuple[str, str, str, str]:
        return self._resumenes[p.tramite.id]

    def _pintar_firmante(self) -> None:
        firmante = self.firmante
        if firmante is None:
            return
        n = None if self._pendientes is None else len(self._pendientes)
        if n is None and not self._elegida:
            return
        texto = t.quien_firma(
            firmante.nombre_completo, uso.nivel_de(firmante).value, n, self._en_total
        )
        otra: list[Trozo] = []
        if len(self._firmantes) > 1 and n is not None:
            otra = [(f"{con_teclas(t.otra_persona(self._cual + 1, len(self._firmantes)))} ", "")]
        self.query_one("#firmante", Linea).poner([(f" {texto}", "bold")], otra)

    def detalle(self) -> Sequence[Sequence[Trozo]]:
        """What the cadena of the marked line says of its person."""
        fila = self.lista.actual
        if fila is None or not isinstance(fila.dato, Pendiente):
            return ()
        texto = t.resumen(*self._resumen(fila.dato))
        return [[(f" {r}", "")] for r in partir(texto, max(20, self.size.width - 2))[:2]]

    def action_ver(self) -> None:
        """The certificate of the marked line as it will print, composed apart."""
        pendiente = self.lista.dato(Pendiente)
        if pendiente is None:
            return

        def mostrar(vista: Vista) -> None:
            folio = pendiente.tramite.folio_control
            self.app.push_screen(PaginaDeVista(self.oficina, folio, vista))

        self.aparte(lambda oficina: vista_de(oficina, pendiente), mostrar, grupo="vista")

    def action_cadena(self) -> None:
        """The cadena of the marked line."""
        pendiente = self.lista.dato(Pendiente)
        if pendiente is not None:
            self.app.push_screen(PaginaDeCadena(self.oficina, pendiente))

    def action_agenda(self) -> None:
        """Whose e.firma ends, and when."""
        agenda = confianza.agenda_de_efirmas(self.oficina)
        self.app.push_screen(PaginaDeAgenda(self.oficina, agenda))

    def action_otro(self) -> None:
        """The next person; those for whom something waited at the opening come first."""
        self._cual = (self._cual + 1) % len(self._firmantes)
        self._elegida = True
        self._pendientes = self._vence = None
        self._revision = ()
        self._leer()

    def _con_archivos(self, seguir: Callable[[], None]) -> None:
        """Ask for the two files, as they were typed last."""

        def escritos(valores: dict[str, str] | None) -> None:
            if valores is not None:
                self._rutas = (valores["cer"], valores["key"])
                self._probadas = True
                seguir()

        campos = [
            Campo("cer", t.ARCHIVO_CER, self._rutas[0], revisar=hay_archivo(MAX_EFIRMA)),
            Campo("key", t.ARCHIVO_KEY, self._rutas[1], revisar=hay_archivo(MAX_EFIRMA)),
        ]
        self.app.push_screen(Pregunta(t.CUAL_EFIRMA, campos), escritos)

    def _con_clave(self, titulo: str, seguir: Callable[[Secreto], None]) -> None:
        """Ask for the password; it is used once and forgotten."""

        def escrita(secreto: Secreto | None) -> None:
            if secreto is not None:
                seguir(secreto)

        self.app.push_screen(PreguntaSecreta(titulo, t.CLAVE, t.NO_SE_GUARDA), escrita)

    def _archivos(self) -> tuple[bytes, bytes] | None:
        try:
            return ruta_de(self._rutas[0]).read_bytes(), ruta_de(self._rutas[1]).read_bytes()
        except OSError as error:
            self.avisar(t.no_hay_archivo(str(error.filename)), mal=True)
            return None

    def action_revisar(self) -> None:
        """What the eight checks found; the first time, and from there, they are done."""
        if self._revision:
            self._ver_revision()
        else:
            self._revisar_otra_vez()

    def _revisar_otra_vez(self) -> None:
        self._con_archivos(lambda: self._con_clave(t.CLAVE_PARA_REVISAR, self._revisar))

    def _revisar(self, secreto: Secreto) -> None:
        archivos = self._archivos()
        if archivos is None:
            return
        quien = self.firmante or self.oficina.usuario
        self.avisar(t.REVISANDO)

        def revisar(oficina: Oficina) -> Sequence[Hallazgo]:
            return diagnosticar(
                *archivos,
                secreto,
                ahora=self.oficina.reloj.ahora(),
                curp=quien.curp,
                rfc=quien.rfc,
                anclas=confianza.anclas_de(oficina),
                exigir_no_revocado=partial(confianza.exigir_no_revocado, oficina),
            )

        self.aparte(revisar, self._revisada)

    def _revisada(self, hallazgos: Sequence[Hallazgo]) -> None:
        self._revision = hallazgos
        self.pintar()
        self.pintar_detalle()
        self._ver_revision()

    def _ver_revision(self) -> None:
        pagina = PaginaDeRevision(self.oficina, self._revision, self._revisar_otra_vez)
        self.app.push_screen(pagina)

    def action_firmar(self) -> None:
        """Sign what the list shows, with one password."""
        self._firmar(frozenset(p.tramite.id for p in self.a_la_vista()))

    def _firmar(self, solo: frozenset[int]) -> None:
        """Ask for the password, and for the files unless they served; then sign."""
        folios = {p.tramite.folio_control: p.tramite.id for p in self._pendientes or ()}

        def otra_vez(fallidos: Sequence[str]) -> None:
            self._firmar(frozenset(folios[f] for f in fallidos if f in folios))

        titulo = t.firmar(len(solo), t.del_plantel(self.oficina.usuario.plantel))

        def con_clave(secreto: Secreto) -> None:
            archivos = self._archivos()
            if archivos is None:
                return

            def correr(oficina: Oficina, cancelado: Callable[[], bool]) -> Iterator[Resultado]:
                return uso.firmar_directa(
                    oficina, *archivos, secreto, solo=solo, cancelado=cancelado
                )

            encargo = Encargo(titulo, len(solo), correr, reintentar=otra_vez)
            self.app.push_screen(Tanda(self.oficina, encargo, self.al_terminar(Firmar)))

        def seguir() -> None:
            self._con_clave(titulo, con_clave)

        if self._probadas:
            seguir()
        else:
            self._con_archivos(seguir)

    def al_terminar(self, comando: type[Comando]) -> Callable[[Cosecha], None]:
        """Read again and tell what came of it."""

        def tomar(cosecha: Cosecha) -> None:
            self._leer()
            if not cosecha.intentados:
                self._probadas = False
            cuentas = pantallas_dialogo.cuentas(cosecha.cuentas)
            self.avisar(terminado(comando.texto(), cuentas), mal=bool(cosecha.fallidos))

        return tomar
