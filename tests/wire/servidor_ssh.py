"""A real sshd on loopback, with keys of its own, for who runs the tests."""

import getpass
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType

_CONFIGURACION = """
Port {puerto}
ListenAddress 127.0.0.1
HostKey {carpeta}/servidor
AuthorizedKeysFile {carpeta}/persona.pub
PidFile {carpeta}/sshd.pid
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
PrintMotd no
"""


class ServidorSsh:
    """Listens until the end of the block."""

    def __init__(self, carpeta: Path) -> None:
        self._carpeta = carpeta
        with socket.create_server(("127.0.0.1", 0)) as libre:
            self.puerto: int = libre.getsockname()[1]
        for nombre in ("servidor", "persona"):
            subprocess.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(carpeta / nombre)],
                check=True,
            )
        archivo = carpeta / "sshd_config"
        archivo.write_text(_CONFIGURACION.format(puerto=self.puerto, carpeta=carpeta))
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        self._bitacora = (carpeta / "sshd.log").open("wb")
        sshd = shutil.which("sshd")
        assert sshd is not None
        self._proceso = subprocess.Popen(
            [sshd, "-D", "-e", "-f", str(archivo)],
            stdin=subprocess.DEVNULL,
            stdout=self._bitacora,
            stderr=self._bitacora,
        )

    def __enter__(self) -> "ServidorSsh":
        fin = time.monotonic() + 10
        while time.monotonic() < fin:
            try:
                socket.create_connection(("127.0.0.1", self.puerto), timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return self
        raise AssertionError((self._carpeta / "sshd.log").read_text())

    def __exit__(
        self, tipo: type[BaseException] | None, valor: BaseException | None, t: TracebackType | None
    ) -> None:
        self._proceso.terminate()
        self._proceso.wait(5)
        self._bitacora.close()

    def orden(self, remota: str, *, puerto: int | None = None, comprimir: bool) -> list[str]:
        """How a client runs a command there on a terminal; through another port when it is told."""
        opciones = {
            "StrictHostKeyChecking": "no",
            "UserKnownHostsFile": "/dev/null",
            "IdentitiesOnly": "yes",
            "LogLevel": "ERROR",
            "Compression": "yes" if comprimir else "no",
        }
        return [
            *("ssh", "-F", "none", "-tt", "-p", str(puerto or self.puerto)),
            *("-i", str(self._carpeta / "persona")),
            *(p for k, v in opciones.items() for p in ("-o", f"{k}={v}")),
            f"{getpass.getuser()}@127.0.0.1",
            remota,
        ]
