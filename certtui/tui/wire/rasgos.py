"""What a terminal can do, as its terminfo entry says."""

import curses
from dataclasses import dataclass

_MOVIMIENTOS = ("cup", "cuf", "cub", "cuu", "cud", "el", "ri")
_RENGLONES = ("il", "il1", "dl", "dl1")


@dataclass(frozen=True, slots=True)
class Rasgos:
    """`mueve`: the cursor's moves and EL; `rueda`: IL and DL; `hueca`: ECH."""

    mueve: bool = True
    rueda: bool = True
    hueca: bool = True


TODOS = Rasgos()


def leer_rasgos(termino: str) -> Rasgos:
    """Ask terminfo; a terminal that it does not know is taken as an xterm."""
    try:
        curses.setupterm(termino or "xterm", 1)
    except curses.error:
        return TODOS

    def tiene(*nombres: str) -> bool:
        return all(curses.tigetstr(n) for n in nombres)

    return Rasgos(mueve=tiene(*_MOVIMIENTOS), rueda=tiene(*_RENGLONES), hueca=tiene("ech"))
