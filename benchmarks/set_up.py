"""Install cxmap and the tools it is measured against: .venv-bench for Python, benchmarks/node_modules for npm.

What cannot be installed is named and left out of the comparison.
"""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
VENV = ROOT / ".venv-bench"


def main() -> None:
    """Install everything that is not there yet; cxmap itself always anew, as users get it."""
    python = VENV / "bin" / "python"
    if not python.exists():
        print("Making .venv-bench …")
        venv.create(VENV, with_pip=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--quiet", "--disable-pip-version-check"]
    print("Installing cxmap and the peers from PyPI …")
    subprocess.run([*pip, str(ROOT)], check=True)
    subprocess.run([*pip, "--force-reinstall", "--no-deps", str(ROOT)], check=True)
    for line in (HERE / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#") and subprocess.run([*pip, line], check=False).returncode:
            print(f"{line} cannot be installed here and is left out", file=sys.stderr)
    npm = shutil.which("npm")
    if npm is None:
        print("There is no npm: the peers from npm are left out", file=sys.stderr)
        return
    print("Installing the peers from npm …")
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--no-package-lock", "--prefix", str(HERE)]
    # mermaid-cli drives the Chromium of the machine; it would fetch one of its own.
    if subprocess.run(command, check=False, env={**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}).returncode:
        print("npm could not install its peers: they are left out", file=sys.stderr)


if __name__ == "__main__":
    main()
