"""A seal that counts (T08–T10, L20d)."""

from certtui.domain.firma import Nivel, Politica, siguiente
from certtui.domain.guardas.firma import prueba
from certtui.domain.hallazgo import Hallazgo
from certtui.domain.hechos import Hechos
from certtui.domain.reloj import a_texto
from certtui.process.efectos.registro import Cambio, efecto
from certtui.process.oficina import Oficina
from certtui.store import firmas


@efecto("firmar")
def firmar(oficina: Oficina, h: Hechos, _hallazgos: tuple[Hallazgo, ...]) -> Cambio:
    """Keeps cadena, seal and certificate; the last level of the policy closes the signing."""
    p = prueba(h)
    firmas.guardar_firma(
        oficina.base,
        tramite=h.en_curso.id,
        nivel=p.nivel,
        usuario=h.actor.id,
        cer_sha256=h.dato("cer_sha256"),
        cadena=h.dato("cadena"),
        cadena_sha256=h.dato("cadena_sha256"),
        sello=h.dato("sello"),
        en=a_texto(h.ahora),
        capturo=h.dato("capturo"),
        firmante=h.dato("firmante"),
    )
    hechas: tuple[Nivel, ...] = (*(f.nivel for f in h.firmas), p.nivel)
    falta = siguiente(Politica(h.en_curso.politica), hechas)
    return Cambio(
        estado="en_firma" if falta else "firmado",
        datos={
            "nivel": p.nivel.value,
            "cadena_sha256": h.dato("cadena_sha256"),
            "no_certificado": h.dato("no_certificado"),
            "capturo": h.dato("capturo"),
        },
    )
