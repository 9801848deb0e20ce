"""Journey maps for measuring: made up, realistic in size and shape, the same on every machine.

`python benchmarks/maps.py FOLDER` writes a folder of 1,000 maps (10 MB) and one map of 20,000 touchpoints.
"""

import random
import sys
from pathlib import Path

TODAY = "2026-11-22"
"""The day on which the maps have nothing to mend: reviews fall due, and evidence grows old."""

SEED = 20260
MANY = 1_000
HUGE_TOUCHPOINTS = 20_000

STAGES = {
    "notice": ("awareness", "Is there something better for me?"),
    "compare": ("consideration", "Which offer will I not regret?"),
    "order": ("purchase", "Did I order the right thing?"),
    "set-up": ("purchase", "Will it work on the day I need it?"),
    "use": ("retention", "Does it do what I was promised?"),
    "get-help": ("retention", "Does anybody care that it broke?"),
    "renew": ("advocacy", "Would I choose them again?"),
}
PERSONAS = {
    "busy-mover": ("Busy mover", "Be online on moving day", 0.6, "Arrange the move from my phone"),
    "careful-switcher": ("Careful switcher", "Pay less without a gap in service", 0.4, "Know what I pay next year"),
}
TEAMS = {
    "sales": ("Sales", "Signed contracts"),
    "marketing": ("Marketing", "Address checks"),
    "care": ("Customer care", "Cases right at once"),
    "field": ("Field service", "Visits that were enough"),
    "billing": ("Billing", "Bills paid in time"),
}
CHANNELS = {
    "web": "digital", "app": "digital", "phone": "human", "shop": "physical", "letter": "document", "email": "document",
}  # fmt: skip
SYSTEMS = {"crm": "Customer records", "shop-system": "Web shop", "dispatch": "Dispatch", "ledger": "Billing ledger"}
EVIDENCE = {
    "q3-survey": ("transactional-survey", "Survey after each contact, third quarter", 4120),
    "web-analytics": ("analytics", "Page events of the web shop", 48211),
    "care-tickets": ("service-reports", "Reasons for contact, a year of tickets", 9120),
}
KPIS = {
    "go-on": ("Customers who go on", "customer", 0.6),
    "right": ("Cases right at once", "organisation", 0.9),
}
DOES = (
    "compare", "read", "ask about", "order", "change", "wait for", "check", "pay", "sign", "look for", "cancel",
)  # fmt: skip
THINGS = (
    "plans", "prices", "the contract", "my delivery date", "the installation guide", "an engineer's visit",
    "my first bill", "a second router", "the speed test", "the terms for moving house", "a refund", "the outage map",
    "a call from an advisor",
)  # fmt: skip
THOUGHTS = (
    "Why do they want my address before they show a price?",
    "I hope this is the last time I have to explain it.",
    "That was quicker than I feared.",
    "Nobody told me that I need to be at home all day.",
    "If this works I will tell my neighbours.",
    "The number on the bill is not the number on the offer.",
)
BARRIERS = (
    "The total price appears on the last page only",
    "Two departments ask for the same document",
    "The date moves without a reason being given",
    "Words on the form differ from words in the contract",
)
ENABLERS = (
    "A named person answers",
    "Progress can be seen in the app",
    "The old contract is cancelled for the customer",
)


def _head(chance: random.Random, title: str) -> list[str]:
    return [
        "# Made for measuring speed; no real company is meant.",
        "cxmap: 1",
        f"title: {title}",
        "summary: >-",
        "  How people who move house or are unhappy with their provider come to us,",
        "  what they meet on the way, and where they give up.",
        "state: current",
        "level: measured",
        "owner: care",
        # Quoted, because peers of YAML 1.1 would read a date object and refuse it.
        f'reviewed: "2026-{chance.choice((9, 10)):02}-{chance.randint(1, 28):02}"',
        "review_every: 90d",
        f"journeys_per_year: {{value: {chance.randint(2, 90) * 1000}, from: web-analytics}}",
        "scales:",
        "  satisfaction: csat-5-mean",
    ]


