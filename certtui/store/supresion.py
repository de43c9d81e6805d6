"""Erasure of one person's data without breaking the log (workflow §1b)."""

from certtui.store.conexion import Base
from certtui.store.preferencias import borrar_preferencias_de


def archivos_de_persona(base: Base, alumno: int) -> list[str]:
    """Relative paths of the files under custody of a student."""
    return [
        f["ruta"]
        for f in base.filas(
            "SELECT c.ruta FROM custodia_archivo c JOIN tramite t ON t.id = c.tramite "
            "WHERE t.alumno = ? AND c.vigente = 1",
            (alumno,),
        )
    ]


def suprimida(base: Base, marca: str) -> bool:
    """True when a matrícula, by its mark, was erased from this base."""
    return bool(base.valor("SELECT count(*) FROM supresion WHERE marca = ?", (marca,)))


def supresiones_sin_compactar(base: Base) -> int:
    """Erasures whose bytes may still lie in the file."""
    return int(base.valor("SELECT count(*) FROM supresion WHERE compactada = 0"))


def marcar_compactadas(base: Base) -> None:
    """The file was rewritten: nothing erased is left in it."""
    base.escribir("UPDATE supresion SET compactada = 1")


def suprimir_persona(base: Base, alumno: int, marca: str, en: str, vistas: str) -> None:
    """Erase a student's data inside `tx()`; `vistas` begins the keys of what lists showed.

    The trámites stay as numbered rows with their folios and states, so that every count and the
    chain still hold; `compactar()` afterwards takes the erased bytes out of the file. Digests that
    could be guessed from a name, a CURP and grades go too, and with them the seals, which hold one;
    those of delivered files stay, for nobody can guess a file that bears seals.
    """
    base.insertar("supresion", {"marca": marca, "alumno": alumno, "en": en})
    borrar_preferencias_de(base, vistas)
    del_alumno = "(SELECT id FROM tramite WHERE alumno = :alumno)"
    for sentencia in (
        "DELETE FROM kardex WHERE alumno = :alumno",
        f"DELETE FROM tanda WHERE id IN (SELECT tanda FROM tanda_item WHERE tramite IN "
        f"{del_alumno})",
        "DELETE FROM renapo WHERE alumno = :alumno",
        f"DELETE FROM evento_dato WHERE seq IN (SELECT seq FROM evento WHERE "
        f"(entidad = 'tramite' AND entidad_id IN {del_alumno}) "
        f"OR (entidad = 'alumno' AND entidad_id = :alumno))",
        f"DELETE FROM xml WHERE tramite IN {del_alumno}",
        f"UPDATE revision SET valor = '' WHERE tramite IN {del_alumno}",
        f"UPDATE firma SET cadena = '', cadena_sha256 = '', sello = '' "
        f"WHERE tramite IN {del_alumno}",
        f"UPDATE rechazo SET mensaje = '' WHERE tramite IN {del_alumno}",
        f"UPDATE lote_item SET mensaje = '' WHERE tramite IN {del_alumno}",
        f"UPDATE ticket SET texto = '' WHERE tramite IN {del_alumno}",
        f"UPDATE entrega SET correo = '', acuse_recibe = 'suprimido', declarado_por = '' "
        f"WHERE tramite IN {del_alumno}",
        f"UPDATE correo SET para = '', declarado_por = '', respuesta = '', ruta = '', "
        f"estado = CASE WHEN estado IN ('pendiente', 'en_envio', 'incierto') THEN 'descartado' "
        f"ELSE estado END WHERE tramite IN {del_alumno}",
        f"UPDATE custodia_archivo SET vigente = 0, ruta = '' WHERE tramite IN {del_alumno}",
        "UPDATE tramite SET snapshot = '', snapshot_sha256 = '', sae_huella = '', nombre = '', "
        "primer_apellido = '', "
        "segundo_apellido = '', cotejo_documento = '', motivo = '', cancelacion_motivo = '', "
        "version = version + 1 WHERE alumno = :alumno",
        "UPDATE alumno SET matricula = NULL, curp = '', nombre = '', primer_apellido = '', "
        "segundo_apellido = '', busqueda = '', grupo = '', generacion = '', crip = '', "
        "fecha_secundaria = NULL, fecha_inicio = NULL, fecha_termino = NULL, "
        "institucion_medica = '', correo_institucional = '', correo_personal = '', "
        "datos_validados_por = '', renapo_huella = '', renapo_en = NULL, suprimido_en = :en "
        "WHERE id = :alumno",
    ):
        base.escribir(
            sentencia, {"alumno": alumno, "en": en} if ":en" in sentencia else {"alumno": alumno}
        )
