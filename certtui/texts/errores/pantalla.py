"""Errors of the screens."""

from certtui.texts.errores.forma import Plantilla

PLANTILLAS: dict[str, Plantilla] = {
    "PAN-001": Plantilla(
        titulo="Las pantallas necesitan una terminal",
        frase="La entrada o la salida no es una terminal: está redirigida a un archivo o a otro"
        " programa.",
        remedio="Ejecute certtui directamente en la terminal, o use los verbos de la línea de"
        " comandos («certtui --help»).",
    ),
    "PAN-002": Plantilla(
        titulo="La terminal no puede dibujar pantallas",
        frase="TERM es «{term}»: esa terminal no sabe mover el cursor.",
        remedio="Use una terminal común (por ejemplo TERM=xterm-256color o TERM=linux), o los"
        " verbos de la línea de comandos («certtui --help»).",
    ),
    "BAN-001": Plantilla(
        titulo="No hay ese archivo",
        frase="«{archivo}» no está en su bandeja de entrada ({carpeta}) ni es una ruta.",
        remedio="Revise el nombre, o deje el archivo en la bandeja y repita.",
    ),
    "BAN-002": Plantilla(
        titulo="Ese archivo no se abre aquí",
        frase="«{archivo}» es una llave o una base, no un archivo de datos; no se leyó.",
        remedio="Escriba el nombre del archivo que le entregaron (CSV, XLSX o ZIP).",
    ),
}
