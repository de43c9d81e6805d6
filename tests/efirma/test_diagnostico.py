"""The eight checks, and every broken pair with its own message."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from certtui.domain.hallazgo import Hallazgo, Veredicto, fallas
from certtui.efirma import errores
from certtui.efirma.anclas import Anclas
from certtui.efirma.certificado import Certificado, leer_certificado
from certtui.efirma.diagnostico import diagnosticar
from certtui.efirma.errores import CertificadoRevocado, EfirmaError
from certtui.efirma.secreto import Secreto
from certtui.texts.errores import PLANTILLAS
from certtui.texts.hallazgos_efirma import FRASES, PASOS
from tests.efirma.archivos import (
    como_pfx,
    con_cifrado_desconocido,
    llave_cifrada,
    llave_en_pem,
    llave_sin_cifrar,
)
from tests.efirma.conftest import Demo
from tests.efirma.muestras import AHORA, BERENICE, CSD, EFIRMAS, IRIS, XOCHILT, clave


def _revisar(
    cer: bytes | None = XOCHILT.cer,
    key: bytes | None = XOCHILT.key,
    secreto: Secreto | None = None,
    *,
    ahora: datetime = AHORA,
    curp: str = XOCHILT.curp,
    rfc: str = XOCHILT.rfc,
    anclas: Anclas,
    exigir_no_revocado: Callable[[Certificado], None] = lambda _: None,
) -> tuple[Hallazgo, ...]:
    return diagnosticar(
        cer,
        key,
        secreto or clave(),
        ahora=ahora,
        curp=curp,
        rfc=rfc,
        anclas=anclas,
        exigir_no_revocado=exigir_no_revocado,
    )


def _revocado(_certificado: Certificado) -> None:
    raise CertificadoRevocado(desde="01/05/2021 00:00 UTC", motivo="keyCompromise")


def _frase(hallazgo: Hallazgo) -> str:
    return FRASES[hallazgo.clave][0].format(**dict(hallazgo.datos))


@pytest.mark.norma("L16a", "L16b", "V17")
def test_a_good_pair_passes_the_eight_checks_in_order(anclas: Anclas) -> None:
    hallazgos = _revisar(anclas=anclas)
    assert [h.campo for h in hallazgos] == list(PASOS)
    assert {h.veredicto for h in hallazgos} == {Veredicto.OK}
    assert all(_frase(h) for h in hallazgos)


@pytest.mark.norma("L16a", "L16b", "V17")
@pytest.mark.parametrize("quien", EFIRMAS)
def test_every_public_efirma_passes_with_its_own_person(quien: str, anclas: Anclas) -> None:
    m = EFIRMAS[quien]
    hallazgos = _revisar(m.cer, m.key, ahora=m.ahora, curp=m.curp, rfc=m.rfc, anclas=anclas)
    assert {h.veredicto for h in hallazgos} == {Veredicto.OK}


@pytest.mark.parametrize("codificacion", ["cp1252", "utf-8"])
def test_a_password_with_enie_opens_in_either_encoding(codificacion: str, anclas: Anclas) -> None:
    key = llave_cifrada(XOCHILT, "contraseña".encode(codificacion))
    hallazgos = _revisar(key=key, secreto=Secreto("contraseña"), anclas=anclas)
    assert fallas(hallazgos) == ()
    (mala,) = fallas(_revisar(key=key, secreto=Secreto("contrasena"), anclas=anclas))
    assert mala.clave == "L16b.contrasena_incorrecta"


@pytest.mark.norma("L16b")
def test_a_name_with_enie_passes_too(anclas: Anclas) -> None:
    hallazgos = _revisar(IRIS.cer, IRIS.key, curp=IRIS.curp, rfc=IRIS.rfc, anclas=anclas)
    assert fallas(hallazgos) == ()
    assert "ÑAKI" in _frase(hallazgos[0])


@pytest.mark.norma("L16a", "L16b", "V17")
def test_each_broken_pair_fails_in_one_check_with_its_own_sentence(
    anclas: Anclas, demo: Demo
) -> None:
    pem = x509.load_der_x509_certificate(XOCHILT.cer).public_bytes(Encoding.PEM)
    mil = timedelta(days=1000)
    casos: dict[str, tuple[Hallazgo, ...]] = {
        "L16b.cer_ausente": _revisar(None, anclas=anclas),
        "L16b.cer_vacio": _revisar(b"", anclas=anclas),
        "L16b.cer_pem": _revisar(pem, anclas=anclas),
        "L16b.cer_pfx": _revisar(como_pfx(XOCHILT), anclas=anclas),
        "L16b.cer_es_key": _revisar(XOCHILT.key, anclas=anclas),
        "L16b.cer_ilegible": _revisar(XOCHILT.cer[:700], anclas=anclas),
        "L16b.tipo_csd": _revisar(CSD["persona"].cer, CSD["persona"].key, anclas=anclas),
        "L16a.aun_no_vigente": _revisar(ahora=AHORA - mil, anclas=anclas),
        "L16a.vencida": _revisar(ahora=AHORA + mil, anclas=anclas),
        "L16a.revocada": _revisar(exigir_no_revocado=_revocado, anclas=anclas),
        "L16b.emisor_desconocido": _revisar(anclas=demo.anclas),
        "L16b.key_ausente": _revisar(key=None, anclas=anclas),
        "L16b.key_es_cer": _revisar(key=XOCHILT.cer, anclas=anclas),
        "L16b.key_vacia": _revisar(key=b"", anclas=anclas),
        "L16b.key_pem": _revisar(key=llave_en_pem(XOCHILT), anclas=anclas),
        "L16b.key_pfx": _revisar(key=como_pfx(XOCHILT), anclas=anclas),
        "L16b.key_ilegible": _revisar(key=XOCHILT.key[:600], anclas=anclas),
        "L16b.key_sin_cifrar": _revisar(key=llave_sin_cifrar(XOCHILT), anclas=anclas),
        "L16b.key_cifrado": _revisar(key=con_cifrado_desconocido(XOCHILT), anclas=anclas),
        "L16b.contrasena_vacia": _revisar(secreto=Secreto(""), anclas=anclas),
        "L16b.contrasena_incorrecta": _revisar(secreto=Secreto("x"), anclas=anclas),
        "L16b.par_distinto": _revisar(key=BERENICE.key, anclas=anclas),
        "V17.curp_ajena": _revisar(curp=BERENICE.curp, anclas=anclas),
        "V17.rfc_ajeno": _revisar(rfc=BERENICE.rfc, anclas=anclas),
    }
    for clave_esperada, hallazgos in casos.items():
        assert [h.clave for h in fallas(hallazgos)] == [clave_esperada]
        assert len(hallazgos) == 8
    frases = {_frase(fallas(hallazgos)[0]) for hallazgos in casos.values()}
    assert len(frases) == len(casos)


def test_what_hangs_on_a_failed_check_is_left_unchecked(anclas: Anclas) -> None:
    por_paso = {h.campo: h.veredicto for h in _revisar(b"", key=b"", anclas=anclas)}
    assert por_paso == {
        "cer": Veredicto.FALLA,
        "tipo": Veredicto.NO_APLICA,
        "vigencia": Veredicto.NO_APLICA,
        "emisor": Veredicto.NO_APLICA,
        "key": Veredicto.FALLA,
        "contrasena": Veredicto.NO_APLICA,
        "par": Veredicto.NO_APLICA,
        "identidad": Veredicto.NO_APLICA,
    }


def test_without_a_password_the_rest_is_still_checked(anclas: Anclas) -> None:
    hallazgos = diagnosticar(XOCHILT.cer, XOCHILT.key, None, ahora=AHORA, anclas=anclas)
    sin_revisar = [h.campo for h in hallazgos if h.veredicto is Veredicto.NO_APLICA]
    assert sin_revisar == ["contrasena", "par", "identidad"]
    assert fallas(hallazgos) == ()


@pytest.mark.norma("L16a")
@pytest.mark.parametrize(
    ("dias", "clave_esperada"),
    [
        (61, "L16a.vigencia_ok"),
        (60, "L16a.vence_60"),
        (31, "L16a.vence_60"),
        (30, "L16a.vence_30"),
        (8, "L16a.vence_30"),
        (7, "L16a.vence_7"),
        (0, "L16a.vence_7"),
    ],
)
def test_the_end_is_announced_in_time(dias: int, clave_esperada: str, anclas: Anclas) -> None:
    ahora = leer_certificado(XOCHILT.cer).hasta - timedelta(days=dias)
    vigencia = diagnosticar(XOCHILT.cer, None, None, ahora=ahora, anclas=anclas)[2]
    assert vigencia.clave == clave_esperada
    assert not vigencia.impide


@pytest.mark.norma("L16a")
def test_the_second_after_the_end_is_expired_with_its_date(anclas: Anclas) -> None:
    ahora = datetime(2023, 5, 27, 21, 49, 55, tzinfo=UTC)
    vigencia = diagnosticar(XOCHILT.cer, None, None, ahora=ahora, anclas=anclas)[2]
    assert vigencia.clave == "L16a.vencida"
    assert "27/05/2023 21:49 UTC" in _frase(vigencia)


def test_every_error_has_its_text_and_its_finding_has_its_sentence() -> None:
    clases = [
        clase
        for clase in vars(errores).values()
        if isinstance(clase, type) and issubclass(clase, EfirmaError)
    ]
    assert len({clase.codigo for clase in clases}) == len(clases)
    for clase in clases:
        assert clase.codigo in PLANTILLAS
        if clase.paso:
            assert clase.paso in PASOS
            frase, remedio = FRASES[f"{clase.norma}.{clase.clave}"]
            assert frase == PLANTILLAS[clase.codigo].frase
            assert remedio
