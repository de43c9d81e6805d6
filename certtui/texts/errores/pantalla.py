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
        frase="«{archivo}» no está en su bandeja de entrada ({carpeta}), y esa ruta no existe.",
        remedio="Revise el nombre, o deje el archivo en la bandeja y repita.",
    ),
    "BAN-002": Plantilla(
        titulo="Ese archivo no se abre aquí",
        frase="«{archivo}» es una llave o una base, no un archivo de datos; no se leyó.",
        remedio="Escriba el nombre del archivo que le entregaron (CSV, XLSX o ZIP).",
    ),
    "MES-001": Plantilla(
        titulo="Es el ticket de una baja",
        frase="El ticket {ticket} pide una baja: se atiende donde la baja se da. No se cambió"
        " nada.",
        remedio="Ábralo desde Rechazos, o use «certtui baja --atender --ticket».",
    ),
    "MES-002": Plantilla(
        titulo="Ese ticket ya está atendido",
        frase="El ticket {ticket} ya tenía el número «{numero}»; se conserva.",
        remedio="Si es otro asunto, abra otra duda.",
    ),
    "TEC-001": Plantilla(
        titulo="Esa tecla no se puede usar",
        frase="«{tecla}» no es una tecla que una terminal mande. No se cambió nada.",
        remedio="Escriba una letra o un signo, Ctrl+letra, F1 a F12, o el nombre de la tecla:"
        " Intro, Esc, Espacio, Tab, Inicio, Fin, RePag, AvPag, Supr, arriba, abajo.",
    ),
    "TEC-002": Plantilla(
        titulo="No hay tal orden",
        frase="Ninguna orden se llama «{orden}», o no tiene teclas cambiadas.",
        remedio="«certtui teclas ver» muestra el nombre de cada orden y sus teclas.",
    ),
    "TEC-003": Plantilla(
        titulo="Esa orden no cambia de tecla",
        frase="«{orden}» contesta a la tecla de su campo o de su diálogo, siempre la misma."
        " No se cambió nada.",
        remedio="Elija otra orden de «certtui teclas ver».",
    ),
    "TEC-004": Plantilla(
        titulo="La tecla ya tiene dueña",
        frase="En «{pantalla}», «{tecla}» no puede ser de {orden}: es de {otra}. No se cambió"
        " nada.",
        remedio="Elija otra tecla, o cambie antes la de la otra orden.",
    ),
}