def _declare() -> list[str]:
    """What maps of one company have in common, in a map of its own or in a catalogue."""
    lines = ["", "personas:"]
    for key, (name, goal, share, job) in PERSONAS.items():
        lines += [f"  {key}:", f"    name: {name}", f"    goal: {goal}", "    kind: buyer"]
        lines += [f"    share: {{value: {share}, from: web-analytics}}", f"    jobs: [{{job: {job}}}]"]
        lines.append("    from: care-tickets")
    lines += ["", "teams:", *(f"  {key}: {{name: {name}, goals: [{goal}]}}" for key, (name, goal) in TEAMS.items())]
    lines += ["", "channels:", *(f"  {key}: {{name: {key.title()}, kind: {kind}}}" for key, kind in CHANNELS.items())]
    lines += ["", "systems:", *(f"  {key}: {{name: {name}, owner: care}}" for key, name in SYSTEMS.items())]
    lines += ["", "evidence:"]
    for key, (kind, source, n) in EVIDENCE.items():
        lines += [f"  {key}:", f"    kind: {kind}", f"    source: {source}", '    date: "2026-09-30"', f"    n: {n}"]
    return lines


def _measure() -> list[str]:
    lines = ["", "kpis:"]
    for stage in STAGES:
        for key, (name, behaviour, target) in KPIS.items():
            told = f"name: {name}, stage: {stage}, behaviour: {behaviour}"
            lines.append(f"  {key}-{stage}: {{{told}, target: {target}, owner: sales}}")
    return lines


def _touchpoint(chance: random.Random, number: int, owner: str, onwards: list[str]) -> tuple[list[str], bool]:
    """Write a touchpoint, and say whether it has a barrier."""
    does, thing = chance.choice(DOES), chance.choice(THINGS)
    channels = chance.sample(list(CHANNELS), chance.choice((1, 1, 2)))
    lines = [f"      step-{number}:", f"        name: I {does} {thing}"]
    lines += [f"        channels: [{', '.join(channels)}]", f"        owner: {owner}"]
    decisive = chance.random() < 0.1
    if decisive:
        lines.append("        moment_of_truth: true")
    if chance.random() < 0.25:
        lines.append(f"        thinks: {chance.choice(THOUGHTS)}")
    felt = [chance.choice((-2, -1, -1, 0, 0, 0, 0, 1, 1, 2)) for _ in PERSONAS]
    lines.append(f"        feels: {{busy-mover: {felt[0]}, careful-switcher: {felt[1]}}}")
    if troubled := decisive or min(felt) < 0:
        lines.append(f"        barriers: [{chance.choice(BARRIERS)}]")
    if decisive or max(felt) == 2:
        lines.append(f"        enablers: [{{text: {chance.choice(ENABLERS)}, from: care-tickets}}]")
    satisfaction, sd, n = chance.uniform(1.8, 4.2), chance.uniform(0.6, 1.3), chance.randint(100, 900)
    lines += [
        "        metrics:",
        f"          frequency: {{value: {chance.uniform(0.05, 1):.2f}, from: web-analytics}}",
        f"          satisfaction: {{value: {satisfaction:.2f}, sd: {sd:.2f}, n: {n}, from: q3-survey}}",
        f"          loyalty: {{value: {chance.randint(1, 10)}, from: q3-survey}}",
    ]
    if chance.random() < 0.3:
        lines.append(f"        systems: [{chance.choice(list(SYSTEMS))}]")
    return lines + onwards, troubled


