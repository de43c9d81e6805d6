"""Click in Spanish: help, headings and every usage error, made from structured attributes."""

import difflib
import importlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from certtui.domain.reloj import de_texto
from certtui.texts import ordenes as t
from certtui.texts import verbos

F = TypeVar("F", bound=Callable[..., Any])
GENERALES = ("_base", "_usuario", "_reloj", "_json", "_depurar")
"""Names of the options that every command takes."""


class UsoIncorrecto(click.UsageError):
    """A usage error whose sentence is already Spanish."""


class Opcion(click.Option):
    """An option whose help says in Spanish that it is required."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Forms and help."""
        if self.hidden:
            return None
        obligatoria = self.required
        self.required = False
        try:
            registro = super().get_help_record(ctx)
        finally:
            self.required = obligatoria
        if registro is None or not obligatoria:
            return registro
        return registro[0], f"{registro[1]} [{t.OBLIGATORIA}]"


class Entero(click.ParamType[int]):
    """A whole number, not below a minimum."""

    name = "entero"

    def __init__(self, minimo: int = 1) -> None:
        self.minimo = minimo

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number."""
        try:
            numero = int(value)
        except (TypeError, ValueError):
            raise click.BadParameter(t.NO_ES_ENTERO.format(valor=value), ctx, param) from None
        if numero < self.minimo:
            raise click.BadParameter(t.MENOR_QUE.format(minimo=self.minimo), ctx, param)
        return numero


class Eleccion(click.Choice[str]):
    """One of a closed list."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The chosen word."""
        if value not in self.choices:
            raise click.BadParameter(
                t.NO_ESTA_EN_LISTA.format(valor=value, opciones=", ".join(self.choices)), ctx, param
            )
        return str(value)


class Ruta(click.ParamType[Path]):
    """A path; `existe` asks for a file, a folder or either ("algo") that is there."""

    name = "ruta"

    def __init__(self, existe: str = "") -> None:
        self.existe = existe

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path."""
        ruta = Path(value)
        falla = ""
        if self.existe == "archivo" and ruta.is_dir():
            falla = t.ES_CARPETA
        elif self.existe in {"archivo", "algo"} and not ruta.exists():
            falla = t.NO_HAY_ARCHIVO
        elif self.existe == "carpeta" and not ruta.is_dir():
            falla = t.NO_HAY_CARPETA
        if falla:
            raise click.BadParameter(falla.format(valor=value), ctx, param)
        return ruta

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[Any]:
        """Files, or folders, as the shell completes them."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="dir" if self.existe == "carpeta" else "file")]


class Instante(click.ParamType[datetime]):
    """An ISO date and time; without zone it is UTC."""

    name = "instante"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The instant, aware."""
        if isinstance(value, datetime):
            return value
        try:
            return de_texto(str(value))
        except (ValueError, OverflowError):
            raise click.BadParameter(t.NO_ES_INSTANTE.format(valor=value), ctx, param) from None


class Fecha(click.ParamType[date]):
    """A calendar date."""

    name = "fecha"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date."""
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise click.BadParameter(t.NO_ES_FECHA.format(valor=value), ctx, param) from None


