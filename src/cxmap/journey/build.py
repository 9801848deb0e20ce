"""From what was written to what it means."""

from typing import TYPE_CHECKING

from cxmap.journey.contacts import ContactBuilder
from cxmap.journey.flow import build_transitions
from cxmap.journey.lapses import Clash, LooseEnd
from cxmap.journey.measures import Place
from cxmap.journey.model import Entry, Journey, Stage, Touchpoint
from cxmap.journey.references import follow_sections, follow_shared
from cxmap.journey.register import OWN_SECTIONS, SHARED_SECTIONS, Register, spoken
from cxmap.journey.scales import resolve_scales

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.language.catalogue import Catalogue, Shared
    from cxmap.language.journey_map import JourneyMap
    from cxmap.language.scale import Scales


def build_journey(
    written: "JourneyMap", id: str, file: str, catalogues: "Sequence[tuple[str, Catalogue]]" = ()
) -> Journey:
    """Merge the catalogues into the map and follow every reference once.

    Args:
        written: The map as its author wrote it.
        id: The map's id.
        file: Name of its file, as shown to people.
        catalogues: File name and content of every catalogue the map uses, directly or through another, each once.

    Returns:
        The journey. References that lead nowhere and ids given twice are listed in it, never raised.
    """
    register = Register()
    # Catalogues first: where a map declares an id again, the map is the place to mend.
    for name, catalogue in catalogues:
        register.declare_sections(catalogue, name, SHARED_SECTIONS)
    register.declare_sections(written, file, SHARED_SECTIONS)
    register.declare_sections(written, file, OWN_SECTIONS)
    _declare_contacts(register, written, file)
    scales = resolve_scales(_nearest_scales(written, catalogues))
    stages = _build_stages(register, written, file, ContactBuilder(register, scales))
    touchpoints: dict[str, Touchpoint] = {}
    for stage in stages:
        for touchpoint in stage.touchpoints:
            touchpoints.setdefault(touchpoint.id, touchpoint)
    transitions = build_transitions(register, touchpoints)
    for name, catalogue in catalogues:
        follow_shared(register, catalogue, name)
    follow_shared(register, written, file)
    follow_sections(register, written, file)
    _check_former_ids(register, touchpoints)
    entries = register.entries
    return Journey(
        id=id,
        title=written.title,
        file=file,
        noun=written,
        owner=register.entries["team"].get(written.owner or ""),
        scales=scales,
        tones=entries["tone"],
        personas=entries["persona"],
        tiers=entries["tier"],
        teams=entries["team"],
        roles=entries["role"],
        channels=entries["channel"],
        systems=entries["system"],
        evidence=entries["evidence"],
        kpis=entries["kpi"],
        initiatives=entries["initiative"],
        playbooks=entries["playbook"],
        ancillary=entries["ancillary"],
        stages=stages,
        touchpoints=touchpoints,
        transitions=transitions,
        used=register.used(),
        # What a catalogue refers to is checked once, with the catalogue.
        loose_ends=tuple(end for end in register.loose_ends if end.at.file == file),
        clashes=tuple(register.clashes),
    )


def check_catalogue(
    written: "Catalogue", file: str, catalogues: "Sequence[tuple[str, Catalogue]]" = ()
) -> tuple[tuple[LooseEnd, ...], tuple[Clash, ...]]:
    """Follow the references of a catalogue that stands alone, with those it uses.

    Returns:
        References of this file that lead nowhere, and ids that it declares again.
    """
    register = Register()
    for name, catalogue in (*catalogues, (file, written)):
        register.declare_sections(catalogue, name, SHARED_SECTIONS)
    follow_shared(register, written, file)
    return tuple(register.loose_ends), tuple(clash for clash in register.clashes if clash.at.file == file)


def _nearest_scales(written: "JourneyMap", catalogues: "Sequence[tuple[str, Catalogue]]") -> "Scales | None":
    """The nearest declaration of scales wins whole: the map's own, else the last catalogue's that has any."""
    shared: list[Shared] = [written, *(catalogue for _, catalogue in reversed(catalogues))]
    return next((noun.scales for noun in shared if noun.scales is not None), None)


def _declare_contacts(register: Register, written: "JourneyMap", file: str) -> None:
    for stage_id, stage in written.stages.items():
        register.declare("stage", stage_id, stage, Place(file, ("stages", stage_id)))
        for id, touchpoint in stage.touchpoints.items():
            register.declare("touchpoint", id, touchpoint, Place(file, ("stages", stage_id, "touchpoints", id)))


def _build_stages(register: Register, written: "JourneyMap", file: str, contacts: ContactBuilder) -> tuple[Stage, ...]:
    stages, number = [], 0
    for stage_id, stage in written.stages.items():
        at = Place(file, ("stages", stage_id))
        owner: Entry[object] | None = register.find("team", stage.owner, at, "owner")
        touchpoints = []
        for id, touchpoint in stage.touchpoints.items():
            number += 1
            place = at.below("touchpoints", id)
            touchpoints.append(contacts.build(id, number, touchpoint, stage_id, owner, place))
        stages.append(Stage(stage_id, stage.name or spoken(stage_id), stage, tuple(touchpoints), at))
    return tuple(stages)


def _check_former_ids(register: Register, touchpoints: dict[str, Touchpoint]) -> None:
    """An earlier id must not be somebody's present id, nor the earlier id of two touchpoints."""
    former: dict[str, Place] = {}
    for touchpoint in touchpoints.values():
        for index, id in enumerate(touchpoint.noun.was):
            at = touchpoint.at.below("was", index)
            if id in touchpoints:
                register.clashes.append(Clash("was", id, at, touchpoints[id].at, "touchpoint"))
            elif id in former:
                register.clashes.append(Clash("was", id, at, former[id], "was"))
            former.setdefault(id, at)
