"""One name, field by field: what the acta says, what RENAPO says, what will be printed."""

from collections.abc import Callable, Sequence

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget

from certtui.domain.errores import CerttuiError
from certtui.domain.letras import deletreado
from certtui.domain.nombre import (
    SUGERENCIAS,
    Manifestante,
    ReglaNombre,
    ajenos,
    defecto,
    puede_manifestar,
)
from certtui.domain.tramite import CAMPOS_DEL_NOMBRE, VersionVieja
from certtui.process import consultas_nombres as cn
from certtui.process import nombres as uso
from certtui.process.consultas_nombres import RenglonNombre
from certtui.process.nombres import Textos
from certtui.process.oficina import Oficina
from certtui.texts import estados, pantallas
from certtui.texts import pantallas_nombres as t
from certtui.texts import pantallas_verbos as v
from certtui.texts.hallazgos import por_que
from certtui.tui.comandos import Ayuda, Comando, Contexto, enlaces
from certtui.tui.nombres.comandos import (
    LETRAS,
    Acento,
    Campo,
    CampoAntes,
    ConfirmarUno,
    CorregirUno,
    Dejar,
    Particula,
    Propuesta,
    Sugerencia,
)
from certtui.tui.nombres.diferencia import con_diferencia, legible
from certtui.tui.pantalla import Pantalla
from certtui.tui.piezas.dialogo import Campo as CampoDeDialogo
from certtui.tui.piezas.dialogo import Confirmacion, Pregunta
from certtui.tui.piezas.entrada import Entrada
from certtui.tui.piezas.linea import Linea
from certtui.tui.piezas.parrafo import Parrafo, con_etiqueta
from certtui.tui.piezas.trazo import Trozo, partir

_ETIQUETA = 11
_DE_LAS_FUENTES = ("acta", "renapo", "cosfac")


def pregunta_de_cotejo(
    titulo: str, lineas: Sequence[str], quien: str, menor: bool | None = None
) -> Pregunta:
    """Which document was compared and who states the name; `menor` None when it is of several."""
    validos = [m.value for m in Manifestante]

    def revisar(valor: str) -> str:
        bien = valor in validos if menor is None else puede_manifestar(valor, menor)
        return "" if bien else v.quien_manifiesta(validos)

    campos = [
        CampoDeDialogo("cotejo_documento", v.DOCUMENTO, valor=t.DOCUMENTO),
        CampoDeDialogo("manifestado_por", v.MANIFIESTA, valor=quien, revisar=revisar),
    ]
    return Pregunta(titulo, campos, [*lineas, v.quien_manifiesta(validos)])


def por_mirar(r: RenglonNombre, textos: Sequence[str]) -> list[str]:
    """What a person must have seen before these texts are taken as the name."""
    lineas = []
    dudas = r.mirar(textos)
    for n, campo in enumerate(CAMPOS_DEL_NOMBRE):
        if (campo, "acta") in dudas:
            lineas.append(t.difiere(t.CAMPOS[n], textos[n], r.curso.acta[n]))
        if (campo, "cosfac") in dudas:
            lineas.append(t.ya_rechazado(t.CAMPOS[n], r.rechazo))
    return lineas


def siguiente_acento(letra: str) -> str:
    """The same letter with its next accent; "" when it takes none."""
    for ciclo in t.ACENTOS:
        if letra.lower() in ciclo:
            otra = ciclo[(ciclo.index(letra.lower()) + 1) % len(ciclo)]
            return otra.upper() if letra.isupper() else otra
    return ""


def palabra_en(texto: str, cursor: int) -> tuple[int, int]:
    """Where the word under the cursor, or just before it, begins and ends."""
    inicio = texto.rfind(" ", 0, cursor) + 1
    fin = texto.find(" ", cursor)
    return inicio, len(texto) if fin < 0 else fin


