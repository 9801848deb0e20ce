"""Forms of results by the endings of file names."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from cxmap.cli.streams import is_file
from cxmap.errors import UsageError
from cxmap.language.words import enumerate_words

Form = TypeVar("Form", bound=str)


def choose_form(asked: Form | None, output: Path | None, endings: Mapping[str, Form], usual: Form) -> Form:
    """The form that was asked for, or the one that the name of the file means.

    Args:
        asked: The form that was named; None where none was.
        output: Where the result goes.
        endings: The form that each ending means, the usual ending of a form before others.
        usual: The form where nothing else decides.

    Raises:
        UsageError: Name and form do not fit together, or the name means no form.
    """
    from cxmap.source import is_folder

    if output is None or not is_file(output) or is_folder(output):
        return asked or usual
    ending = output.suffix.lower()
    meant = endings.get(ending)
    if asked is None:
        if ending and meant is None:
            named = enumerate_words([find_ending(form, endings) for form in dict.fromkeys(endings.values())], "or")
            raise UsageError(
                f"`{output}` does not end in {named}",
                f"write `-o {output.with_suffix(next(iter(endings)))}`, or name the form with `--format`",
            )
        return meant or usual
    if meant not in {None, asked}:
        raise UsageError(
            f"`{output}` ends in `{ending}`, but `--format` says `{asked}`",
            f"leave `--format` out, or let the name end in `{find_ending(asked, endings)}`",
        )
    return asked


def find_ending(form: str, endings: Mapping[str, str]) -> str:
    """The usual ending of a form.

    Args:
        form: The form.
        endings: The form that each ending means, the usual ending of a form before others.
    """
    return next(ending for ending, meant in endings.items() if meant == form)
