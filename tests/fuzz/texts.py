"""Bytes that are no file of ours: noise, and text that looks like YAML as far as a grammar goes."""

from random import Random

WORDS = (
    *("cxmap", "1", "title", "stages", "touchpoints", "name", "metrics", "satisfaction", "uses", "next", "a", "b", "~"),
    *("null", "true", "no", "0.5", "45%", "1e400", ".nan", "-0", "2026-02-30", "0x1F", "1_000", "9" * 30, "''", '""'),
    *(
        "'it''s'",
        '"\\x41\\u00e9\\n"',
        '"\\q"',
        "\u202e",
        "é",
        "\U0001f600",
        "@a",
        "`a`",
        "%a",
        "a: b",
        "a #b",
        "a#b",
        "-",
    ),
    *(
        "?",
        ":",
        "!",
        "&",
        "*",
        "|",
        ">",
        "a" * 200,
        "\u2028",
        "\x85",
        "\x07",
        "\ufeff",
        "<<",
        "x-own",
        "[",
        "{",
        "]",
        "}",
    ),
)
TAGS = (
    "!!str ",
    "!!int ",
    "!!map ",
    "!!python/object/apply:os.system ",
    "!own ",
    "!<tag:yaml.org,2002:float> ",
    "! ",
    "!!",
)
HEADS = (
    "%YAML 1.2\n---\n",
    "%YAML 9.9\n",
    "%TAG ! x\n---\n",
    "---\n",
    "--- # a\n",
    "\ufeff",
    "# cxmap: ignore[CX2] because\n",
)
ENDS = ("\n", "\r\n", "\r", "\n\n", " \n", "\t\n", "\x85", "\u2028", "")
ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "latin-1", "cp1252")


def write_bytes(dice: Random) -> bytes:
    """Noise, or YAML as it may come out of any program, in any encoding."""
    if dice.random() < 0.15:
        return dice.randbytes(dice.choice((0, 1, 2, 3, 40, 400)))
    text = write_yaml(dice)
    content = text.encode(dice.choice(ENCODINGS), "replace")
    if dice.random() < 0.1 and content:
        at = dice.randrange(len(content))
        content = content[:at] + dice.randbytes(dice.randint(1, 3)) + content[at + dice.randint(0, 4) :]
    return content


def write_yaml(dice: Random) -> str:
    """Text by the grammar of YAML, with a slip now and then."""
    head = "".join(dice.choice(HEADS) for _ in range(dice.choice((0, 0, 1, 2))))
    documents = dice.choice((1, 1, 1, 1, 2))
    return head + dice.choice(("---\n", "...\n", "")).join(_Writer(dice).write() for _ in range(documents))


class _Writer:
    """Writes one document."""

    def __init__(self, dice: Random) -> None:
        self._dice = dice
        self._anchors: list[str] = []
        self._slips = dice.choice((0.0, 0.02, 0.1))
        self._deepest = dice.choice((2, 4, 8, 150))

    def write(self) -> str:
        """A block mapping, as a map is, or anything else."""
        start = self._write_mapping if self._dice.random() < 0.8 else self._write_block
        return start(0).removeprefix("\n")

    def _write_block(self, depth: int) -> str:
        """A node behind `key:` or `-`, down to the end of its line."""
        kinds = (self._write_scalar, self._write_flow_line, self._write_text, self._write_mapping, self._write_sequence)
        weights = (6, 2, 1, 5, 2) if depth < self._deepest else (6, 1, 1, 0, 0)
        return self._dice.choices(kinds, weights)[0](depth)

    def _write_mapping(self, depth: int) -> str:
        count = 1 if self._deepest > 100 else self._dice.randint(1, 5)
        entries = (f"{self._indent(depth)}{self._write_key()}:{self._write_block(depth + 1)}" for _ in range(count))
        return self._end() + "".join(entries)

    def _write_sequence(self, depth: int) -> str:
        count = 1 if self._deepest > 100 else self._dice.randint(1, 4)
        return self._end() + "".join(f"{self._indent(depth)}-{self._write_block(depth + 1)}" for _ in range(count))

    def _write_key(self) -> str:
        roll = self._dice.random()
        if roll < 0.03:
            return f"? {self._write_flow(3)}\n"
        return self._write_properties() + (self._dice.choice(WORDS) if roll < 0.3 else self._dice.choice(WORDS[:12]))

    def _write_scalar(self, _: int) -> str:
        comment = " # cxmap: ignore[CX1]" if self._dice.random() < 0.05 else ""
        return f" {self._write_properties()}{self._write_word()}{comment}{self._end()}"

    def _write_flow_line(self, _: int) -> str:
        return f" {self._write_flow(0)}{self._end()}"

    def _write_text(self, depth: int) -> str:
        sign = self._dice.choice(("|", ">", "|-", ">+", "|2", ">9", "|0", "|x"))
        lines = "".join(f"{self._indent(depth + 1)}{self._write_word()}\n" for _ in range(self._dice.randint(0, 3)))
        return f" {sign}\n{lines}"

    def _write_flow(self, depth: int) -> str:
        if depth > min(self._deepest, 120) or self._dice.random() < 0.4:
            return self._write_properties() + self._write_word()
        count = 1 if self._deepest > 100 else self._dice.randint(0, 3)
        items = [self._write_flow(depth + 1) for _ in range(count)]
        if self._dice.random() < 0.5:
            return f"[{', '.join(items)}{self._slip(']')}"
        return f"{{{', '.join(f'{self._dice.choice(WORDS[:12])}: {item}' for item in items)}{self._slip('}')}"

    def _write_properties(self) -> str:
        roll = self._dice.random()
        if roll < 0.03:
            self._anchors.append(f"a{len(self._anchors)}")
            return f"&{self._anchors[-1]} "
        return self._dice.choice(TAGS) if roll < 0.05 else ""

    def _write_word(self) -> str:
        if self._dice.random() < 0.06:
            return f"*{self._dice.choice([*self._anchors, 'nobody'])}"
        return self._slip(self._dice.choice(WORDS))

    def _slip(self, text: str) -> str:
        return self._dice.choice(WORDS) if self._dice.random() < self._slips else text

    def _indent(self, depth: int) -> str:
        if self._dice.random() < self._slips:
            return self._dice.choice(("\t", " " * self._dice.randint(0, 9), "\xa0 "))
        return "  " * depth

    def _end(self) -> str:
        return self._dice.choice(ENDS) if self._dice.random() < self._slips else "\n"