def _general(atributo: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def poner(ctx: click.Context, _param: click.Parameter, valor: Any) -> None:
        if valor is not None and valor is not False and ctx.obj is not None:
            setattr(ctx.obj, atributo, valor)

    return poner


def _generales(*, raiz: bool) -> list[click.Parameter]:
    """Fresh options that every command takes, before or after its name."""

    def hacer(nombre: str, **extra: Any) -> Opcion:
        return Opcion(
            [f"--{nombre}", f"_{nombre}"],
            help=t.OPCION[nombre],
            expose_value=False,
            callback=_general(nombre),
            **extra,
        )

    return [
        hacer(
            "base",
            type=Ruta(),
            metavar=t.META["archivo"],
            envvar="CERTTUI_BASE" if raiz else None,
        ),
        hacer("usuario", metavar=t.META["usuario"]),
        hacer("reloj", type=Instante(), metavar=t.META["instante"]),
        hacer("json", is_flag=True),
        hacer("depurar", is_flag=True),
    ]


class _EnEspanol(click.Command):
    """What commands and groups share."""

    clave = ""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The "Uso:" line."""
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=t.USO
        )

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The --help option, described in Spanish."""
        opcion = super().get_help_option(ctx)
        if opcion is not None:
            opcion.help = t.AYUDA_DE_AYUDA
        return opcion

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Own options first, then those of every command."""
        propias: list[tuple[str, str]] = []
        generales: list[tuple[str, str]] = []
        for param in self.get_params(ctx):
            registro = param.get_help_record(ctx)
            if registro is not None:
                (generales if param.name in GENERALES else propias).append(registro)
        for titulo, registros in ((t.OPCIONES, propias), (t.GENERALES, generales)):
            if registros:
                with formatter.section(titulo):
                    formatter.write_dl(registros)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The transitions that the verb makes and who may make them."""
        from certtui.cli.tabla import renglones_de

        filas = [(r.transicion, f"{r.nombre} ({r.quien})") for r in renglones_de(self.clave)]
        if filas:
            with formatter.section(verbos.TRANSICIONES):
                formatter.write_dl(filas)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; what is left over is told in Spanish."""
        admite = ctx.allow_extra_args
        ctx.allow_extra_args = True
        try:
            resto = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        ctx.allow_extra_args = admite
        if resto and not admite and not ctx.resilient_parsing:
            raise UsoIncorrecto(t.DE_MAS.format(que=" ".join(resto)), ctx)
        return resto


class Orden(_EnEspanol):
    """One command."""

    def __init__(self, *args: Any, clave: str = "", **kwargs: Any) -> None:
        kwargs["params"] = [*(kwargs.get("params") or []), *_generales(raiz=False)]
        kwargs["options_metavar"] = t.META_OPCIONES
        super().__init__(*args, **kwargs)
        self.clave = clave


class Grupo(_EnEspanol, click.Group):
    """A family of commands, each loaded when it is asked for."""

    def __init__(
        self,
        *args: Any,
        clave: str = "",
        perezosas: Mapping[str, str] | None = None,
        raiz: bool = False,
        **kwargs: Any,
    ) -> None:
        kwargs["params"] = [*(kwargs.get("params") or []), *_generales(raiz=raiz)]
        kwargs |= {
            "options_metavar": t.META_OPCIONES,
            "subcommand_metavar": t.META_ORDEN,
            "no_args_is_help": False,
        }
        super().__init__(*args, **kwargs)
        self.clave = clave
        self.perezosas = dict(perezosas or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the road, not of the alphabet."""
        return [*self.perezosas, *(c for c in self.commands if c not in self.perezosas)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now when it was not yet."""
        if cmd_name not in self.commands and cmd_name in self.perezosas:
            modulo, _, atributo = self.perezosas[cmd_name].partition(":")
            orden = getattr(importlib.import_module(modulo), atributo)
            if not isinstance(orden, click.Command):
                raise TypeError(cmd_name)
            self.commands[cmd_name] = orden
        return self.commands.get(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of the first word, or what it may have meant."""
        orden = self.get_command(ctx, args[0])
        if orden is None and not ctx.resilient_parsing:
            raise UsoIncorrecto(
                t.ORDEN_DESCONOCIDA.format(orden=args[0])
                + _quiza(args[0], self.list_commands(ctx)),
                ctx,
            )
        return (args[0] if orden else None), orden, args[1:]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verbs with their one line, without loading them."""
        filas = [
            (nombre, verbos.resumen(f"{self.clave} {nombre}".strip()))
            for nombre in self.list_commands(ctx)
        ]
        if filas:
            with formatter.section(t.ORDENES):
                formatter.write_dl(filas)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then commands."""
        _EnEspanol.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)


def orden(clave: str) -> Callable[[Callable[..., Any]], Orden]:
    """Decorator: a command by its words ("folios ver"); its help comes from `texts.verbos`."""

    def hacer(funcion: Callable[..., Any]) -> Orden:
        return click.command(
            name=clave.rpartition(" ")[2],
            cls=Orden,
            clave=clave,
            help=verbos.ayuda(clave),
            short_help=verbos.resumen(clave),
        )(funcion)

    return hacer


def grupo(clave: str, perezosas: Mapping[str, str]) -> Grupo:
    """A family whose commands are loaded when asked for."""
    return Grupo(
        name=clave.rpartition(" ")[2],
        clave=clave,
        perezosas=perezosas,
        help=verbos.ayuda(clave),
        short_help=verbos.resumen(clave),
    )


def opcion(
    forma: str, texto: str = "", *, como: str = "", meta: str = "", **extra: Any
) -> Callable[[F], F]:
    """Decorator: an option with its help from `texts.ordenes`; `como` names the parameter."""
    nombre = forma.lstrip("-").replace("-", "_")
    if meta:
        extra["metavar"] = t.META[meta]
    elif not extra.get("is_flag") and not isinstance(extra.get("type"), Eleccion):
        extra["metavar"] = t.META["texto"]
    formas = (forma, como) if como else (forma,)
    return click.option(*formas, cls=Opcion, help=t.OPCION[texto or nombre], **extra)


def archivo(nombre: str = "archivo", *, varios: bool = False) -> Callable[[F], F]:
    """Decorator: one existing file as an argument, or one or more."""
    return click.argument(
        nombre,
        type=Ruta("archivo"),
        metavar=t.META["archivos" if varios else "archivo"],
        nargs=-1 if varios else 1,
        required=True,
    )


def traducir(error: click.UsageError) -> str:
    """The Spanish sentence of a usage error."""
    if isinstance(error, UsoIncorrecto):
        return error.message
    if isinstance(error, click.NoSuchOption):
        posibles = list(error.possibilities or ())
        return t.OPCION_DESCONOCIDA.format(opcion=error.option_name) + _sugerir(posibles)
    if isinstance(error, click.MissingParameter):
        return _faltante(error)
    if isinstance(error, click.BadParameter):
        que = error.param.get_error_hint(error.ctx) if error.param and error.ctx else ""
        return t.VALOR_INVALIDO.format(que=que.replace("'", "") or "—", motivo=error.message)
    if isinstance(error, click.BadOptionUsage):
        plantilla = t.OPCION_CON_VALOR if _es_bandera(error) else t.OPCION_SIN_VALOR
        return plantilla.format(opcion=error.option_name)
    if error.ctx is not None and isinstance(error.ctx.command, Grupo):
        return t.FALTA_ORDEN
    return t.USO_INCORRECTO


def _faltante(error: click.MissingParameter) -> str:
    param = error.param
    if isinstance(param, click.Argument):
        return t.FALTA_ARGUMENTO.format(argumento=param.metavar or param.name)
    nombre = param.opts[0] if param is not None and param.opts else "—"
    return t.FALTA_OPCION.format(opcion=nombre)


def _es_bandera(error: click.BadOptionUsage) -> bool:
    if error.ctx is None:
        return False
    return any(
        isinstance(p, click.Option) and p.is_flag and error.option_name in p.opts
        for p in error.ctx.command.get_params(error.ctx)
    )


def _quiza(palabra: str, conocidas: Sequence[str]) -> str:
    return _sugerir(difflib.get_close_matches(palabra, conocidas, n=3))


def _sugerir(posibles: Sequence[str]) -> str:
    return t.QUIZA.format(posibles=", ".join(posibles)) if posibles else ""
