"""`cxmap score`: the list, its forms, explanations, and what it does with maps that have errors."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.program import BAD, CATALOGUE, GOOD, write

Run = Callable[..., subprocess.CompletedProcess[str]]

SCORED = GOOD.replace(
    "      take-drink: {name: I take my drink}\n",
    "      take-drink: {name: I take my drink, was: [grab-drink], "
    "metrics: {frequency: 1, satisfaction: 7, loyalty: 3}}\n"
    "      drink: {name: I drink}\n",
)
USING = GOOD.replace("channels:\n  machine: {name: Machine}\n", "uses: [shared.catalogue.yaml]\n").replace(
    "[machine]", "[web]"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "buy.journey.yaml", SCORED)
    return tmp_path


def test_the_list_names_what_is_ranked_and_what_is_missing(run_cxmap: Run, folder: Path) -> None:
    done = run_cxmap("score")
    assert (done.returncode, done.stderr) == (0, "")
    assert "I insert money" in done.stdout
    assert "I take my drink" in done.stdout
    assert "I drink" in done.stdout


def test_top_shows_the_first_ranks_only(run_cxmap: Run, folder: Path) -> None:
    whole, first = (
        json.loads(run_cxmap("score", "--format", "json", *more).stdout)["touchpoints"] for more in ([], ["--top", "1"])
    )
    assert [one["id"] for one in whole] == ["insert-money", "take-drink"]
    assert first == whole[:1]
    assert "I take my drink" not in run_cxmap("score", "--top", "1").stdout
    for wrong in ("0", "-1", "x", "1.5"):
        done = run_cxmap("score", "--top", wrong)
        assert (done.returncode, done.stdout) == (2, "")
        assert "--top" in done.stderr


@pytest.mark.parametrize(
    ("show", "key"), [("dependence", "sole_channels"), ("competitors", "lacking"), ("evidence", "unranked")]
)
def test_top_shortens_long_lists(run_cxmap: Run, tmp_path: Path, show: str, key: str) -> None:
    bare = "".join(f"      step-{number}: {{name: Step {number}, channels: [web]}}\n" for number in range(9))
    stages = f"stages:\n  buy:\n    touchpoints:\n{bare}"
    write(tmp_path, "buy.journey.yaml", f"cxmap: 1\ntitle: Buying\nchannels: {{web: {{}}}}\n{stages}")
    whole, first = (
        json.loads(run_cxmap("score", "--show", show, "--format", "json", *more).stdout)[key]
        for more in ([], ["--top", "1"])
    )
    assert len(whole) > 1
    assert first == whole[:1]


def test_an_explanation_names_every_place(run_cxmap: Run, folder: Path) -> None:
    done = run_cxmap("score", "--explain", "insert-money")
    assert (done.returncode, done.stderr) == (0, "")
    assert "insert-money" in done.stdout
    assert "buy.journey.yaml:11" in done.stdout


@pytest.mark.parametrize(
    ("id", "help"),
    [
        ("insert-mony", "did you mean `insert-money`?"),
        ("grab-drink", "it is called `take-drink` now"),
        ("zzz", "name a touchpoint of this map; `--format json` lists their ids"),
    ],
)
def test_an_unknown_touchpoint(run_cxmap: Run, folder: Path, id: str, help: str) -> None:
    done = run_cxmap("score", "--explain", id)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"error: no touchpoint `{id}` in `buy.journey.yaml`\nhelp: {help}\n"


def test_an_unknown_touchpoint_of_several_maps(run_cxmap: Run, folder: Path) -> None:
    write(folder, "other.journey.yaml", GOOD.replace("insert-money", "give-coin"))
    done = run_cxmap("score", "--explain", "give-coins")
    assert done.stderr == "error: no touchpoint `give-coins` in these 2 maps\nhelp: did you mean `give-coin`?\n"
    done = run_cxmap("score", "--explain", "zzz")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: no touchpoint `zzz` in these 2 maps\nhelp: ")
    found = run_cxmap("score", "--explain", "give-coin")
    assert found.returncode == 0
    assert "other.journey.yaml" in found.stdout
    assert "buy.journey.yaml" not in found.stdout


def test_several_maps_are_ranked_together(run_cxmap: Run, folder: Path) -> None:
    write(folder, "other.journey.yaml", SCORED.replace("loyalty: 3", "loyalty: 2"))
    done = run_cxmap("score", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert [(row["rank"], row["map"], row["id"]) for row in found["touchpoints"]] == [
        (1, "buy", "insert-money"), (1, "other", "insert-money"), (3, "buy", "take-drink"), (4, "other", "take-drink"),
    ]  # fmt: skip
    assert run_cxmap("score").stdout.count("method at-risk") == 1


@pytest.mark.parametrize(
    "list", ["touchpoints", "methods", "personas", "paths", "seams", "teams", "dependence", "plan", "evidence", "kpis",
             "competitors"]
)  # fmt: skip
@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_every_list_has_every_form(run_cxmap: Run, folder: Path, list: str, form: str) -> None:
    done = run_cxmap("score", "--show", list, "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("\n")
    if form == "json":
        assert json.loads(done.stdout)["form"].startswith("cxmap-")


@pytest.mark.parametrize(
    ("option", "form"),
    [
        (["--compare"], "cxmap-methods/1"),
        (["--budget", "20"], "cxmap-plan/1"),
        (["--without", "channel:machine"], "cxmap-without/1"),
        (["--against", "meant/buy.journey.yaml"], "cxmap-against/1"),
        (["--explain", "insert-money"], "cxmap-explanation/1"),
    ],
)
def test_options_that_mean_a_list(run_cxmap: Run, folder: Path, option: list[str], form: str) -> None:
    (folder / "meant").mkdir()
    write(folder / "meant", "buy.journey.yaml", SCORED.replace("title:", "state: intended\ntitle:"))
    done = run_cxmap("score", "buy.journey.yaml", *option, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["form"] == form


@pytest.mark.parametrize(
    ("options", "message", "help"),
    [
        (["--compare", "--budget", "3"], "`--compare` and `--budget` ask for two lists", "leave one of them out"),
        (
            ["--show", "kpis", "--explain", "x"],
            "`--show kpis` and `--explain` ask for two lists",
            "leave one of them out",
        ),
        (["--persona", ""], "`--persona` is empty", "write what it is to be after `--persona`, or leave it out"),
        (["--tag", ""], "`--tag` is empty", "write what it is to be after `--tag`, or leave it out"),
        (["--draws", "5"], "5 draws cannot tell how sure a rank is",
         "give 0 for no intervals, or 100 to 1,000,000 draws"),
        (["--seed", "-1"], "`-1` is no seed", "give a whole number from 0 upwards"),
        (["--draws", "0", "--seed", "4"], "`--seed` would change nothing with no draws", "leave it out"),
        (["--method", "rpn", "--seed", "4", "--draws", "500"],
         "`--seed` and `--draws` would change nothing with `--method rpn`: ordinal ranks are not drawn",
         "leave them out"),
        (["--without", "system:x", "--top", "1"], "`--top` would change nothing with `--without`", "leave it out"),
        (["--budget", "-1"], "the budget `-1` is no number of days from 0 upwards", "give 0 or more"),
        (["--show", "kpis", "--weights", "loyalty=1"], "`--weights` would change nothing with `--show kpis`",
         "leave it out"),
        (["--compare", "--seed", "1", "--draws", "3"], "`--seed` and `--draws` would change nothing with `--compare`",
         "leave them out"),
        (["--weights", "loyalty"], "`loyalty` is no weight",
         "write metric=number, with commas between: `loyalty=2,value=1`"),
        (["--persona", "me"], "no persona `me` in `buy.journey.yaml`", "leave the persona out: no map names one"),
        (["--profile", "board"], "no profile `board`", "declare it in cxmap.toml under `[score.profiles.board]`"),
        (["--against", "buy.journey.yaml"], "`buy.journey.yaml` is the map itself",
         "name another map of the same journey after `--against`"),
    ],
)  # fmt: skip
def test_what_does_not_go_together(run_cxmap: Run, folder: Path, options: list[str], message: str, help: str) -> None:
    done = run_cxmap("score", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"error: {message}\nhelp: {help}\n"


def test_only_one_map_can_be_compared_with_one(run_cxmap: Run, folder: Path) -> None:
    write(folder, "other.journey.yaml", SCORED)
    (folder / "meant").mkdir()
    write(folder / "meant", "buy.journey.yaml", SCORED)
    done = run_cxmap("score", "buy.journey.yaml", "other.journey.yaml", "--against", "meant/buy.journey.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: 2 maps stand before `--against`\nhelp: ")


@pytest.mark.parametrize(
    ("state", "shows"), [("believed", "believed"), ("intended", "intended"), ("future", "to come")]
)
def test_what_is_not_so_is_not_ranked_with_what_is(run_cxmap: Run, folder: Path, state: str, shows: str) -> None:
    write(folder, "other.journey.yaml", SCORED.replace("title:", f"state: {state}\ntitle:"))
    done = run_cxmap("score", "--format", "json")
    assert json.loads(done.stdout)["map"] == "buy"
    assert done.stderr == (
        f"left out: `other.journey.yaml`, which shows what is {shows}; `--against` lays a map beside another\n"
    )
    # By itself, or map by map, there is nothing to mix it with.
    for options in (["other.journey.yaml"], ["--show", "teams"]):
        alone = run_cxmap("score", *options, "--format", "json")
        assert ('"map": "other"' in alone.stdout, alone.stderr) == (True, "")


def test_the_configuration_ranks(run_cxmap: Run, folder: Path) -> None:
    (folder / "cxmap.toml").write_text('[score]\nmethod = "rpn"\n[score.profiles.board]\nmethod = "ipa"\n')

    def method(*options: str) -> str:
        return str(json.loads(run_cxmap("score", "--format", "json", *options).stdout)["method"])

    assert method() == "rpn"
    assert method("--profile", "board") == "ipa"
    assert method("--method", "at-risk") == "at-risk"
    (folder / "cxmap.toml").write_text("[score]\nmethods = 3\n")
    done = run_cxmap("score")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "error: `score.methods` in cxmap.toml:2 is no setting\nhelp: did you mean `method`?\n"


def test_the_seed_is_printed_and_can_be_set(run_cxmap: Run, folder: Path) -> None:
    first, second = (json.loads(run_cxmap("score", "--format", "json", "--seed", seed).stdout) for seed in ("1", "2"))
    assert (first["uncertainty"]["seed"], second["uncertainty"]["seed"]) == (1, 2)
    assert run_cxmap("score", "--seed", "1").stdout == run_cxmap("score", "--seed", "1").stdout
    assert json.loads(run_cxmap("score", "--format", "json", "--draws", "0").stdout)["uncertainty"] == "none"


def test_what_is_shown_changes_no_rank(run_cxmap: Run, folder: Path) -> None:
    write(folder, "buy.journey.yaml", SCORED.replace("was: [grab-drink]", "tags: [cold]"))
    [row] = json.loads(run_cxmap("score", "--tag", "cold", "--format", "json").stdout)["touchpoints"]
    assert (row["id"], row["rank"]) == ("take-drink", 2)


def test_json_to_a_file(run_cxmap: Run, folder: Path) -> None:
    shown = run_cxmap("score", "--format", "json")
    written = run_cxmap("score", "--format", "json", "--output", "scores.json")
    assert (written.returncode, written.stdout, written.stderr) == (0, "", "")
    assert (folder / "scores.json").read_text(encoding="utf-8") == shown.stdout


def test_text_to_a_file_has_no_colours(run_cxmap: Run, folder: Path) -> None:
    for more in ([], ["--explain", "insert-money"]):
        done = run_cxmap("score", *more, "-o", "list.txt", env={"FORCE_COLOR": "1", "NO_COLOR": ""})
        assert (done.returncode, done.stdout) == (0, "")
        assert "\x1b" not in (folder / "list.txt").read_text(encoding="utf-8")


def test_a_map_with_errors_is_not_scored(run_cxmap: Run, folder: Path) -> None:
    write(folder, "bad.journey.yaml", BAD)
    done = run_cxmap("score", "-o", "list.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error[CX201] unknown-channel: no channel `machin`\n")
    assert done.stderr.endswith(
        "Found 1 error in 2 files. It can be mended by `cxmap validate --fix`.\n"
        "error: nothing was done, because of these errors\nhelp: mend them, then run the same command again\n"
    )
    assert not (folder / "list.txt").exists()


def test_standard_input(run_cxmap: Run, tmp_path: Path) -> None:
    done = run_cxmap("score", "-", "--format", "json", stdin=SCORED)
    assert json.loads(done.stdout)["touchpoints"][0]["at"] == {"file": "<stdin>", "line": 8}


def test_a_catalogue_alone_has_nothing_to_score(run_cxmap: Run, tmp_path: Path) -> None:
    write(tmp_path, "shared.catalogue.yaml", CATALOGUE)
    done = run_cxmap("score", "shared.catalogue.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "error: a catalogue has no journey: `shared.catalogue.yaml`\nhelp: name a map that uses it\n"
    )
    assert run_cxmap("score").stderr.startswith("error: there is no map in this folder\n")
    write(tmp_path, "buy.journey.yaml", USING)
    assert run_cxmap("score", "shared.catalogue.yaml", "buy.journey.yaml").returncode == 0


@pytest.mark.parametrize(
    ("catalogue", "says"), [(CATALOGUE + "colour: red\n", "no key `colour`"), ("", "is empty"), (None, "no catalogue")]
)
def test_errors_in_a_catalogue_count_for_the_map(
    run_cxmap: Run, tmp_path: Path, catalogue: str | None, says: str
) -> None:
    write(tmp_path, "buy.journey.yaml", USING)
    if catalogue is not None:
        write(tmp_path, "shared.catalogue.yaml", catalogue)
    done = run_cxmap("score", "buy.journey.yaml")
    assert (done.returncode, done.stdout) == (1, "")
    assert says in done.stderr


def test_a_result_never_takes_the_place_of_a_map(run_cxmap: Run, folder: Path) -> None:
    done = run_cxmap("score", "-o", "buy.journey.yaml")
    assert done.returncode == 2
    assert (folder / "buy.journey.yaml").read_text() == SCORED


def test_the_hint_asks_for_the_same_numbers(run_cxmap: Run, folder: Path) -> None:
    options = ["--method", "need", "--weights", "loyalty=2,frequency=1", "--seed", "3"]
    shown = run_cxmap("score", "buy.journey.yaml", *options, "--top", "1").stdout.splitlines()
    assert shown[-1] == f"  cxmap score buy.journey.yaml {' '.join(options)} --explain insert-money"
    assert "\nRank 1 (1–2) of 2, score 0.5666666667 " in run_cxmap(*shown[-1].split()[1:]).stdout


def test_what_is_lost_can_be_asked_for_with_the_list_it_belongs_to(run_cxmap: Run, folder: Path) -> None:
    alone, both = (
        run_cxmap("score", *show, "--without", "channel:machine").stdout for show in ([], ["--show", "dependence"])
    )
    assert alone == both


def test_a_touchpoint_is_explained_by_its_name_too(run_cxmap: Run, folder: Path) -> None:
    by_id, by_name = (run_cxmap("score", "--explain", word).stdout for word in ("take-drink", "i take my drink"))
    assert by_id == by_name
    assert by_id.startswith("I take my drink\n")
