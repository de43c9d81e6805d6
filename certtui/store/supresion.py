"""Erasure of one person's data without breaking the log (workflow §1b)."""

from certtui.store.conexion import Base


def suprimir_persona(base: Base, alumno: int, en: str) -> list[str]:
    """Erase a student's data inside `tx()`; returns the relative paths of files to delete.

    The trámites stay as numbered rows with their folios, states and hashes, so that every count and
    the chain still hold; `compactar()` afterwards takes the erased bytes out of the file.
    """
    rutas = [
        f["ruta"]
        for f in base.filas(
            "SELECT c.ruta FROM custodia_archivo c JOIN tramite t ON t.id = c.tramite "
            "WHERE t.alumno = ? AND c.vigente = 1",
            (alumno,),
        )
    ]
    del_alumno = "(SELECT id FROM tramite WHERE alumno = :alumno)"
    for sentencia in (
        "DELETE FROM kardex WHERE alumno = :alumno",
        f"DELETE FROM evento_dato WHERE seq IN (SELECT seq FROM evento WHERE "
        f"(entidad = 'tramite' AND entidad_id IN {del_alumno}) "
        f"OR (entidad = 'alumno' AND entidad_id = :alumno))",
        f"DELETE FROM xml WHERE tramite IN {del_alumno}",
        f"UPDATE revision SET valor = '' WHERE tramite IN {del_alumno}",
        f"UPDATE firma SET cadena = '' WHERE tramite IN {del_alumno}",
        f"UPDATE rechazo SET mensaje = '' WHERE tramite IN {del_alumno}",
        f"UPDATE lote_item SET mensaje = '' WHERE tramite IN {del_alumno}",
        f"UPDATE ticket SET texto = '' WHERE tramite IN {del_alumno}",
        f"UPDATE entrega SET correo = '', acuse_recibe = 'suprimido', declarado_por = '' "
        f"WHERE tramite IN {del_alumno}",
        f"UPDATE custodia_archivo SET vigente = 0, ruta = '' WHERE tramite IN {del_alumno}",
        "UPDATE tramite SET snapshot = '', nombre = '', primer_apellido = '', "
        "segundo_apellido = '', cotejo_documento = '', motivo = '', cancelacion_motivo = '', "
        "version = version + 1 WHERE alumno = :alumno",
        "UPDATE alumno SET matricula = NULL, curp = '', nombre = '', primer_apellido = '', "
        "segundo_apellido = '', busqueda = '', grupo = '', generacion = '', crip = '', "
        "fecha_secundaria = NULL, fecha_inicio = NULL, fecha_termino = NULL, "
        "institucion_medica = '', correo_institucional = '', correo_personal = '', "
        "datos_validados_por = '', renapo_huella = '', suprimido_en = :en WHERE id = :alumno",
    ):
        base.escribir(
            sentencia, {"alumno": alumno, "en": en} if ":en" in sentencia else {"alumno": alumno}
        )
    return rutas
