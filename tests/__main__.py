"""Every check of the project, in the order in which they are cheap; ends with pytest's line."""

import subprocess
import sys
from pathlib import Path

RAIZ = Path(__file__).resolve().parent.parent
COMANDOS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("importlinter",),
    ("pytest", "-q", "-n", "3", "--dist", "loadfile", "--no-loadscope-reorder"),
)


def main() -> int:
    """Run them all in this environment; the first that fails ends the run with its code."""
    for comando, *resto in COMANDOS:
        modulo = [sys.executable, "-m", comando]
        if comando == "importlinter":
            modulo = [str(Path(sys.executable).parent / "lint-imports")]
        extra = sys.argv[1:] if comando == "pytest" else []
        print("·", comando, *resto, flush=True)
        codigo = subprocess.run([*modulo, *resto, *extra], cwd=RAIZ, check=False).returncode
        if codigo:
            return codigo
    return 0


if __name__ == "__main__":
    sys.exit(main())
