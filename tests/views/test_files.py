"""What pictures call the files of maps."""

import pytest

from cxmap.views.files import name_files


@pytest.mark.parametrize(
    ("files", "names"),
    [
        (["a.journey.yaml"], ["a.journey.yaml"]),
        (["/maps/shop/a.journey.yaml"], ["a.journey.yaml"]),
        (["maps/a.journey.yaml", "maps/b.journey.yaml"], ["a.journey.yaml", "b.journey.yaml"]),
        (["./maps/x/a.journey.yaml", "maps/y/a.journey.yaml"], ["x/a.journey.yaml", "y/a.journey.yaml"]),
        (["maps/a.journey.yaml", "maps/more/b.journey.yaml"], ["a.journey.yaml", "more/b.journey.yaml"]),
        (["a.journey.yaml", "/maps/a.journey.yaml"], ["a.journey.yaml", "/maps/a.journey.yaml"]),
    ],
)
def test_files_are_named_without_the_folders_they_share(files: list[str], names: list[str]) -> None:
    assert list(name_files(files)) == names
