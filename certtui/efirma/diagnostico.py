"""The eight checks of an e.firma, in order, each a finding of its own (L16a, L16b, V17)."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from certtui.domain.firma import aviso_de_vigencia
from certtui.domain.hallazgo import Hallazgo, ResuelveEn, Veredicto
from certtui.efirma.anclas import Anclas
from certtui.efirma.certificado import Certificado, leer_certificado
from certtui.efirma.errores import CertificadoAusente, EfirmaError, LlaveAusente
from certtui.efirma.exigencias import (
    exigir_efirma,
    exigir_emisor,
    exigir_identidad,
    exigir_par,
    exigir_vigencia,
    momento,
)
from certtui.efirma.hijo import llave_publica
from certtui.efirma.llave import revisar_llave
from certtui.efirma.secreto import Secreto

Datos = tuple[tuple[str, str], ...]
T = TypeVar("T")


def diagnosticar(
    cer: bytes | None,
    key: bytes | None,
    secreto: Secreto | None,
    *,
    ahora: datetime,
    curp: str = "",
    rfc: str = "",
    anclas: Anclas,
    exigir_no_revocado: Callable[[Certificado], None] = lambda _: None,
) -> tuple[Hallazgo, ...]:
    """Eight findings: cer, tipo, vigencia, emisor, key, contrasena, par, identidad.

    What cannot be checked because something before it failed, or was not given, is NO_APLICA. The
    key is opened in a process of its own. `ahora` is aware; sentences are in
    `texts.hallazgos_efirma`. `exigir_no_revocado` raises CertificadoRevocado where the office
    knows of it.
    """
    certificado, fallo_cer = _intentar(lambda: _leer_cer(cer))
    fallo_key = _intentar(lambda: _revisar_key(key))[1]
    publica: bytes | None = None
    fallo_clave: EfirmaError | None = None
    if key is not None and secreto is not None and fallo_key is None:
        publica, fallo_clave = _intentar(lambda: llave_publica(key, secreto))
        if fallo_clave is not None and fallo_clave.paso == "key":
            fallo_key, fallo_clave = fallo_clave, None
    probada = secreto is not None and fallo_key is None
    return (
        _hallazgo("cer", "L16b", fallo_cer, _de_cer(certificado)),
        *_del_certificado(certificado, ahora, anclas, exigir_no_revocado),
        _hallazgo("key", "L16b", fallo_key, ()),
        _hallazgo("contrasena", "L16b", fallo_clave, () if probada else None),
        _del_par(certificado, publica),
        _de_identidad(certificado, curp, rfc),
    )


def _del_certificado(
    certificado: Certificado | None,
    ahora: datetime,
    anclas: Anclas,
    exigir_no_revocado: Callable[[Certificado], None],
) -> tuple[Hallazgo, ...]:
    if certificado is None:
        return (
            _hallazgo("tipo", "L16b", None, None),
            _hallazgo("vigencia", "L16a", None, None),
            _hallazgo("emisor", "L16b", None, None),
        )
    tipo = _intentar(lambda: exigir_efirma(certificado))[1]
    ancla, emisor = _intentar(lambda: exigir_emisor(certificado, anclas))
    return (
        _hallazgo("tipo", "L16b", tipo, ()),
        _de_vigencia(certificado, ahora, exigir_no_revocado),
        _hallazgo("emisor", "L16b", emisor, (("ancla", ancla.nombre if ancla else ""),)),
    )


def _de_vigencia(
    certificado: Certificado, ahora: datetime, exigir_no_revocado: Callable[[Certificado], None]
) -> Hallazgo:
    fallo = (
        _intentar(lambda: exigir_vigencia(certificado, ahora))[1]
        or _intentar(lambda: exigir_no_revocado(certificado))[1]
    )
    resta = certificado.hasta - ahora
    datos = (("hasta", momento(certificado.hasta)), ("dias", str(resta.days)))
    plazo = aviso_de_vigencia(resta)
    if fallo is not None or plazo is None:
        return _hallazgo("vigencia", "L16a", fallo, datos)
    return Hallazgo(
        regla="L16a",
        veredicto=Veredicto.AVISO,
        clave=f"L16a.vence_{plazo}",
        campo="vigencia",
        resuelve=ResuelveEn.EFIRMA,
        datos=datos,
    )


def _del_par(certificado: Certificado | None, publica: bytes | None) -> Hallazgo:
    if certificado is None or publica is None:
        return _hallazgo("par", "L16b", None, None)
    fallo = _intentar(lambda: exigir_par(certificado, publica))[1]
    return _hallazgo("par", "L16b", fallo, ())


def _de_identidad(certificado: Certificado | None, curp: str, rfc: str) -> Hallazgo:
    if certificado is None or not (curp or rfc):
        return _hallazgo("identidad", "V17", None, None)
    fallo = _intentar(lambda: exigir_identidad(certificado, curp=curp, rfc=rfc))[1]
    return _hallazgo("identidad", "V17", fallo, (("curp", certificado.curp),))


def _leer_cer(cer: bytes | None) -> Certificado:
    if cer is None:
        raise CertificadoAusente()
    return leer_certificado(cer)


def _revisar_key(key: bytes | None) -> None:
    if key is None:
        raise LlaveAusente()
    revisar_llave(key)


def _de_cer(certificado: Certificado | None) -> Datos:
    if certificado is None:
        return ()
    return (("numero", certificado.no_certificado), ("titular", certificado.nombre))


def _intentar(accion: Callable[[], T]) -> tuple[T | None, EfirmaError | None]:
    try:
        return accion(), None
    except EfirmaError as error:
        return None, error


def _hallazgo(paso: str, regla: str, fallo: EfirmaError | None, datos: Datos | None) -> Hallazgo:
    """FALLA for an error, NO_APLICA without data, else OK."""
    if fallo is not None:
        veredicto, clave = Veredicto.FALLA, f"{fallo.regla}.{fallo.clave}"
        datos = tuple((nombre, str(valor)) for nombre, valor in fallo.datos.items())
    elif datos is None:
        veredicto, clave, datos = Veredicto.NO_APLICA, f"{regla}.sin_revisar", ()
    else:
        veredicto, clave = Veredicto.OK, f"{regla}.{paso}_ok"
    return Hallazgo(
        regla=fallo.regla if fallo else regla,
        veredicto=veredicto,
        clave=clave,
        campo=paso,
        resuelve=ResuelveEn.EFIRMA,
        datos=datos,
    )