def _onwards(chance: random.Random, number: int, last: int, ends_stage: bool) -> list[str]:  # noqa: FBT001
    """Where customers go after a touchpoint; nothing where they simply go on to the next."""
    if number == last:
        return ["        next: {done: {}}"]
    handoff = "handoff: {carries: [customer number]}, " if ends_stage else ""
    if chance.random() < 0.2:
        share = chance.randint(60, 95)
        return [
            "        next:",
            f"          step-{number + 1}: {{{handoff}share: {{value: {share / 100}, from: web-analytics}}}}",
            f"          leaves: {{share: {{value: {(100 - share) / 100}, from: web-analytics}}}}",
        ]
    return [f"        next: {{step-{number + 1}: {{{handoff.rstrip(', ')}}}}}"] if ends_stage else []


def make_map(chance: random.Random, title: str, touchpoints: int, catalogue: str = "") -> str:
    """Write a map with that many touchpoints, spread evenly over the stages.

    Args:
        chance: What decides all that is open.
        title: The title.
        touchpoints: How many.
        catalogue: The path to a catalogue that declares what maps have in common; without one, the map does.
    """
    declared = [f"uses: [{catalogue}]"] if catalogue else _declare()
    lines = [*_head(chance, title), *declared, *_measure(), "", "stages:"]
    number = 0
    troubled: list[int] = []
    for index, (stage, (phase, question)) in enumerate(STAGES.items(), start=1):
        owner = chance.choice(list(TEAMS))
        lines += [f"  {stage}:", f"    name: {stage.replace('-', ' ').capitalize()}", f"    phase: {phase}"]
        lines += [f"    question: {question}", "    touchpoints:"]
        until = touchpoints * index // len(STAGES)
        while number < until:
            number += 1
            onwards = _onwards(chance, number, touchpoints, number == until)
            written, is_troubled = _touchpoint(chance, number, owner, onwards)
            lines += written
            troubled += [number] if is_troubled else []
    lines += ["", "initiatives:"]
    for index in range(3):
        touched = troubled[index::3] or [index + 1]
        lines += [
            f"  plan-{index + 1}:",
            f"    title: {chance.choice(('Say', 'Show', 'Keep'))} it in {chance.choice(('one place', 'plain words'))}",
            f"    touches: [{', '.join(f'step-{step}' for step in touched)}]",
            f"    owner: {chance.choice(list(TEAMS))}",
            f"    effort: {chance.randint(3, 60)}",
        ]
    return "\n".join(lines) + "\n"


def write_many(folder: Path, count: int = MANY, catalogue: str = "") -> list[Path]:
    """Write `count` maps of 7 to 20 touchpoints, ten to a folder as teams keep them."""
    chance = random.Random(SEED)
    paths = []
    for number in range(count):
        path = folder / f"team-{number // 10:02}" / f"journey-{number:04}.journey.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make_map(chance, f"Journey {number}", chance.randint(7, 20), catalogue), encoding="utf-8")
        paths.append(path)
    return paths


def write_sharing(folder: Path, count: int) -> Path:
    """Write a catalogue, and `count` maps that use it, and return the catalogue."""
    write_many(folder, count, "../shared.catalogue.yaml")
    path = folder / "shared.catalogue.yaml"
    head = ["cxmap: 1", "title: Shared by all maps", "owner: care"]
    path.write_text("\n".join([*head, *_declare(), ""]), encoding="utf-8")
    return path


def write_huge(path: Path, touchpoints: int = HUGE_TOUCHPOINTS) -> Path:
    """Write one map far larger than any person would."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(make_map(random.Random(SEED), "Everything at once", touchpoints), encoding="utf-8")
    return path


def write_one(path: Path, touchpoints: int = 13) -> Path:
    """Write one map of the usual size."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(make_map(random.Random(SEED), "An ordinary journey", touchpoints), encoding="utf-8")
    return path


if __name__ == "__main__":
    target = Path(sys.argv[1])
    written = write_many(target / "many")
    huge = write_huge(target / "huge.journey.yaml")
    one = write_one(target / "one.journey.yaml")
    total = sum(path.stat().st_size for path in written)
    print(f"{len(written)} maps of {total / 1e6:.1f} MB; {one.stat().st_size:,} bytes; {huge.stat().st_size:,} bytes")
