"""A tone does not look like what people expect on its channel.

## What it does
Guesses, and in English only. Reports a casual tone on a channel with `formality: formal`, and a formal tone on one with
`formality: casual`. A tone is taken for casual by a word of its id or description: banter, buddy, casual, chatty,
cheeky, colloquial, emoji, first names, informal, jokes, laid-back, matey, playful, slang. It is taken for formal by: a
contract, ceremonial, formal, full titles, last names, legalese, official, solemn. Forms of these words count too; what
is denied ("no slang") does not, and a tone that speaks for both is not judged. One tone for several channels is
reported once.

## Why it matters
A joke in a contract and a paragraph of law in a chat are both read as: they are not talking to me. The channel was
chosen for what people expect of it.

## Example
```yaml
level: mapped
voice:
  tones:
    loose: Slang is fine, first names
    plain: Everyday words
channels:
  paper: {name: Letters and contracts, formality: formal}
stages:
  sign:
    touchpoints:
      sign-contract: {name: I sign, channels: [paper], tone: loose}
```

## Instead
```yaml
level: mapped
voice:
  tones:
    loose: Slang is fine, first names
    plain: Everyday words
channels:
  paper: {name: Letters and contracts, formality: formal}
stages:
  sign:
    touchpoints:
      sign-contract: {name: I sign, channels: [paper], tone: plain}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.language.words import enumerate_words, shown
from cxmap.rules.rule import Finding, Rule, Spot, Subject
from cxmap.rules.tones import Choice, clash_with_channels, list_choices, list_unfitting, name_tones, read_tones


def check(subject: Subject) -> Iterator[Finding]:
    """Report every tone that goes against the formality of its channel."""
    journey = subject.journey
    readings = subject.once(read_tones)
    if journey is None or not readings:
        return
    for touchpoint in journey.touchpoints.values():
        for choice in list_choices(touchpoint, journey):
            reading = readings[choice.tone.id]
            against = clash_with_channels(choice, reading)
            if not against:
                continue
            formality = against[0].noun.formality
            channels = enumerate_words([channel.id for channel in against])
            plural = "s" if len(against) > 1 else ""
            here = Choice(choice.tone, tuple(against), choice.at)
            advice = name_tones(readings, list_unfitting(touchpoint, here), "declare another tone under `voice.tones`")
            if len(choice.channels) > len(against):
                advice += f"; a channel can have its own: `tone: {{{against[0].id}: …}}`"
            yield Finding(
                Spot(choice.at),
                f"tone `{choice.tone.id}` looks {reading.manner}, to judge by `{shown(reading.manner_word)}`, "
                f"but people expect a {formality} one on the channel{plural} {channels}",
                advice,
                tuple((f"`{channel.id}` is {formality}", Spot(channel.at.below("formality"))) for channel in against),
            )


RULE = Rule("CX604", "tone-against-formality", Severity.NOTE, check, level="mapped", heuristic=True)
