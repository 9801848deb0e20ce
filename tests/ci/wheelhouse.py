"""A folder of wheels made from what is installed beside this Python, so that pip can install without any index.

An installed distribution is its wheel, unpacked: what its RECORD lists is packed again. Scripts that pip wrote are
left out, since pip writes them anew from the entry points.
"""

import base64
import hashlib
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement

_MADE_BY_PIP = {"RECORD", "INSTALLER", "REQUESTED", "direct_url.json"}


def build_wheelhouse(folder: Path, requirements: Iterable[str]) -> None:
    """Write a wheel for every requirement and for everything that these need in turn.

    Raises:
        PackageNotFoundError: Something that is required is not installed.
    """
    for found in _gather(requirements):
        _pack(found, folder)


def _gather(requirements: Iterable[str]) -> Iterator[Distribution]:
    """What is installed of requirements, each once."""
    waiting = [Requirement(line) for line in requirements]
    seen: set[str] = set()
    while waiting:
        wanted = waiting.pop()
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        if name in seen or not _applies(wanted, [""]):
            continue
        seen.add(name)
        found = distribution(name)
        needed = map(Requirement, found.requires or ())
        waiting += [each for each in needed if _applies(each, ["", *wanted.extras])]
        yield found


def _applies(wanted: Requirement, extras: Sequence[str]) -> bool:
    """Whether something is required on this machine, with some extras of what requires it."""
    marker = wanted.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras)


def _pack(found: Distribution, folder: Path) -> None:
    tags = re.findall(r"^Tag: (\S+)$", found.read_text("WHEEL") or "", re.MULTILINE)
    if not tags or not found.files:
        raise PackageNotFoundError(f"{found.name}: not installed from a wheel")
    name = re.sub(r"[-.]+", "_", found.name)
    record = []
    with zipfile.ZipFile(folder / f"{name}-{found.version}-{_join(tags)}.whl", "w") as wheel:
        for file in sorted(found.files):
            path = PurePosixPath(file)
            if ".." in path.parts or "__pycache__" in path.parts or path.name in _MADE_BY_PIP:
                continue
            content = Path(str(file.locate())).read_bytes()
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            record.append(f"{path},sha256={digest},{len(content)}")
            wheel.writestr(str(path), content)
        info = next(PurePosixPath(file).parts[0] for file in found.files if file.name == "WHEEL")
        wheel.writestr(f"{info}/RECORD", "\n".join([*record, f"{info}/RECORD,,", ""]))


def _join(tags: list[str]) -> str:
    """Several tags in the short form that file names have."""
    parts = zip(*(tag.split("-") for tag in tags), strict=True)
    return "-".join(".".join(dict.fromkeys(part)) for part in parts)
