"""The .key: what opens it and what each wrong file is called."""

import pickle

import pytest
from cryptography.hazmat.primitives.serialization import PrivateFormat

from certtui.efirma import llave
from certtui.efirma.certificado import leer_certificado
from certtui.efirma.errores import (
    CifradoNoAdmitido,
    ContrasenaIncorrecta,
    ContrasenaVacia,
    EfirmaError,
    LlaveEsCertificado,
    LlaveEsPem,
    LlaveEsPfx,
    LlaveIlegible,
    LlaveSinCifrar,
    LlaveVacia,
)
from certtui.efirma.llave import abrir_llave, revisar_llave
from certtui.efirma.secreto import Secreto
from certtui.texts.errores import explicar
from tests.efirma.archivos import (
    como_pfx,
    con_cifrado_desconocido,
    llave_cifrada,
    llave_en_pem,
    llave_sin_cifrar,
)
from tests.efirma.muestras import CSD, EFIRMAS, XOCHILT, clave


@pytest.mark.norma("L16b")
@pytest.mark.parametrize("quien", EFIRMAS)
def test_each_public_key_opens_and_is_its_certificates(quien: str) -> None:
    muestra = EFIRMAS[quien]
    assert abrir_llave(muestra.key, clave()).publica == leer_certificado(muestra.cer).publica


def test_a_signature_is_always_the_same() -> None:
    abierta = abrir_llave(XOCHILT.key, clave())
    assert abierta.firmar(b"||a||") == abierta.firmar(b"||a||")
    assert len(abierta.firmar(b"||a||")) == 256


def test_the_password_is_tried_as_windows_1252_and_as_utf8() -> None:
    for codificacion in ("cp1252", "utf-8"):
        key = llave_cifrada(XOCHILT, "contraseña".encode(codificacion))
        assert abrir_llave(key, Secreto("contraseña")).publica


def test_each_wrong_file_has_its_own_sentence() -> None:
    malas: list[tuple[bytes, type[EfirmaError]]] = [
        (b"", LlaveVacia),
        (llave_en_pem(XOCHILT), LlaveEsPem),
        (como_pfx(XOCHILT), LlaveEsPfx),
        (XOCHILT.cer, LlaveEsCertificado),
        (llave_sin_cifrar(XOCHILT), LlaveSinCifrar),
        (llave_sin_cifrar(XOCHILT, PrivateFormat.TraditionalOpenSSL), LlaveSinCifrar),
        (b"no soy una llave", LlaveIlegible),
        (XOCHILT.key[:-3], LlaveIlegible),
    ]
    for datos, clase in malas:
        with pytest.raises(EfirmaError) as fallo:
            abrir_llave(datos, clave())
        assert type(fallo.value) is clase
        with pytest.raises(clase):
            revisar_llave(datos)
    assert len({explicar(clase()).frase for _, clase in malas}) == 6


@pytest.mark.norma("L16b")
@pytest.mark.parametrize("mala", ["12345678b", "12345678A", " 12345678a", "ñ", "日本"])
def test_a_wrong_password_is_said_so(mala: str) -> None:
    with pytest.raises(ContrasenaIncorrecta):
        abrir_llave(XOCHILT.key, Secreto(mala))


@pytest.mark.parametrize(
    "fallo",
    [
        ValueError("Incorrect password, could not decrypt key"),
        ValueError("Could not deserialize key data. The data may be in an incorrect format"),
        TypeError("Password was given but private key is not encrypted"),
    ],
)
def test_every_face_of_a_wrong_password_is_the_same_error(
    fallo: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def falla(*_: object) -> None:
        raise fallo

    monkeypatch.setattr(llave, "load_der_private_key", falla)
    with pytest.raises(ContrasenaIncorrecta):
        abrir_llave(XOCHILT.key, clave())


def test_an_empty_password_is_said_so() -> None:
    with pytest.raises(ContrasenaVacia):
        abrir_llave(XOCHILT.key, Secreto(""))


def test_an_unknown_encryption_is_said_so() -> None:
    with pytest.raises(CifradoNoAdmitido):
        abrir_llave(con_cifrado_desconocido(XOCHILT), clave())


def test_an_open_key_shows_nothing_and_is_not_kept() -> None:
    abierta = abrir_llave(CSD["persona"].key, clave())
    assert repr(abierta) == "Llave(***)"
    with pytest.raises(TypeError):
        pickle.dumps(abierta)
