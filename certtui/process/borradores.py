"""Selected matrículas become drafts: the beginning of the road (T00, E03)."""

from collections.abc import Callable, Iterable, Iterator

from certtui.domain.alumno import Alumno
from certtui.domain.errores import CerttuiError
from certtui.domain.tramite import DOCUMENTO_CERTIFICADO
from certtui.process.errores import NoEncontrado
from certtui.process.motor import Fallido, Paso, avanzar
from certtui.process.oficina import Oficina
from certtui.store import alumnos, tramites
from certtui.texts.hallazgos import MATRICULA


def abrir_borrador(oficina: Oficina, alumno: Alumno, *, ensayo: bool = False) -> Paso:
    """T00, or E03 after a baja; raises what `avanzar` raises."""
    previos = tramites.tramites_de_alumno(oficina.base, alumno.id)
    vivo = tramites.tramite_vigente(oficina.base, alumno.id, DOCUMENTO_CERTIFICADO)
    paso = "E03" if previos and vivo is None else "T00"
    datos = {"documento": DOCUMENTO_CERTIFICADO}
    return avanzar(oficina, paso, alumno=alumno.id, datos=datos, ensayo=ensayo)


def abrir_borradores(
    oficina: Oficina, ids: Iterable[int], *, cancelado: Callable[[], bool] = lambda: False
) -> Iterator[Paso | Fallido]:
    """A draft for each student; one that cannot be is a value and the rest go on."""
    for clave in ids:
        if cancelado():
            return
        alumno = alumnos.leer_alumno(oficina.base, clave)
        if alumno is None:
            yield Fallido(str(clave), NoEncontrado(que=MATRICULA, valor=clave))
            continue
        try:
            yield abrir_borrador(oficina, alumno)
        except CerttuiError as error:
            yield Fallido(alumno.matricula, error)
