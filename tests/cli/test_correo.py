"""correo on the command line, against a real SMTP server."""

from pathlib import Path

import pytest

from certtui.domain.reloj import a_texto
from tests.cli.conftest import Linea
from tests.exchange.correo_local import CLAVE, USUARIO, cartero
from tests.process.camino import AHORA, Camino
from tests.process.conftest import c, efirmas, preparada

__all__ = ["c", "efirmas", "preparada"]


@pytest.mark.norma("L13a", "L13c", "L13d", "T16")
def test_the_outbox_is_prepared_sent_seen_and_settled_by_commands(
    c: Camino, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    c.hasta(1, "descargado")
    c.hasta(2, "descargado")
    linea = Linea(capsys, monkeypatch, c.oficina.base.ruta, a_texto(AHORA))
    apagado = linea("correo", "enviar", "--todos", como="se.norte")
    assert (apagado.codigo, "COR-001" in apagado.errores) == (2, True)
    cuenta = tmp_path / "cuenta"
    cuenta.write_text(f"usuario={USUARIO}\nclave={CLAVE}\n")
    cuenta.chmod(0o600)
    with cartero(tmp_path) as buzon:
        for clave, valor in (
            ("servidor", "127.0.0.1"),
            ("puerto", buzon.puerto),
            ("ca", buzon.ca),
            ("credenciales", cuenta),
        ):
            c.poner(f"correo.{clave}", str(valor))
        probado = linea("correo", "probar", como="se.norte")
        assert (probado.codigo, "STARTTLS" in probado.errores) == (0, True)
        mala = c.alumno(1).correo_institucional
        buzon.rehusa.add(mala)
        enviado = linea("correo", "enviar", "--todos", "--json", como="se.norte")
        assert enviado.codigo == 1
        assert [r["resultado"] for r in enviado.json["resultados"]] == ["rehusado", "hecho"]
        assert mala in enviado.json["resultados"][0]["frase"]
        visto = linea("correo", "ver", como="se.norte")
        assert visto.codigo == 1
        assert "550" in visto.salida
        assert "rehusado" in visto.salida
        assert linea("correo", "enviar", como="se.norte").codigo == 0
        assert len(buzon.recibidos) == 1
    sin_motivo = linea("correo", "resolver", 1, "--descartar", como="se.norte")
    assert "COR-008" in sin_motivo.errores
    motivo = ("--motivo", "la dirección cambió")
    resuelto = linea("correo", "resolver", 1, "--descartar", *motivo, como="se.norte")
    assert (resuelto.codigo, "descartado" in resuelto.errores) == (0, True)
    assert linea("correo", "ver", como="se.norte").codigo == 0
    entregado = linea("entregar", c.alumno(2).matricula, como="se.norte")
    assert entregado.codigo == 0, entregado.todo
    c.cuadra()
