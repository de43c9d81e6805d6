"""Draws the next event of a walk: mostly what somebody would do, often what nobody may."""

from random import Random

from certtui.domain.rol import Rol
from tests.caminata import lotes, rangos
from tests.caminata.camino import Caminata
from tests.caminata.tabla import DE_LOTE, TABLA

MOVIMIENTOS = tuple(t for t in TABLA if t not in {"T00", "E03", "E09", *DE_LOTE})
RAROS = {
    "E04": 0.07,
    "E06": 0.1,
    "E08": 0.06,
    "T03": 0.3,
    "T07e": 0.3,
    "T07v": 0.5,
    "T07r": 0.1,
    "T17": 0.3,
}
"""Moves that a person makes now and then; the rest of the road is made whenever it can."""


def sensato(c: Caminata, azar: Random) -> None:
    """Take one trámite a step further, by the person whose turn it is, with good data."""
    if not c.estados or azar.random() < 0.06:
        abrir(c, azar)
        return
    vivos = c.en(*(e for e in set(c.estados.values()) if e not in {"baja", "cancelado"}))
    clave = azar.choice(vivos or list(c.estados))
    moves = [m for m in c.sensatas(clave) if azar.random() < RAROS.get(m, 1.0)]
    if not moves:
        abrir(c, azar)
        return
    move = azar.choice(moves)
    plantel = c.tramite(clave)["plantel"]
    c.mover(move, clave, c.quien(azar.choice(TABLA[move][2]), plantel), 0)


def abrir(c: Caminata, azar: Random, *, cualquiera: bool = False) -> None:
    """A student asks for a certificate, for the first time or again."""
    vueltas = c.filas(
        "SELECT a.id, a.plantel FROM alumno a JOIN tramite t ON t.alumno = a.id GROUP BY a.id "
        "HAVING max(t.vigente) = 0 ORDER BY a.id"
    )
    todos = c.filas("SELECT id, plantel FROM alumno ORDER BY id")
    a = azar.choice(vueltas if vueltas and azar.random() < 0.5 else todos)
    previos = c.uno("SELECT count(*) FROM tramite WHERE alumno = ?", a["id"])
    if cualquiera:
        documento = azar.choice(("certificado", "diploma"))
        c.abrir(a["id"], azar.choice(c.usuarios), azar.choice(("T00", "E03")), documento)
    else:
        quien = c.quien(Rol.SE_PLANTEL, a["plantel"])
        c.abrir(a["id"], quien, "E03" if previos else "T00", "certificado")


def cualquiera(c: Caminata, azar: Random) -> None:
    """Any move on any trámite by anybody, with any data."""
    if not c.estados:
        abrir(c, azar, cualquiera=True)
        return
    clave = azar.choice(list(c.estados))
    move = azar.choice(MOVIMIENTOS)
    if azar.random() < 0.1:
        move = azar.choice(DE_LOTE)
        if c.estados[clave] in TABLA[move][0]:
            return
    quien = azar.choice(c.usuarios)
    if azar.random() < 0.5:
        quien = c.quien(TABLA[move][2][0], c.tramite(clave)["plantel"])
    version = c.tramite(clave)["version"] - azar.choice((0, 0, 1))
    c.mover(move, clave, quien, azar.randint(0, 7), version=version)


def viciado(c: Caminata, azar: Random) -> None:
    """The right person, the right state, and one datum wrong."""
    vivos = c.en(*(e for e in set(c.estados.values()) if e not in {"baja", "cancelado"}))
    if not vivos:
        return
    clave = azar.choice(vivos)
    moves = list(c.sensatas(clave))
    if moves:
        move = azar.choice(moves)
        t = c.tramite(clave)
        quien = c.quien(azar.choice(TABLA[move][2]), t["plantel"])
        if azar.random() < 0.2:
            c.mover(move, clave, quien, 0, version=t["version"] - 1)
        else:
            c.mover(move, clave, quien, azar.randint(1, 8))


def de_lote(c: Caminata, azar: Random) -> None:
    """Something with the lots."""
    estatal = c.p.demo.usuario(Rol.SE_ESTATAL)
    quien = estatal if azar.random() < 0.75 else azar.choice(c.usuarios)
    match azar.randint(0, 11):
        case 0 | 1 | 2:
            if len(c.en("firmado")) >= 2:
                lotes.crear(c, quien)
        case 3 | 4 | 5 | 6:
            lotes.exportar(c, azar, quien)
        case 7:
            lotes.perder(c, azar, quien)
        case 8:
            lotes.avisar(c, quien)
        case _:
            lotes.responder(c, azar, quien)


def de_rango(c: Caminata, azar: Random) -> None:
    """Something with the ranges."""
    estatal = c.p.demo.usuario(Rol.SE_ESTATAL)
    quien = estatal if azar.random() < 0.6 else azar.choice(c.usuarios)
    if azar.random() < 0.5:
        rangos.asignar(c, azar, quien)
    else:
        rangos.apartar(c, azar, quien)


def de_fuera(c: Caminata, azar: Random) -> None:
    """SAE, the clock, the settings."""
    match azar.randint(0, 9):
        case 0 | 1:
            c.importar_sae(azar.randint(0, 99), baja=azar.random() < 0.4, institucion="IMSS")
        case 2 | 3:
            institucion = azar.choice(("ISSSTE", "SEDENA"))
            c.importar_sae(azar.randint(0, 99), baja=False, institucion=institucion)
        case 4:
            c.ajustar(azar.randint(0, 29))
        case 5:
            c.agregar_causa()
        case _:
            c.pasar_tiempo(azar.randint(1, 40))


SORTEOS = (
    (sensato, 53),
    (viciado, 12),
    (cualquiera, 14),
    (de_lote, 10),
    (de_rango, 5),
    (de_fuera, 6),
)
"""Each kind of event, and how often out of a hundred."""


def caminar(c: Caminata, azar: Random, eventos: int) -> None:
    """Walk until so many events were made; the books are checked whole at the end."""
    clases, pesos = zip(*SORTEOS, strict=True)
    while c.eventos < eventos:
        azar.choices(clases, pesos)[0](c, azar)
    c.cuadrar(todo=True)
