"""The certificate as it will print, in text; and when each e.firma of the scope ends."""

import re
from collections.abc import Sequence
from datetime import date

from certtui.domain.errores import CerttuiError
from certtui.domain.firma import Nivel
from certtui.domain.reloj import de_texto, zona
from certtui.export.vista import Bloque, Tipo
from certtui.process.confianza import Vencimiento
from certtui.process.firma import Faltas
from certtui.process.oficina import Oficina
from certtui.process.salidas import guardar_salida
from certtui.process.vista import Vista
from certtui.texts import pantallas_firma as t
from certtui.texts.confianza import AGENDA
from certtui.tui.comandos import enlaces
from certtui.tui.firma.cadena import SOLO_LEER, Pagina
from certtui.tui.piezas.hoja import Hoja
from certtui.tui.piezas.parrafo import con_ruta
from certtui.tui.piezas.trazo import Trozo, encajar, partir
from certtui.tui.rechazos.comandos import Guardar

Renglones = list[list[Trozo]]

_SIN_DOS_PUNTOS = re.compile(r"\b(?:del?|al?)$")
"""A label that ends so goes on with its value: «Periodo de estudios: del …», «al …»."""

_SANGRIA = 5
_CELDAS = (7, 6, 9)
"""Cells of the grade, the hours and the credits of a row."""


class PaginaDeVista(Pagina):
    """What the printed page will say, block by block (L24); it can be kept in the outbox."""

    COMANDOS = (Guardar, *SOLO_LEER)
    BINDINGS = enlaces(*COMANDOS)
    TITULO = t.TITULO_VISTA

    def __init__(self, oficina: Oficina, folio: str, vista: Vista) -> None:
        super().__init__(oficina)
        self._folio = folio
        self._vista = vista

    def renglones(self, ancho: int) -> Renglones:
        """Who has signed; then each page from top to bottom."""
        lineas: Renglones = [[(f" {t.titulo_de_vista(self._folio)}", "bold underline")]]
        lineas += [[(f"  {self._firma(nivel, en)}", "")] for nivel, en in self._vista.firmas]
        for numero, pagina in enumerate(self._vista.paginas, start=1):
            total = len(self._vista.paginas)
            lineas += [[], [(encajar(f" {t.pagina(numero, total)}", ancho), "reverse")]]
            for bloque in pagina:
                lineas += _renglones(bloque, ancho)
        return lineas

    def _firma(self, nivel: Nivel, en: str) -> str:
        if not en:
            return t.por_firmar(nivel.value)
        return t.firmado(nivel.value, _dia(en, self.oficina))

    def al_moverse(self) -> None:
        """What was told stays until a key does something else."""
        if not self._avisando:
            self.pintar_detalle()

    def action_guardar(self) -> None:
        """Keep the text in the outbox and say where."""
        texto = f"{self.query_one('#hoja', Hoja).texto}\n"
        try:
            ruta = guardar_salida(
                self.oficina, f"vista_{self._folio}.txt", texto.encode(), filas=texto.count("\n")
            )
        except CerttuiError as error:
            self.avisar_error(error)
            return
        self.avisar(con_ruta(t.VISTA_GUARDADA, ruta, self.size.width))


def _dia(en: str, oficina: Oficina) -> date:
    """The day of an instant where the office is."""
    return de_texto(en).astimezone(zona(oficina.identidad.entidad)).date()


def _renglones(b: Bloque, ancho: int) -> Renglones:
    if b.tipo in {Tipo.CABEZA, Tipo.FILA} and len(b.partes) > 2:
        return _fila(b, ancho)
    if b.tipo is Tipo.DATO:
        etiqueta = b.etiqueta if _SIN_DOS_PUNTOS.search(b.etiqueta) else f"{b.etiqueta}:"
        partes = partir(f"{etiqueta} {b.partes[0]}", max(20, ancho - _SANGRIA))
        primera = partes[0].removeprefix(etiqueta)
        if primera == partes[0]:
            return [[(f"  {p}", "")] for p in partes]
        return [
            [(f"  {etiqueta}", ""), (primera, "bold")],
            *([("    ", ""), (p, "bold")] for p in partes[1:]),
        ]
    de_titulo = b.tipo is Tipo.TITULO
    texto = partir(" ".join(b.partes), max(20, ancho - 3))
    lineas: Renglones = [[(f" {p}", "bold" if de_titulo else "")] for p in texto]
    return [[], *lineas] if de_titulo else lineas


def _fila(b: Bloque, ancho: int) -> Renglones:
    """A module: its number, its name in as many lines as it takes, and three figures."""
    numero, nombre, *cifras = b.partes
    libre = max(12, ancho - _SANGRIA - sum(_CELDAS) - 2)
    partes = partir(nombre, libre)
    estilo = "bold" if b.tipo is Tipo.CABEZA else ""
    cola = "".join(c[: n - 1].rjust(n) for c, n in zip(cifras, _CELDAS, strict=True))
    primera = f"{numero[:4]:>4} {encajar(partes[0], libre)}{cola}"
    return [[(primera, estilo)], *([(f"{' ' * _SANGRIA}{p}", estilo)] for p in partes[1:])]


class PaginaDeFaltas(Pagina):
    """A package that went out: how many came back signed, and which did not."""

    COMANDOS = SOLO_LEER
    TITULO = t.TITULO_FALTAS

    def __init__(self, oficina: Oficina, faltas: Faltas) -> None:
        super().__init__(oficina)
        self._faltas = faltas

    def renglones(self, ancho: int) -> Renglones:
        """The counts; then those that wait, and those that left the signer's turn."""
        f = self._faltas
        total = len(f.paquete.certificados)
        texto = t.cuenta_del_paquete(f.paquete.nombre, total, f.firmados, len(f.faltan))
        lineas: Renglones = [[(f" {p}", "bold")] for p in partir(texto, ancho - 3)]
        for titulo, sueltos in (
            (t.SIN_SELLO, f.faltan),
            (t.YA_NO_ESPERAN, [(folio, self._donde(estado)) for folio, estado in f.idos]),
        ):
            if sueltos:
                lineas += [[], [(f" {titulo}", "bold underline")]]
                for folio, que in sueltos:
                    primera, *mas = partir(que, max(20, ancho - len(folio) - 5)) or ("",)
                    lineas.append([(f"  {folio}  ", "bold"), (primera, "")])
                    lineas += [[(f"{' ' * (len(folio) + 4)}{p}", "")] for p in mas]
        return lineas

    def _donde(self, estado: str) -> str:
        conocido = self.oficina.ruta.estados.get(estado)
        return t.donde_quedo(conocido.etiqueta if conocido else estado)


class PaginaDeAgenda(Pagina):
    """Directors by the end of their e.firma, soonest first (L16a)."""

    COMANDOS = SOLO_LEER
    TITULO = t.TITULO_AGENDA

    def __init__(self, oficina: Oficina, agenda: Sequence[Vencimiento]) -> None:
        super().__init__(oficina)
        self._agenda = agenda

    def renglones(self, ancho: int) -> Renglones:
        """A line for each person, and under it what to do when it is near."""
        if not self._agenda:
            return [[(f" {t.NADIE_FIRMA}", "")]]
        lineas: Renglones = []
        for v in self._agenda:
            pronto = bool(v.plazo)
            hasta = _dia(v.hasta, self.oficina) if v.hasta else None
            texto = t.vencimiento(hasta, v.dias, AGENDA[v.plazo])
            lineas.append([(f" {'!' if pronto else '√'} ", "bold"), (v.nombre, "bold")])
            lineas += [[(f"     {p}", "")] for p in partir(texto, ancho - 8)]
        return lineas
