"""The broadband map of 24 touchpoints: one view with everything a map can show."""

from cxmap.views.keys import ChannelKey, PersonaCard
from cxmap.views.map import Card, Item, MapView, OwnerRun, StageColumn

CHANNELS = {
    name: ChannelKey(name.lower().replace(" / ", "-").replace(" ", "-"), name, colour)
    for colour, name in enumerate(("Website", "Store", "Chat", "Email / SMS", "Phone", "Home visit", "Mobile app"))
}

# Name, channel, moment of truth, who decides, the emotions of both personas.
TOUCHPOINTS: tuple[tuple[str, str, bool, str, int, int], ...] = (
    ("Sees the fibre ad", "Website", False, "", 1, 0),
    ("Checks the address", "Website", True, "automated", 0, -1),
    ("Reads reviews", "Website", False, "", 0, 0),
    ("Asks in the store", "Store", False, "customer", 1, 2),
    ("Compares plans", "Website", True, "", -1, -1),
    ("Asks in chat", "Chat", False, "automated", -1, -2),
    ("Gets a quote", "Email / SMS", False, "employee", 1, 0),
    ("Calls sales", "Phone", False, "customer", 0, 1),
    ("Places the order", "Website", False, "", 1, -1),
    ("Credit check", "Website", False, "automated", 0, 0),
    ("Chooses self-install or technician", "Website", False, "customer", 1, 1),
    ("Gets the date confirmed", "Email / SMS", True, "employee", -1, -1),
    ("Receives the router", "Home visit", False, "", 1, 0),
    ("Technician visit", "Home visit", True, "employee", -2, 1),
    ("Line test", "Mobile app", False, "automated", 0, 0),
    ("First time online", "Mobile app", True, "", 2, 1),
    ("First bill", "Email / SMS", True, "", -1, -2),
    ("Outage at home", "Mobile app", True, "", -1, -2),
    ("Calls support", "Phone", True, "automated", -2, -2),
    ("Issue solved", "Phone", False, "employee", 1, 2),
    ("Gets a survey", "Email / SMS", False, "", 0, 0),
    ("Price-rise notice", "Email / SMS", True, "", -2, -2),
    ("Retention offer", "Phone", False, "employee", 1, 1),
    ("Renews or leaves", "Mobile app", True, "customer", 1, 0),
)

# Name, question, number of touchpoints.
STAGES = (
    ("Discover", "Find out who serves my address", 4),
    ("Compare", "Pick a plan I will not regret", 4),
    ("Order", "Order once, with a firm date", 4),
    ("Install", "Get online on the promised day", 4),
    ("Use & get help", "Stay online, solve trouble fast", 5),
    ("Renew or leave", "Be treated fairly as a loyal customer", 3),
)

BARRIERS = (
    (2, "Flat numbers are not found"),
    (5, "Nine plans, three price footnotes"),
    (6, "The bot cannot see prices"),
    (8, "Waits 6 minutes in the queue"),
    (9, "Form asks for data twice"),
    (12, "Date arrives two days later"),
    (14, "Two of ten visits are missed"),
    (17, "Pro-rata lines nobody understands"),
    (18, "No outage notice"),
    (19, "Five IVR levels, then repeat the case"),
    (22, "New customers pay 30 % less"),
)

INITIATIVES = (
    (2, "Address API with flat level"),
    (5, "Three plans, one total price"),
    (6, "Hand over to sales with context"),
    (8, "Call-back slot in the quote"),
    (9, "Prefill from the quote"),
    (12, "Live slots from the scheduler"),
    (14, "Live arrival map and one-tap rebook"),
    (17, "One-minute bill explainer"),
    (18, "Proactive outage SMS"),
    (19, "Skip IVR on a known outage"),
    (22, "Loyalty price before the notice"),
    (23, "Offer in the app, no call needed"),
)

OWNERS = (
    OwnerRun("Marketing", 1, 3),
    OwnerRun("Sales", 4, 5),
    OwnerRun("Customer Care", 6, 6),
    OwnerRun("Sales", 7, 8),
    OwnerRun("Order Desk", 9, 9),
    OwnerRun("Billing", 10, 10),
    OwnerRun("Order Desk", 11, 12),
    OwnerRun("Field Operations", 13, 15),
    OwnerRun("Customer Care", 16, 16),
    OwnerRun("Billing", 17, 17),
    OwnerRun("Customer Care", 18, 20),
    OwnerRun("Marketing", 21, 21),
    OwnerRun("Billing", 22, 22),
    OwnerRun("Sales", 23, 24),
)

PERSONAS = (
    PersonaCard(
        "busy-mover",
        "Busy mover",
        "moves house, works full time",
        "Be online on moving day without taking time off",
        0,
    ),
    PersonaCard(
        "careful-switcher",
        "Careful switcher",
        "retired, wants a person",
        "Understand what I pay for and reach a person",
        1,
    ),
)


def make_id(name: str) -> str:
    """An id from a name, as an author would write it."""
    return "-".join("".join(char if char.isalnum() else " " for char in name.lower()).split())


def build_card(number: int) -> Card:
    name, channel, truth, decides, busy, careful = TOUCHPOINTS[number - 1]
    return Card(
        id=make_id(name),
        number=number,
        name=name,
        channels=(CHANNELS[channel],),
        moment_of_truth=truth,
        decides=(decides,) if decides else (),
        feels=(float(busy), float(careful)),
        tooltip=f"{name}, on {channel}.",
        link="",
    )


def build_items(items: tuple[tuple[int, str], ...], first: int, last: int) -> tuple[Item, ...]:
    return tuple(
        Item(number, make_id(TOUCHPOINTS[number - 1][0]), text) for number, text in items if first <= number <= last
    )


def build_sample() -> MapView:
    """The broadband view."""
    stages, first = [], 1
    for name, question, count in STAGES:
        last = first + count - 1
        cards = tuple(build_card(number) for number in range(first, last + 1))
        barriers, initiatives = build_items(BARRIERS, first, last), build_items(INITIATIVES, first, last)
        stages.append(StageColumn(make_id(name), name, question, cards, barriers, (), initiatives))
        first = last + 1
    return MapView(
        id="broadband",
        title="Switching to our home broadband",
        subtitle="Current state · two personas · 6 stages · 24 touchpoints",
        description="A customer switches to our home broadband in 24 touchpoints, from the ad to the renewal.",
        personas=PERSONAS,
        stages=tuple(stages),
        owners=OWNERS,
        handoffs=tuple(run.first for run in OWNERS[1:]),
        handoff_count=13,
        channels=tuple(CHANNELS.values()),
    )
