"""What the keys of a Spanish keyboard are called."""

from typing import Final

NOMBRES_DE_TECLA: Final = {
    "enter": "Intro",
    "escape": "Esc",
    "slash": "/",
    "colon": ":",
    "question_mark": "?",
    "up": "Arriba",
    "down": "Abajo",
    "left": "←",
    "right": "→",
    "pageup": "RePág",
    "pagedown": "AvPág",
    "home": "Inicio",
    "end": "Fin",
    **{f"f{n}": f"F{n}" for n in range(2, 13)},
    **{f"ctrl+{c}": f"Ctrl+{c.upper()}" for c in "gnrty"},
    "space": "Espacio",
    "delete": "Supr",
    "insert": "Insert",
    "backspace": "Retroceso",
    "tab": "Tab",
}
"""What the keys of a Spanish keyboard are called; a letter is its own name."""

_MODOS: Final = {"ctrl": "Ctrl", "shift": "Mayús", "alt": "Alt"}

_SIGNOS: Final = {
    "comma": ",",
    "full_stop": ".",
    "semicolon": ";",
    "exclamation_mark": "!",
    "quotation_mark": '"',
    "number_sign": "#",
    "dollar_sign": "$",
    "percent_sign": "%",
    "ampersand": "&",
    "apostrophe": "'",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "asterisk": "*",
    "plus": "+",
    "minus": "-",
    "less_than_sign": "<",
    "equals_sign": "=",
    "greater_than_sign": ">",
    "at": "@",
    "left_square_bracket": "[",
    "backslash": "\\",
    "right_square_bracket": "]",
    "circumflex_accent": "^",
    "underscore": "_",
    "grave_accent": "`",
    "left_curly_bracket": "{",
    "vertical_line": "|",
    "right_curly_bracket": "}",
    "tilde": "~",
}


def nombre_de_tecla(tecla: str) -> str:
    """A key as the user reads it."""
    modo, mas, resto = tecla.rpartition("+")
    if mas and modo in _MODOS and resto:
        nombre = nombre_de_tecla(resto)
        return f"{_MODOS[modo]}+{nombre.upper() if len(nombre) == 1 else nombre}"
    if tecla in NOMBRES_DE_TECLA:
        return NOMBRES_DE_TECLA[tecla]
    if tecla in _SIGNOS:
        return _SIGNOS[tecla]
    return tecla.upper() if tecla[:1] == "f" and tecla[1:].isdigit() else tecla