class PantallaNombre(Pantalla):
    """Three fields to write; only who may confirm it now can."""

    COMANDOS = (
        ConfirmarUno,
        CorregirUno,
        Acento,
        Particula,
        Dejar,
        Sugerencia,
        Propuesta,
        *LETRAS,
        Campo,
        CampoAntes,
        Ayuda,
    )
    BINDINGS = enlaces(*(c for c in COMANDOS if c is not ConfirmarUno))
    TITULO = t.TITULO_UNO
    PARRAFOS = (t.AYUDA_CAMPOS,)
    AUTO_FOCUS = "Entrada"
    DEFAULT_CSS = "PantallaNombre .campo { height: 1; } PantallaNombre #notas { height: 1fr; }"

    def __init__(
        self,
        oficina: Oficina,
        renglon: RenglonNombre,
        avisar: Callable[[str], None],
        campo: str = "",
    ) -> None:
        """`campo` is the field to begin in; the first one when it is ""."""
        super().__init__(oficina)
        self._campo = campo
        self.renglon = renglon
        self._avisar_abajo = avisar

    def componer(self) -> Sequence[Widget]:
        """Who it is, and of each field its three texts one under the other."""
        partes: list[Widget] = [Linea(id="persona")]
        for campo in CAMPOS_DEL_NOMBRE:
            etiqueta = Linea(id=f"e_{campo}")
            etiqueta.styles.width = _ETIQUETA + 1
            partes += [
                Linea(),
                Linea(id=f"t_{campo}"),
                Linea(id=f"a_{campo}"),
                Linea(id=f"r_{campo}"),
                Horizontal(etiqueta, Entrada(id=campo), classes="campo"),
            ]
        return (*partes, Linea(), Parrafo(id="notas"))

    def on_mount(self) -> None:
        """Fill it."""
        c = self.renglon.curso
        lugar = pantallas.plantel_y_plan(c.plantel, c.plan, c.grupo)
        self.query_one("#persona", Linea).poner([(f" {c.matricula}", "bold"), (f" · {lugar}", "")])
        motivo = self._no_se_puede()
        for n, campo in enumerate(CAMPOS_DEL_NOMBRE):
            entrada = self.query_one(f"#{campo}", Entrada)
            entrada.value = self.renglon.propuesta[n]
            entrada.cursor_position = len(entrada.value)
            entrada.disabled = bool(motivo)
        self._pintar_campos()
        if self._campo:
            self.query_one(f"#{self._campo}", Entrada).focus()
        self.pintar_pie()
        self.pintar_detalle()

    def _pintar_campos(self) -> None:
        """Each field with its sources, and what is wrong or deserves a look as it stands."""
        r, textos = self.renglon, self.escrito
        dudas = r.mirar(textos)
        for n, campo in enumerate(CAMPOS_DEL_NOMBRE):
            dicho = self._regla_rota(n, textos[n])
            signo = t.SIGNO_MAL if dicho else ""
            if not dicho and (suyas := [clave for c, clave in dudas if c == campo]):
                signo = t.SIGNO_DUDA
                dicho = ", ".join(t.de_la_duda(c) for c in suyas if c in _DE_LAS_FUENTES)
            self.query_one(f"#t_{campo}", Linea).poner(
                [
                    (f" {t.CAMPOS[n]}", "bold underline"),
                    (f" {signo} {dicho}".rstrip(), "bold red" if signo == t.SIGNO_MAL else "bold"),
                ]
            )
            suyo: list[Trozo] = [(t.SIN_RESPUESTA if r.renapo is None else t.VACIO, "")]
            if r.renapo is not None and r.renapo[n]:
                suyo = con_diferencia(r.renapo[n], textos[n])
            acta = con_diferencia(r.curso.acta[n], textos[n]) or [(t.VACIO, "")]
            for clave, etiqueta, trozos in (("a", t.ACTA, acta), ("r", t.RENAPO, suyo)):
                self.query_one(f"#{clave}_{campo}", Linea).poner(
                    [(f" {etiqueta:<{_ETIQUETA}}", ""), *legible(trozos, self.solo_ascii)]
                )
            self.query_one(f"#e_{campo}", Linea).poner([(f" {t.PROPUESTA}", "bold")])
        self.query_one("#notas", Parrafo).poner(self._notas())

    def _notas(self) -> Sequence[Sequence[Trozo]]:
        """What COSFAC answered before, and who compared the name with what."""
        r, ancho = self.renglon, max(20, self.size.width - 2)
        notas = [t.contesto_cosfac(r.rechazo)] if r.rechazo else []
        if self.solo_ascii:
            notas += [t.SIN_ACENTOS, t.se_escribe(deletreado(" ".join(filter(None, self.escrito))))]
        lineas = [[(f" {linea}", "bold")] for nota in notas for linea in partir(nota, ancho)]
        c = r.curso
        if c.estado == "nombre_revisado":
            for etiqueta, dicho in (
                (t.REVISO, t.cotejado(c.cotejo_por, c.cotejo_documento)),
                (t.MANIFESTO, t.manifestado(c.manifestado_por, c.validado_estatal_por)),
            ):
                lineas += con_etiqueta(etiqueta, dicho, self.size.width)
        return lineas

    def _regla_rota(self, n: int, texto: str) -> str:
        """The rule that a field breaks as it stands; "" when it breaks none."""
        clave = defecto(texto, ReglaNombre(self.oficina.ajustes.texto("nombres.regla")))
        if not texto and CAMPOS_DEL_NOMBRE[n] != "segundo_apellido":
            clave = "vacio"
        return t.no_se_imprime(clave, ajenos(texto), len(texto)) if clave else ""

    def _se_puede_guardar(self) -> bool:
        """False, told, and the cursor in the field, when one breaks a rule."""
        for n, (campo, texto) in enumerate(zip(CAMPOS_DEL_NOMBRE, self.escrito, strict=True)):
            if rota := self._regla_rota(n, texto):
                self.query_one(f"#{campo}", Entrada).focus()
                self.avisar(t.arregle(t.CAMPOS[n], rota), mal=True)
                return False
        return True

    @on(Entrada.Changed)
    def _cambio(self) -> None:
        self._pintar_campos()
        if not self._avisando:
            self.pintar_detalle()

    def _no_se_puede(self) -> str:
        paso = self.oficina.ruta.transiciones["T07"]
        if not uso.posible(self.oficina, "T07"):
            roles = [estados.nombre_de_rol(rol) for rol in paso.roles]
            return v.otro_papel(paso.nombre, roles, paso.regla_rol)
        if self.renglon.curso.estado not in paso.de:
            desde = [self.oficina.ruta.estados[e].etiqueta for e in paso.de]
            return v.otro_estado(paso.nombre, desde, paso.regla)
        return ""

    def contexto(self) -> Contexto:
        """Why nothing can be written, if so."""
        motivo = self._no_se_puede()
        ids = [c.id for c in self.COMANDOS if c not in {Dejar, Ayuda}]
        return Contexto(impedidos=dict.fromkeys(ids, motivo) if motivo else {})

    def comandos_del_pie(self) -> Sequence[type[Comando]]:
        """Six at most."""
        return [c for c in self.COMANDOS if c.en_pie and c is not Ayuda]

    def detalle(self) -> Sequence[Sequence[Trozo]]:
        """What deserves a look, or why nothing can be written."""
        if motivo := self._no_se_puede():
            return [[(f" {linea}", "bold")] for linea in partir(motivo, self.size.width - 2)[:2]]
        r = self.renglon
        dudas = r.mirar(self.escrito)
        sugerencias = [] if r.escrito else [s for p in r.propuestas for s in p.sugerencias]
        texto = t.que_mirar(dudas, sugerencias, r.rechazo) if dudas else ""
        return con_etiqueta(t.QUE_MIRAR, texto, self.size.width) if texto else ()

    @property
    def escrito(self) -> Textos:
        """The three texts as they stand in the fields."""
        a, b, c = (
            " ".join(self.query_one(f"#{campo}", Entrada).value.split())
            for campo in CAMPOS_DEL_NOMBRE
        )
        return a, b, c

    def _entrada(self) -> Entrada | None:
        enfocada = self.focused
        return enfocada if isinstance(enfocada, Entrada) else None

    def action_letra(self, letra: str) -> None:
        """Insert a letter; inside a word, in lower case."""
        if (entrada := self._entrada()) is not None:
            antes = entrada.value[: entrada.cursor_position]
            dentro = bool(antes) and antes[-1].isalpha()
            entrada.insert_text_at_cursor(letra.lower() if dentro else letra)

    def action_acento(self) -> None:
        """The letter before the cursor with its accent, or without it."""
        entrada = self._entrada()
        if entrada is None:
            return
        lugar = entrada.cursor_position
        nueva = siguiente_acento(entrada.value[lugar - 1]) if lugar else ""
        if not nueva:
            self.avisar(t.NO_LLEVA)
            return
        self._cambiar(entrada, lugar - 1, lugar, nueva)

    def action_particula(self) -> None:
        """The capital to lower case and back, in the word of the cursor."""
        entrada = self._entrada()
        if entrada is None:
            return
        inicio, fin = palabra_en(entrada.value, entrada.cursor_position)
        palabra = entrada.value[inicio:fin]
        if palabra:
            inicial = palabra[0].lower() if palabra[0].isupper() else palabra[0].upper()
            self._cambiar(entrada, inicio, fin, inicial + palabra[1:])

    def action_sugerencia(self) -> None:
        """The accent that is suggested for the word of the cursor: the person puts it."""
        entrada = self._entrada()
        if entrada is None:
            return
        inicio, fin = palabra_en(entrada.value, entrada.cursor_position)
        sugerida = SUGERENCIAS.get(entrada.value[inicio:fin].lower(), "")
        if not sugerida:
            self.avisar(t.SIN_SUGERENCIA)
            return
        self._cambiar(entrada, inicio, fin, sugerida)

    def _cambiar(self, entrada: Entrada, inicio: int, fin: int, nuevo: str) -> None:
        lugar = entrada.cursor_position
        entrada.value = entrada.value[:inicio] + nuevo + entrada.value[fin:]
        entrada.cursor_position = lugar

    def action_propuesta(self) -> None:
        """What the program proposes of the acta."""
        for campo, texto in zip(CAMPOS_DEL_NOMBRE, self.renglon.propuesta, strict=True):
            self.query_one(f"#{campo}", Entrada).value = texto

    def action_campo(self) -> None:
        """Next field."""
        self.focus_next(Entrada)

    def action_campo_antes(self) -> None:
        """Field before."""
        self.focus_previous(Entrada)

    @on(Entrada.Submitted)
    def _baja_o_confirma(self, mensaje: Entrada.Submitted) -> None:
        if mensaje.input.id != CAMPOS_DEL_NOMBRE[-1]:
            self.focus_next(Entrada)
            return
        if not self._se_puede_guardar():
            return
        textos, curp = self.escrito, self.renglon.curso.curp
        menor = cn.es_menor(self.oficina, curp)
        quien = "" if menor else Manifestante.EGRESADO.value
        nombre = " ".join(" ".join(textos).split())

        def contestado(datos: dict[str, str] | None) -> None:
            if datos is not None:
                self._intentar(
                    lambda: uso.confirmar(
                        self.oficina,
                        self.renglon,
                        textos,
                        datos["cotejo_documento"],
                        datos["manifestado_por"],
                    ),
                    t.confirmados(nombre),
                )

        titulo = t.confirmar_este(nombre)
        lineas = por_mirar(self.renglon, textos)
        self.app.push_screen(pregunta_de_cotejo(titulo, lineas, quien, menor), contestado)

    def action_corregir(self) -> None:
        """Keep what was written, with its reason, without confirming it (T07e)."""
        textos = self.escrito
        if textos == self.renglon.propuesta:
            self.avisar(t.NO_CAMBIO)
            return
        if not self._se_puede_guardar():
            return
        nombre = " ".join(" ".join(textos).split())

        def contestado(datos: dict[str, str] | None) -> None:
            if datos is not None:
                self._intentar(
                    lambda: uso.corregir(self.oficina, self.renglon, textos, datos["motivo"]),
                    t.guardado(nombre),
                )

        self.app.push_screen(
            Pregunta(
                t.CORREGIR,
                [CampoDeDialogo("motivo", t.MOTIVO)],
                [nombre, *por_mirar(self.renglon, textos)],
            ),
            contestado,
        )

    def _intentar(self, hacer: Callable[[], object], texto: str) -> None:
        try:
            hacer()
        except VersionVieja:
            self.renglon = cn.renglon(self.oficina, self.renglon.id)
            self.on_mount()
            self.avisar(t.YA_CAMBIO, mal=True)
        except CerttuiError as error:
            self.avisar(por_que(error)[1], mal=True)
        else:
            self.app.pop_screen()
            self._avisar_abajo(texto)

    def action_dejar(self) -> None:
        """Back; what was written and not kept is told first."""
        if self._no_se_puede() or self.escrito == self.renglon.propuesta:
            self.app.pop_screen()
            return

        def contestado(si: bool | None) -> None:
            if si:
                self.app.pop_screen()

        self.app.push_screen(Confirmacion(t.LO_ESCRITO_SE_PIERDE, t.LO_ESCRITO_DETALLE), contestado)
