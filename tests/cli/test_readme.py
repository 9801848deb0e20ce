"""What the README shows of the smallest map is what whoever types it gets."""

import re
from pathlib import Path

PAGE = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
MAP = re.search(r"^```yaml\n# (\S+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
SLIP = re.search(r"^`((\S+): \{.*\})`", PAGE, re.MULTILINE)
SHOWN = re.search(r"^```console\n\$ cxmap (validate .*?)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
ROW = re.compile(r"^\| (`cxmap [a-z]+)", re.MULTILINE)


def write_map(folder: Path) -> Path:
    assert MAP
    path = folder / MAP[1]
    path.write_text(f"# {MAP[1]}\n{MAP[2]}", encoding="utf-8")
    return path


def test_the_smallest_map_is_sound(run_cxmap, tmp_path: Path):
    done = run_cxmap("validate", write_map(tmp_path).name)
    assert (done.returncode, done.stdout) == (0, "Checked 1 file: nothing to mend.\n")


def test_a_slip_is_answered_as_shown(run_cxmap, tmp_path: Path):
    assert SLIP
    assert SHOWN
    path = write_map(tmp_path)
    text, count = re.subn(rf"{SLIP[2]}: .*", SLIP[1], path.read_text(encoding="utf-8"))
    assert count == 1
    path.write_text(text, encoding="utf-8")
    done = run_cxmap(*SHOWN[1].split())
    assert (done.returncode, done.stdout) == (1, SHOWN[2])


def test_every_command_has_one_row(run_cxmap):
    shown = [row.removeprefix("`cxmap ") for row in ROW.findall(PAGE)]
    told = run_cxmap("--help").stdout
    assert sorted(shown) == sorted(set(re.findall(r"^│ ([a-z]+)  ", told, re.MULTILINE)))
