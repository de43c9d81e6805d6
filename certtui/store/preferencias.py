"""What each person set for themselves, by key; never part of the log."""

from certtui.store.conexion import Base


def leer_preferencia(base: Base, usuario: str, clave: str) -> str:
    """The value of a key of a person; "" when it was never set."""
    valor = base.valor(
        "SELECT valor FROM preferencia WHERE usuario = ? AND clave = ?", (usuario, clave)
    )
    return str(valor or "")


def poner_preferencia(base: Base, usuario: str, clave: str, valor: str) -> None:
    """Set a key of a person inside `tx()`; "" takes it away."""
    if valor:
        base.escribir(
            "INSERT INTO preferencia (usuario, clave, valor) VALUES (?, ?, ?) "
            "ON CONFLICT (usuario, clave) DO UPDATE SET valor = excluded.valor",
            (usuario, clave, valor),
        )
    else:
        base.escribir("DELETE FROM preferencia WHERE usuario = ? AND clave = ?", (usuario, clave))


def borrar_preferencias_de(base: Base, prefijo: str) -> None:
    """Take away, inside `tx()`, what every person keeps under keys that begin so."""
    base.escribir("DELETE FROM preferencia WHERE substr(clave, 1, length(:p)) = :p", {"p": prefijo})
