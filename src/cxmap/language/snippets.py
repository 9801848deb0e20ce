"""Skeletons that editors insert: what one mostly writes in a mapping, with stops for the tab key.

A stop is written as editors know it: `${1:text}` holds a text to replace, `${1|a,b|}` offers words to choose from.
Ids of other entries stand for ones that the map has; where they are left as they are, `cxmap validate` says so. No
snippet holds a number that only a survey can know.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from cxmap.language.evidence import EvidenceKind


@dataclass(frozen=True, slots=True)
class Snippet:
    """A skeleton.

    Attributes:
        label: What the list of completions calls it; nothing that can be an id, or the entry of that id hides it.
        description: What it writes.
        body: What it writes, key by key; for an entry under an id without the id.
    """

    label: str
    description: str
    body: Mapping[str, Any] | int

    def under_id(self) -> "Snippet":
        """The same skeleton below an id, which is the first stop."""
        # Not `new-id`: below a key with a hyphen the language server for YAML indents twice.
        return Snippet(self.label, self.description, {"${1:id}": self.body})

    def to_json(self) -> dict[str, object]:
        """The skeleton as editors read it."""
        return {"label": self.label, "description": self.description, "body": self.body}


ENTRIES: Mapping[str, Snippet] = {
    "Persona": Snippet(
        "new persona",
        "A kind of customer: name, goal and the job to get done.",
        {
            "name": "${2:What you call them}",
            "summary": "${3:A sentence that brings them to life}",
            "goal": "${4:What they want from the journey}",
            "jobs": [{"job": "${5:Get something done}"}],
            "from": "${6:evidence-id}",
        },
    ),
    "Team": Snippet(
        "new team",
        "A team with what it wants to reach.",
        {"name": "${2:Team}", "goals": ["${3:What the team wants to reach}"]},
    ),
    "Role": Snippet("new role", "A role and the team it belongs to.", {"name": "${2:Role}", "team": "${3:team-id}"}),
    "Channel": Snippet(
        "new channel",
        "A place where customers meet you.",
        {
            "name": "${2:Channel}",
            "kind": "${3|digital,human,physical,document|}",
            "formality": "${4|neutral,casual,formal|}",
        },
    ),
    "System": Snippet(
        "new system",
        "A system behind the journey.",
        {
            "name": "${2:System}",
            "kind": "${3:Its layer or sort}",
            "owner": "${4:team-id}",
            "state": "${5|current,planned,retiring|}",
        },
    ),
    "Evidence": Snippet(
        "new evidence",
        "A source that numbers and claims can name.",
        {
            "kind": f"${{2|{','.join(get_args(EvidenceKind))}|}}",
            "source": "${3:What it is called and where it is kept}",
            "period": "${4:The time it covers}",
        },
    ),
    "Tier": Snippet(
        "new tier",
        "A level of the relationship.",
        {
            "name": "${2:Tier}",
            "access": "${3:What it gives access to}",
            "influence": "${4:How these customers influence others}",
        },
    ),
    "Stage": Snippet(
        "new stage",
        "A chapter of the journey with its first touchpoint.",
        {
            "name": "${2:Stage}",
            "phase": "${3:awareness}",
            "question": "${4:What customers ask themselves here}",
            "touchpoints": {"${5:id}": {"name": "${6:I do something}"}},
        },
    ),
    "Touchpoint": Snippet(
        "new touchpoint",
        "A contact of the customer with you: name, channel, owner, emotion and what holds customers back.",
        {
            "name": "${2:I do something}",
            "channels": ["${3:channel-id}"],
            "owner": "${4:team-id}",
            "feels": "${5|0,-2,-1,1,2|}",
            "barriers": ["${6:What holds customers back}"],
        },
    ),
    "Kpi": Snippet(
        "new KPI",
        "A key figure with its owner and target.",
        {
            "name": "${2:What it counts}",
            "behaviour": "${3|customer,organisation|}",
            "touchpoint": "${4:touchpoint-id}",
            "owner": "${5:team-id}",
            "unit": '"${6:%}"',
            "better": "${7|higher,lower|}",
            "target": "${8:90}",
        },
    ),
    "Initiative": Snippet(
        "new initiative",
        "Something you mean to do: where, by whom, and how far it has come.",
        {
            "title": "${2:What will be done}",
            "kind": "${3|improve,technology,measure|}",
            "touches": ["${4:touchpoint-id}"],
            "owner": "${5:team-id}",
            "status": "${6|proposed,agreed,doing,done,dropped|}",
        },
    ),
    "Playbook": Snippet(
        "new playbook",
        "Prescribed steps toward what you wish customers to do.",
        {
            "title": "${2:What it is for}",
            "moves": {"from": "${3:stage-id}", "to": "${4:stage-id}"},
            "steps": ["${5:What to do first}"],
            "behaviour": "${6:What customers do when it works}",
            "owner": "${7:team-id}",
        },
    ),
    "Ancillary": Snippet(
        "new process",
        "A process that runs beside the journey.",
        {
            "name": "${2:Process}",
            "trigger": "${3:What starts it}",
            "does": "${4:What it does}",
            "touches": ["${5:touchpoint-id}"],
        },
    ),
}
"""What an entry under an id begins with, by the noun that it is."""

DECISION = Snippet(
    "new decision",
    "Two ways on from here, with who decides.",
    {
        "${1:touchpoint}": {"when": "${2:what leads there}", "by": "${3|customer,employee|}"},
        "${4|leaves,done|}": {"when": "${5:what leads there}", "by": "${6|customer,employee|}"},
    },
)
"""What `next` begins with."""

EMOTIONS = (
    Snippet("+2 delighted", "They tell others about it.", 2),
    Snippet("+1 pleased", "It went better than expected.", 1),
    Snippet("0 neutral", "Neither glad nor annoyed.", 0),
    Snippet("−1 annoyed", "They would rather not have come.", -1),
    Snippet("−2 angry", "They think of leaving.", -2),
)
"""What customers can feel, in words."""

_MEASURED = Snippet(
    "measured",
    "The number with its evidence; bare, it counts as an assumption.",
    {"value": "${1:0}", "n": "${2:0}", "from": "${3:evidence-id}"},
)

MAPPINGS: Mapping[str, Snippet] = {
    "MeasuredValue": _MEASURED,
    "MeasuredShareValue": _MEASURED,
    "MeasuredAmountValue": _MEASURED,
    "MeasuredRatingValue": _MEASURED,
    "Handoff": Snippet(
        "hand-off",
        "What is handed over, and who receives it.",
        {"carries": ["${1:What is handed over}"], "role": "${2:role-id}"},
    ),
    "Automated": Snippet(
        "automated decision",
        "A system decides, and a person can take over.",
        {"system": "${1:system-id}", "rule": "${2:The rule it follows}", "fallback": "${3:touchpoint-id}"},
    ),
}
"""What a mapping begins with that stands under a key, by the noun that it is."""
