"""The service's credentials while a real process uses them, and whatever it leaves behind."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from certtui.domain.errores import Salida
from certtui.efirma.secreto import Secreto
from certtui.exchange.cosfac.credenciales import Credenciales
from certtui.exchange.simulador.falla import leer_falla
from certtui.exchange.simulador.servicio import Servicio
from certtui.process import envio
from tests.exchange.servicio_local import levantado
from tests.process.camino import Camino, huella_total

pytest.importorskip("zeep")

RAIZ = Path(__file__).parents[2]
SECRETOS = ("usuario-que-nadie-ve", "clave-que-nadie-ve")
REVENTON = (
    "import sys; from certtui.exchange.cosfac import servicio as s; "
    "s.ServicioCosfac._exigir_lote = lambda *_: 1 / 0; "
    "from certtui.cli.principal import correr; sys.exit(correr(sys.argv[1:]))"
)
"""The command line with a bug in the middle of a call."""


def _en_proc(secreto: str, pid: int) -> list[str]:
    """Where `ps` would show a secret: the words of any process, the environment of ours."""
    vistos = []
    for cual in ("cmdline", "environ"):
        carpetas = Path("/proc").glob("[0-9]*") if cual == "cmdline" else [Path(f"/proc/{pid}")]
        for carpeta in carpetas:
            try:
                datos = (carpeta / cual).read_bytes()
            except OSError:
                continue
            if secreto.encode() in datos:
                vistos.append(f"{carpeta}/{cual}")
    return vistos


@pytest.mark.norma("L11a")
def test_the_credentials_are_in_no_ps_output_trace_log_file_or_row(
    c: Camino, tmp_path: Path
) -> None:
    c.hasta(1, "firmado")
    envio.crear_lotes(c.como("estatal"))
    secretos = tmp_path / "cosfac.txt"
    secretos.write_text(f"usuario={SECRETOS[0]}\nclave={SECRETOS[1]}\n", encoding="utf-8")
    secretos.chmod(0o600)
    entorno = os.environ | {
        "XDG_STATE_HOME": str(tmp_path / "estado"),
        "XDG_DATA_HOME": str(tmp_path / "datos"),
    }
    orden = ["lote", "seguir", "1", "--credenciales", str(secretos), "--depurar"]
    orden += ["--salida", str(tmp_path / "salida"), "--base", str(c.oficina.base.ruta)]
    orden += ["--usuario", "estatal", "--reloj", c.reloj.ahora().isoformat()]
    quien = Credenciales(*(Secreto(s) for s in SECRETOS))
    vistos: list[str] = []
    dichos: list[str] = []
    codigos: list[int] = []
    local = Servicio(semilla=7, reloj=c.reloj.ahora, credenciales=quien, latencia=1.0)
    with levantado(local) as servidor:
        c.poner("cosfac.url", servidor.url)
        servidor.servicio.fallas.pedir(leer_falla("lento:carga:1"), leer_falla("lento:descarga:1"))
        for programa in (["-c", REVENTON], ["-m", "certtui"]):
            with subprocess.Popen(
                [sys.executable, *programa, *orden],
                cwd=RAIZ,
                env=entorno,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            ) as proceso:
                while proceso.poll() is None:
                    for secreto in SECRETOS:
                        vistos += _en_proc(secreto, proceso.pid)
                    time.sleep(0.05)
                dichos += proceso.communicate()
                codigos.append(proceso.returncode)
    assert "ZeroDivisionError" in dichos[1]
    assert codigos == [codigos[0], Salida.OK]
    assert codigos[0] != Salida.OK
    assert c.de(1).estado == "timbrado"
    assert vistos == []
    for secreto in SECRETOS:
        assert not any(secreto in dicho for dicho in dichos)
        assert secreto not in str(huella_total(c.oficina))
        for ruta in tmp_path.rglob("*"):
            if ruta.is_file() and ruta != secretos:
                assert secreto.encode() not in ruta.read_bytes(), ruta
    assert any((tmp_path / "estado").rglob("*.log"))
