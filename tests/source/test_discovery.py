"""Which files are found."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from cxmap.errors import FileProblem
from cxmap.source import find_maps, get_folder_in_repository, get_shown_name


@pytest.fixture
def make(tmp_path, monkeypatch):
    """make files below a folder, which becomes the working directory"""
    monkeypatch.chdir(tmp_path)

    def make_files(*names: str, **contents: str) -> None:
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("")
        for name, content in contents.items():
            path = tmp_path / name.replace("__", "/") / ".gitignore" if name != "top" else tmp_path / ".gitignore"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)

    return make_files


def find(*paths: str, **options: Any) -> list[str]:
    return [path.as_posix() for path in find_maps([Path(path) for path in paths], **options)]


def test_maps_and_catalogues_are_found_in_folders_sorted(make):
    make(
        "b.journey.yaml",
        "a/z.journey.yaml",
        "a/a.catalogue.yaml",
        "a/b/c.journey.yaml",
        "a/x.yaml",
        "a-b/d.journey.yaml",
    )
    assert find(".") == [
        "a/a.catalogue.yaml",
        "a/b/c.journey.yaml",
        "a/z.journey.yaml",
        "a-b/d.journey.yaml",
        "b.journey.yaml",
    ]
    assert find("a", suffixes=(".yaml",)) == [
        "a/a.catalogue.yaml",
        "a/b/c.journey.yaml",
        "a/x.yaml",
        "a/z.journey.yaml",
    ]
    assert find() == []


def test_a_file_that_is_named_is_taken_whatever_its_name(make):
    make("notes.txt", "a/x.journey.yaml", top="notes.txt\na\n")
    assert find("notes.txt", "a/x.journey.yaml") == ["a/x.journey.yaml", "notes.txt"]


def test_each_file_is_found_once(make, tmp_path):
    make("a/x.journey.yaml", "a/y.journey.yaml")
    assert find("a/y.journey.yaml", "a", "./a", "a/../a", str(tmp_path / "a")) == [
        "a/x.journey.yaml",
        "a/y.journey.yaml",
    ]


def test_hidden_folders_are_passed_over_unless_named(make):
    make(".venv/x.journey.yaml", "a/.git/y.journey.yaml", ".hidden.journey.yaml")
    assert find(".") == [".hidden.journey.yaml"]
    assert find(".venv") == [".venv/x.journey.yaml"]


@pytest.mark.parametrize("path", ["missing", "missing.journey.yaml", "file.txt/x"])
def test_a_path_that_does_not_exist(make, path):
    make("file.txt")
    with pytest.raises(FileProblem, match=f"there is no file or folder `{path}`"):
        find(path)


def test_a_path_that_can_be_none():
    with pytest.raises(FileProblem, match="is no name of a file"):
        find("a\x00b")


# What `git ls-files --others --exclude-standard` lists for the same files and rules.
RULES = {
    "a folder": ({"top": "build/\n"}, ["a/x", "x"]),
    "a name anywhere": ({"top": "x.journey.yaml\n"}, []),
    "a name at the top": ({"top": "/x.journey.yaml\n"}, ["a/x", "build/x", "build/deep/x"]),
    "all but one": ({"top": "*.yaml\n!/a/x.journey.yaml\n"}, ["a/x"]),
    "inside an ignored folder nothing comes back": ({"top": "build/\n!build/x.journey.yaml\n"}, ["a/x", "x"]),
    "inside a folder whose content is ignored it does": (
        {"top": "build/*\n!build/x.journey.yaml\n"},
        ["a/x", "build/x", "x"],
    ),
    "a nearer rule beats a farther one": ({"top": "*.yaml\n", "a": "!x.journey.yaml\n"}, ["a/x"]),
    "a nearer rule ignores": ({"a": "*\n"}, ["build/deep/x", "build/x", "x"]),
    "a nearer rule is anchored to its own folder": ({"build": "/deep\n"}, ["a/x", "build/x", "x"]),
    "two stars": ({"top": "**/deep/**\n"}, ["a/x", "build/x", "x"]),
    "two stars leave the folder itself": ({"top": "build/**\n!build/x.journey.yaml\n"}, ["a/x", "build/x", "x"]),
    "only what is named": ({"top": "*\n!*/\n!x.journey.yaml\n"}, ["a/x", "build/deep/x", "build/x", "x"]),
    "only one folder": ({"top": "/*\n!/a/\n"}, ["a/x"]),
    "a file taken back is not taken back out of an ignored folder": (
        {"top": "build/deep\n!x.journey.yaml\n"},
        ["a/x", "build/x", "x"],
    ),
    "a folder taken back does not take back its files": (
        {"top": "x.journey.yaml\n", "build": "!deep/\n!/*\n"},
        ["build/x"],
    ),
    "folders only": ({"top": "x.journey.yaml/\n*/deep/\n"}, ["a/x", "build/x", "x"]),
    "comments and blanks": ({"top": "# a/\n\n  \n\\#x\n"}, ["a/x", "build/deep/x", "build/x", "x"]),
    "a pattern that is none": ({"top": "!\nbuild/\n"}, ["a/x", "x"]),
    "a folder that is asked back, and one below it": ({"top": "deep\n!build/\n"}, ["a/x", "build/x", "x"]),
    "bytes that are no text": ({"top": "caf\udce9/\nbuild/\n"}, ["a/x", "x"]),
}


@pytest.mark.parametrize("name", RULES)
def test_gitignore_is_honoured(make, tmp_path, name):
    contents, expected = RULES[name]
    make("x.journey.yaml", "a/x.journey.yaml", "build/x.journey.yaml", "build/deep/x.journey.yaml")
    for folder, content in contents.items():
        place = tmp_path if folder == "top" else tmp_path / folder
        (place / ".gitignore").write_bytes(content.encode("utf-8", "surrogateescape"))
    assert sorted(find(".")) == sorted(f"{path}.journey.yaml" for path in expected)


def test_rules_above_count_up_to_the_root_of_the_repository(make, tmp_path):
    make("repo/.git/HEAD", "repo/a/b/x.journey.yaml", "repo/a/b/y.journey.yaml", "repo/a/z.journey.yaml")
    make(top="z.journey.yaml\n", repo="x.journey.yaml\n", repo__a="/b/y.journey.yaml\n")
    assert find("repo/a") == ["repo/a/z.journey.yaml"]
    assert find("repo/a/b") == []
    assert find(".") == []


def test_rules_above_do_not_count_without_a_repository(make):
    make("a/b/x.journey.yaml", top="x.journey.yaml\n")
    assert find("a") == ["a/b/x.journey.yaml"]


def test_a_folder_that_is_named_is_searched_though_it_is_ignored(make):
    make(".git/HEAD", "build/x.journey.yaml", "build/y.journey.yaml", top="build/\n", build="y.journey.yaml\n")
    assert find(".") == []
    assert find("build") == ["build/x.journey.yaml"]


def test_a_gitignore_that_is_a_folder_says_nothing(make):
    make("x.journey.yaml", ".gitignore/file")
    assert find(".") == ["x.journey.yaml"]


def test_links_to_folders_are_not_followed_unless_named(make, tmp_path):
    make("a/x.journey.yaml")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "link").symlink_to("a", target_is_directory=True)
    (tmp_path / "dir.journey.yaml").symlink_to("a", target_is_directory=True)
    assert find(".") == ["a/x.journey.yaml"]
    assert find("link") == ["link/x.journey.yaml"]


def test_a_link_to_a_file_is_found_once_and_a_broken_one_is_not_hidden(make, tmp_path):
    make("a/x.journey.yaml")
    (tmp_path / "b.journey.yaml").symlink_to("a/x.journey.yaml")
    (tmp_path / "c.journey.yaml").symlink_to("missing")
    (tmp_path / "d.journey.yaml").symlink_to("d.journey.yaml")
    assert len(find(".")) == 3
    assert {"c.journey.yaml", "d.journey.yaml"} < set(find("."))


def test_a_folder_named_like_a_map_is_a_folder(make):
    make("x.journey.yaml/y.journey.yaml")
    assert find(".") == ["x.journey.yaml/y.journey.yaml"]


def test_a_folder_that_cannot_be_read_is_a_problem(make, monkeypatch):
    make("a/x.journey.yaml")

    def refuse(path: object) -> None:
        raise PermissionError(errno.EACCES, "no", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(FileProblem, match="`a` may not be read"):
        find("a")


def test_a_gitignore_that_cannot_be_read_is_a_problem(make, monkeypatch):
    make("a/x.journey.yaml")

    (Path("a") / ".gitignore").write_bytes(b"")

    def refuse(path: object, *_mode: object) -> bytes:
        raise PermissionError(errno.EACCES, "no", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileProblem, match=r"`a/\.gitignore` may not be read"):
        find("a")


def test_the_working_directory_is_seen_from_the_root_of_its_repository(make, tmp_path, monkeypatch):
    make("a/b/x.journey.yaml")
    monkeypatch.chdir(tmp_path / "a" / "b")
    assert get_folder_in_repository() == ""
    (tmp_path / ".git").touch()  # as in a linked work tree
    assert get_folder_in_repository() == "a/b"
    monkeypatch.chdir(tmp_path)
    assert get_folder_in_repository() == ""


def test_a_virtual_environment_holds_no_maps_of_ours_unless_it_is_named(tmp_path):
    inside = tmp_path / "env" / "lib" / "template.journey.yaml"
    inside.parent.mkdir(parents=True)
    inside.touch()
    (tmp_path / "env" / "pyvenv.cfg").touch()
    assert find_maps([tmp_path]) == []
    assert find_maps([tmp_path / "env"]) == [inside]


def test_a_file_of_the_same_repository_is_seen_from_the_working_directory(tmp_path, monkeypatch):
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    (tmp_path / "repository" / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repository" / "a" / "b")
    assert get_shown_name(tmp_path / "repository" / "x.yaml") == "../../x.yaml"
    assert get_shown_name(tmp_path / "repository" / "a" / "b" / "x.yaml") == "x.yaml"
    assert get_shown_name(tmp_path / "x.yaml") == (tmp_path / "x.yaml").as_posix()
