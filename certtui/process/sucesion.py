"""The trámite that follows a baja: made only when the criteria hold again (E03, L15c, L18)."""

from certtui.domain.hallazgo import Hallazgo
from certtui.domain.tramite import DOCUMENTO_CERTIFICADO, Tramite, TransicionRehusada
from certtui.process import tramite as uso
from certtui.process.elegibilidad import dictaminar
from certtui.process.errores import NoEncontrado
from certtui.process.motor import Paso, avanzar
from certtui.process.oficina import Oficina
from certtui.store import alumnos, tramites


def rehacer(oficina: Oficina, anterior: Tramite) -> Paso:
    """Check again, open the new trámite and request its authorisation (E03, T01).

    Raises TransicionRehusada with every finding: what SAE had to correct, then each criterion that
    fails. No trámite is made in that case.
    """
    alumno = alumnos.leer_alumno(oficina.base, anterior.alumno)
    if alumno is None:
        raise NoEncontrado(que="alumno", valor=anterior.alumno)
    vivo = tramites.tramite_vigente(oficina.base, alumno.id, DOCUMENTO_CERTIFICADO)
    datos = {"documento": DOCUMENTO_CERTIFICADO}
    hallazgos: tuple[Hallazgo, ...] = ()
    if vivo is None:
        try:
            avanzar(oficina, "E03", alumno=alumno.id, datos=datos, ensayo=True)
        except TransicionRehusada as error:
            hallazgos = error.hallazgos
    hallazgos += tuple(h for h in dictaminar(oficina, alumno).hallazgos if h.impide)
    if hallazgos:
        raise TransicionRehusada(
            regla=hallazgos[0].regla,
            hallazgos=hallazgos,
            paso=oficina.ruta.transiciones["E03"].nombre,
            matricula=alumno.matricula,
            reglas=", ".join(dict.fromkeys(h.regla for h in hallazgos)),
        )
    return uso.solicitar(oficina, alumno)
