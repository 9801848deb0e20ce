"""The word lists of the rules that guess from wording, and how texts are searched for them. English only.

Words are compared whole and without regard to capitals; two words with one blank between them are one entry. Every
search reads a text once, so that it takes no longer than the text is long.
"""

import re
from collections.abc import Container, Iterator


def _list(words: str, *pairs: str) -> frozenset[str]:
    return frozenset((*words.split(), *pairs))


FIRST_PERSON = _list("i i'd i'll i'm i've me mine my myself our ours ourselves us we we'd we'll we're we've")
"""Who speaks with one of these speaks from outside."""

INSIDE_WORDS = _list(
    """
    backlog back-office backoffice churn crm cross-sell cross-selling dunning erp fulfillment fulfilment funnel kyc mql
    mqls nurture provisioning sla slas upsell upselling workflow workflows
    """,
    *("back office", "decision engine", "pricing engine", "quote engine", "rules engine"),
)
"""Words that organisations use among themselves."""

PROCESS_WORDS = _list(
    """
    acquisition activation adjudication administration allocation assignment authorisation authorization campaign
    capture configuration creation dispatching escalation execution generation handling implementation intake management
    monitoring nurturing offboarding onboarding optimisation optimization procedure process processing qualification
    reconciliation routing scoring segmentation synchronisation synchronization triage validation verification
    """
)
"""What an organisation does with something: a name of several words that ends in one is the name of a process."""

ORDER_WORDS = _list("assign nurture onboard process triage")
"""What only the organisation does: a name of several words that begins with one is told to a colleague."""

TECHNICAL_WORDS = _list(
    """
    api apis backend back-end cron cronjob crud database databases db endpoint endpoints etl frontend front-end graphql
    http https json microservice microservices middleware mysql oauth postgres rdbms sdk sql webhook webhooks xml yaml
    """,
    *("batch job", "batch jobs", "batch process", "batch run", "foreign key", "primary key", "stored procedure"),
)
"""How something is built. Words with an everyday sense, such as table, server, queue and batch, are left out."""

CHEERFUL_WORDS = _list(
    """
    bubbly celebrate celebrates celebrating celebration celebratory cheerful cheerfully cheery confetti emoji emojis
    enthusiasm enthusiastic excited exciting fun funny happily happy humorous humor humour joke jokes jokey joking jolly
    joyful light-hearted lighthearted merry playful playfully smile smiles smiley smileys smiling sunny upbeat wit witty
    """,
    *("exclamation mark", "exclamation marks"),
)

SOBER_WORDS = _list(
    """
    apologetic apologies apologise apologises apologize apologizes apology condolence condolences grave serious sober
    solemn somber sombre sorry
    """
)

CASUAL_WORDS = _list(
    """
    banter buddy casual casually chatty cheeky colloquial emoji emojis informal informally joke jokes jokey laid-back
    matey playful playfully slang
    """,
    *("first name", "first names"),
)

FORMAL_WORDS = _list(
    "ceremonial ceremonious formal formality formally legalese official officially solemn",
    *("a contract", "full titles", "last name", "last names"),
)

LATER_WORDS = _list("advocacy loyalty reorder renew renewal renewals renewing renews retain retention")
"""What a stage is called that comes after the purchase, whatever phase it is given."""

_NEGATIONS = _list(
    "avoid avoiding avoids cannot cut drop instead less neither never no none nor not nothing rather skip without zero"
)
_TURNS = _list("but however yet")
_TOKEN = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*|[.!?;:\n]")
_EMOJI = re.compile(
    "[\u2600-\u2604\u2639-\u263b\u2728\u2764\u2b50\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001faff]"
)


def find_word(text: str, words: Container[str]) -> str | None:
    """The first word of a text that is one of some words, as it was written."""
    return next((found for found, _ in _find(text, words)), None)


def find_meant_word(text: str, words: Container[str]) -> str | None:
    """Like `find_word`, for words that are not denied: none for "no jokes", one for "jokes, no slang".

    What follows a negation is denied up to the end of the sentence or a "but".
    """
    return next((found for found, denied in _find(text, words) if not denied), None)


def find_ends(text: str) -> tuple[str, str, int]:
    """The first and the last word of a text, and how many words it has."""
    found = [match.group() for match in _TOKEN.finditer(text) if match.group()[0].isalnum()]
    return (found[0], found[-1], len(found)) if found else ("", "", 0)


def find_exclamation(text: str) -> str | None:
    """The first exclamation mark or emoji of a text."""
    emoji = _EMOJI.search(text)
    if emoji is not None:
        return emoji.group()
    return "!" if "!" in text else None


def spell_id(id: str) -> str:
    """The words of an id, as a sentence of their own."""
    return f"{id.replace('-', ' ')}."


def _find(text: str, words: Container[str]) -> Iterator[tuple[str, bool]]:
    """Each word that is wanted, with whether it stands behind a negation."""
    before, denied = "", False
    for match in _TOKEN.finditer(text.replace("’", "'")):
        written = match.group()
        word = written.casefold()
        if not word[0].isalnum():
            before, denied = "", False
            continue
        pair = f"{before} {word}"
        if word in words or pair.casefold() in words:
            yield (written if word in words else f"{before} {written}"), denied
        if word in _TURNS:
            denied = False
        elif word in _NEGATIONS or word.endswith("n't"):
            denied = True
        before = written
