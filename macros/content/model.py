"""The content model: one class a kind of file or register, with closed keys.

Keys are English, values and descriptions Swedish: the descriptions are shown by editors
through the JSON Schema that is generated from these classes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    create_model,
    model_validator,
)
from pydantic.json_schema import SkipJsonSchema

from macros.content.chrome import ADDRESSES, FOREIGN, SWEDISH
from macros.content.place import NOWHERE, Mark, Place
from macros.content.ref import (
    KEY,
    OWN,
    Coded,
    in_duty,
    in_letter,
    in_source,
    in_target,
    ref,
)

MARK = "(mark)"
"""The key under which a reader hands over a record's place; no YAML key may look like it."""
EXECUTOR = "utforare"
"""The word for a role in a block that is named where the block is used."""
OWNER = "ansvarig"
"""The word for the role that owns the case, wherever a step stands."""
RECEPTION = "mottagare"
"""The part of the role that receives whoever turns to us."""
PARTS = {EXECUTOR, OWNER}
"""What may stand instead of a role until a step has its place in a checklist."""
UNITS_IN_WORDS = {"dar-personen-ar-kand": "där personen är känd", "berord-enhet": "berörd enhet"}
"""What may stand instead of a unit, since it differs from case to case."""
UNKNOWN = "vet-inte"
FIRST_YEAR, LAST_YEAR = 2015, 2060
"""The years that dates may be of."""


def _plain(text: str) -> str:
    if re.search(r"<[a-zA-Z/!]|\{\{|\{%", text):
        raise ValueError("texten får inte innehålla HTML eller mallkod")
    if text != text.strip():
        raise ValueError("texten får inte börja eller sluta med blanksteg")
    return text


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _one_case(value: Any) -> Any:
    return [value] if isinstance(value, Mapping) else value


Text = Annotated[str, Field(min_length=1), AfterValidator(_plain)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
FindingId = Annotated[str, Field(pattern=r"^F[1-9][0-9]*$")]
DutyId = Annotated[str, Field(pattern=r"^[a-z-]+(/[a-z0-9-]+)*/[0-9]+\.[a-z0-9-]+$")]
ParagraphId = Annotated[str, Field(pattern=r"^[a-z-]+(/[a-z0-9-]+)*/[0-9]+$")]
SectionId = Annotated[str, Field(pattern=r"^[a-z-]+(/[a-z0-9-]+)*$")]
Url = Annotated[str, Field(pattern=r"^https://\S+$")]
Period = Annotated[str, Field(pattern=r"^P(0D|[1-9][0-9]{0,2}[DWMY])$")]

FactId = Annotated[Id, ref("facts")]
ValueId = Annotated[Id, ref("values", of=OWN)]
RoleId = Annotated[Id, ref("roles")]
PlayerId = Annotated[Id, ref("roles", words=frozenset(PARTS))]
"""A role, or the part that somebody plays."""
UnitId = Annotated[Id, ref("units")]
EventId = Annotated[Id, ref("events")]
RuleId = Annotated[Id, ref("deadlines")]
LetterId = Annotated[Id, ref("letters")]
BlockId = Annotated[Id, ref("blocks")]
BlankId = Annotated[Id, ref("blanks", of=OWN)]
ActId = Annotated[Id, ref("acts")]
FindingRef = Annotated[FindingId, ref("findings")]
Source = Annotated[
    str, Field(pattern=r"^(plan|lag|praxis):\S.*$"), Coded(("sources",), read=in_source)
]
Target = Annotated[
    str,
    Field(pattern=r"^(guide|checklista|roll|brev|juridik|ord|hyresvard|tid|sida):\S+$"),
    Coded((), read=in_target),
]
FactIds = Annotated[tuple[FactId, ...], BeforeValidator(_listed)]
EventIds = Annotated[tuple[EventId, ...], BeforeValidator(_listed)]
FindingIds = Annotated[tuple[FindingRef, ...], BeforeValidator(_listed)]
Sources = Annotated[tuple[Source, ...], BeforeValidator(_listed)]
When = dict[
    FactId,
    Annotated[
        tuple[Annotated[Id, ref("values", of=KEY)], ...],
        BeforeValidator(_listed),
        Field(min_length=1),
    ],
]
Day = Annotated[date, Field(ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31))]
Pause = Literal["stopp", "i-dag", "veckan", "fore", "avslut"]
"""The sections of a checklist, in order: before contact, the first day, the first week, before
the safe day, the eviction or the answer, and the end."""
PAUSES: tuple[Pause, ...] = get_args(Pause)
FIRST_DAY: tuple[Pause, ...] = ("stopp", "i-dag")
"""The sections that are for the day on which a case comes in."""
On = Literal["every-way", "some-way"]
Cases = Annotated[
    tuple[When, ...],
    BeforeValidator(_one_case),
    Field(description="De svar där något steg måste bära detta. En lista: i flera slags ärenden."),
]
ObligationOn = Annotated[
    On | None, Field(description="every-way: på varje väg. some-way: beroende på vad som händer.")
]


class Record(BaseModel):
    """A mapping in a content file, with its place."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True
    )

    mark: SkipJsonSchema[Mark] = Field(default=NOWHERE, alias=MARK, exclude=True, repr=False)

    @model_validator(mode="before")
    @classmethod
    def _take_mark(cls, data: Any) -> Any:
        mark = getattr(data, "mark", None)
        return data if mark is None else {**data, MARK: mark}

    def at(self, *path: str | int) -> Place:
        """Return the place of the value under ``path`` in this record."""
        return self.mark.at(*path)


class Value(Record):
    """Ett svar på en fråga."""

    label: Text = Field(description="Svaret som det visas, med få ord.")
    help: Text | None = Field(None, description="En mening som hjälper den som tvekar.")


class Unknown(Record):
    """Vad som gäller när svaret är ”vet inte”."""

    until: ValueId = Field(description="Värdet som ärendet behandlas som, tills frågan är utredd.")
    find_out: BlockId = Field(description="Blocket med steg som tar reda på svaret samma dag.")


LanguageId = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[a-z0-9]+)*$")]
"""A language by its code, as pages have it in ``lang``."""
InAddress = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
"""What a page is called in its address."""
TRANSLATED = "(texts)"
"""The key under which a record has its translations: they are read from folders of their own."""


class FactText(Record):
    """En fråga på ett annat språk."""

    ask: Text | None = None
    help: Text | None = None
    values: dict[ValueId, Value] = {}


class TitleText(Record):
    """Ett namn på ett annat språk."""

    title: Text | None = None


class Fact(Record):
    """En fråga med fasta svar: i en guide, eller i ett beslut under arbetet."""

    ask: Text = Field(description="Frågan, som den ställs till läsaren.")
    help: Text | None = Field(None, description="Förklaring till frågan.")
    scope: When = Field({}, description="När frågan är meningsfull: andra frågors svar.")
    finding: FindingRef | None = Field(None, description="Fyndet som begreppet vilar på.")
    secret: bool = Field(
        True, description="false: en hyresvärd kan känna till svaret. Utelämnat: hemligt."
    )
    children: ValueId | None = Field(None, description="Svaret som betyder att det finns barn.")
    reached: bool = Field(False, description="true: svaret säger om hushållet är nått.")
    anew: FactIds = Field((), description="Frågor vars nya svar gör att den här ställs på nytt.")
    values: dict[ValueId, Value] = Field(
        min_length=2, description="Svaren, i den ordning de visas."
    )
    unknown: Unknown | None = Field(None, description="Gör svaret ”vet inte” möjligt.")
    means: dict[ValueId, When] = Field(
        {}, description="Vad hyresvärdens svar motsvarar i handläggarnas guide, per svar."
    )
    texts: dict[LanguageId, FactText] = Field({}, alias=TRANSLATED, serialization_alias="texts")


class EventText(Record):
    """En dag på ett annat språk."""

    title: Text | None = None
    ask: Text | None = None
    help: Text | None = None
    day: Text | None = None


class Event(Record):
    """En dag som en tidsregel räknar från."""

    title: Text = Field(description="Vad som hände, kort.")
    ask: Text = Field(description="Frågan som ger datumet.")
    help: Text | None = Field(None, description="Var datumet brukar stå.")
    same_day: Text | None = Field(
        None, description="Hur ”samma dag” sägs, om inte ”samma dag som …”."
    )
    day: Text | None = Field(
        None, description="Hur dagen heter: ”dagen för …”. Utelämnat: ”dagen då …”."
    )
    starts: bool = Field(False, description="true: dagen då ett ärende börjar hos oss.")
    ahead: bool = Field(
        False, description="true: dagen ligger framför oss när ärendet börjar och flyttas inte."
    )
    ours: bool = Field(
        False, description="true: dagen är den då vi gör det, så ett kryss i steget fyller i den."
    )
    not_before: EventIds = Field((), description="Händelser som inte kan komma efter denna.")
    texts: dict[LanguageId, EventText] = Field({}, alias=TRANSLATED, serialization_alias="texts")


class Ends(Record):
    """Slutet på en väg: vem som ansvarar och vad som skrivs ned."""

    owner: PlayerId = Field(description="Rollen som ansvarar för avslutet.")
    documents: Text = Field(description="Vad som ska stå i journalen.")


class Outcome(Record):
    """Vad som följer på ett svar i ett beslut."""

    label: Text | None = Field(None, description="Svaret i just det här beslutet.")
    steps: tuple[Annotated[Item, Field()], ...] = Field((), description="Steg vid detta svar.")
    ends: Ends | None = Field(None, description="Ärendet slutar här.")
    becomes: When | None = Field(None, description="Svar i guiden som ändras.")


class Point(Record):
    """Något som steget består av. Det kryssas i stegets flik, med stegets roll och tid."""

    id: Id = Field(description="Punktens id, unikt i steget.")
    do: Text = Field(description="En handling eller en fråga, i uppmaning, med du-tilltal.")
    sources: Sources = Field((), description="Källor: plan:…, lag:… eller praxis:…")
    finding: FindingRef | None = Field(None, description="Fyndet som punkten vilar på.")
    when: When = Field({}, description="Svar i guiden som punkten gäller för. Utelämnat: alltid.")
    sets: FactId | None = Field(None, description="Frågan i guiden som punkten ger svar på.")


class Step(Record):
    """Ett steg: det som en person kryssar som en sak, eller ett beslut (decide)."""

    id: Id = Field(description="Stegets id, unikt i checklistan.")
    do: Text | None = Field(None, description="En handling, i uppmaning, med du-tilltal.")
    decide: FactId | None = Field(None, description="Ärendefaktumet som avgörs här.")
    help: Text | None = Field(None, description="Förklaring för den som är ny.")
    role: PlayerId = Field(description="Rollen som gör steget. Skrivs alltid ut.")
    pause: Pause | None = Field(
        None, description="Avsnittet i checklistan. Utelämnat: samma som steget före."
    )
    act: ActId | None = Field(None, description="Vad steget är för slags handling, ur acts.yml.")
    sources: Sources = Field((), description="Källor: plan:…, lag:… eller praxis:…")
    finding: FindingRef | None = Field(None, description="Fyndet som steget vilar på.")
    within: Period | None = Field(None, description="Tid enligt ISO 8601; P0D är samma dag.")
    after: EventId | None = Field(None, description="Händelsen som tiden räknas från.")
    every: Period | None = Field(None, description="Hur ofta steget återkommer.")
    deadline: RuleId | None = Field(None, description="Tidsregeln i deadlines.yml.")
    letter: LetterId | None = Field(None, description="Brevet som används.")
    dates: EventIds = Field((), description="Händelserna vars dag skrivs in i steget.")
    when: When = Field({}, description="När steget gäller. Utelämnat: alltid.")
    sets: FactId | None = Field(None, description="Frågan i guiden som steget ger svar på.")
    points: tuple[Point, ...] = Field((), description="Vad steget består av, i ordning.")
    outcomes: dict[Annotated[Id, ref("values", of="decide")], Outcome] = Field(
        {}, description="Ett utfall för varje värde."
    )
    part: SkipJsonSchema[str | None] = Field(None, alias="(part)", exclude=True)
    """The part that the role plays, where the step names a part and not a role."""
    block: SkipJsonSchema[BlockId | None] = Field(None, alias="(block)", exclude=True)
    used: SkipJsonSchema[Use | None] = Field(None, alias="(used)", exclude=True)
    """The ``use`` that brought the step in, on the block's own steps."""

    @model_validator(mode="after")
    def _one_kind(self) -> Step:
        if self.decide is None and self.do is None:
            raise ValueError("steget behöver do (en handling) eller decide (ett beslut)")
        if (self.decide is None) != (not self.outcomes):
            raise ValueError("decide och outcomes hör ihop: skriv båda eller ingen")
        if (self.within is None) != (self.after is None):
            raise ValueError("within och after hör ihop: skriv båda eller ingen")
        if sum(x is not None for x in (self.within, self.every, self.deadline)) > 1:
            raise ValueError("ange högst en tidsregel: within/after, every eller deadline")
        return self


class Use(Record):
    """Ett block steg som hämtas in."""

    use: BlockId = Field(description="Blockets id.")
    id: Id | None = Field(
        None, description="Förled till stegens id, när blocket används två gånger."
    )
    role: RoleId | None = Field(None, description=f"Rollen för steg som har ”{EXECUTOR}”.")
    parts: dict[Id, RoleId] = Field(
        {}, description="Roller som här har en annan del än organisation.yml säger."
    )
    when: When = Field({}, description="När blocket gäller. Utelämnat: alltid.")


def _kind_of_item(value: Any) -> str:
    if isinstance(value, Use):
        return "use"
    return "use" if isinstance(value, Mapping) and "use" in value else "step"


Item = Annotated[
    Annotated[Step, Tag("step")] | Annotated[Use, Tag("use")], Discriminator(_kind_of_item)
]


class Block(Record):
    """Steg som flera checklistor delar. Ett block använder inget block."""

    title: Text = Field(description="Rubriken.")
    about: Text | None = Field(None, description="Varför stegen finns.")
    pause: Pause | None = Field(
        None, description="Avsnittet som stegen hör till. Utelämnat: samma som steget före."
    )
    steps: tuple[Step, ...] = Field(min_length=1)


class Review(Record):
    """Att en sakkunnig har granskat innehållet på ett granskningsblad."""

    version: Annotated[str, Field(pattern=r"^v[0-9a-f]{7}$")] = Field(
        description="Versionen som står på bladet."
    )
    day: Day = Field(description="Dagen för granskningen.")
    by: Text = Field(description="Vem som granskade, som roll: aldrig ett namn.")


class Routine(Record):
    """En checklista: när den gäller, vem som ansvarar och vad som ska göras."""

    title: Text = Field(description="Vad som har hänt och vem det gäller.")
    summary: Text = Field(description="En eller två meningar: vad det handlar om och vad målet är.")
    words: tuple[Text, ...] = Field((), description="Ord i brevet som någon söker på.")
    when: When = Field(description="Svaren i guiden som leder hit.")
    owner: RoleId = Field(description="Rollen som ansvarar för ärendet.")
    finding: FindingRef | None = Field(None, description="Fyndet, när ansvaret är tills vidare.")
    reviewed: Review | None = Field(None, description="Den senaste granskningen.")
    steps: tuple[Item, ...] = Field(min_length=1, description="Stegen i ordning.")


class GuideText(Record):
    """En guides texter på ett annat språk."""

    title: Text | None = None
    intro: Text | None = None
    secret: tuple[Text, ...] = ()
    helps: tuple[Text, ...] = ()


class Guide(Record):
    """En guide: frågorna i ordning."""

    audience: Literal["staff", "landlord"] = Field(
        alias="for", description="staff: de som handlägger. landlord: hyresvärdar."
    )
    title: Text
    intro: Text = Field(description="Ett par meningar före första frågan.")
    questions: FactIds = Field(min_length=1, description="Frågornas id i den ordning de ställs.")
    arrivals: FactIds = Field((), description="Frågor om vad som har kommit: dörrarna in i guiden.")
    grouping: FactIds = Field(
        (), description="Frågor som sorterar det som guiden leder till, den viktigaste först."
    )
    pauses: dict[Pause, Text] = Field({}, description="Rubrikerna på checklistans avsnitt.")
    secret: tuple[Text, ...] = Field((), description="Vad vi inte får berätta, lika för alla.")
    helps: tuple[Text, ...] = Field((), description="Vad som alltid hjälper.")
    texts: dict[LanguageId, GuideText] = Field({}, alias=TRANSLATED, serialization_alias="texts")


Side = Literal["resident", "landlord", "authority"]
"""The sides of a legal process, beside our own."""


class Role(Record):
    """En roll, eller en part utanför förvaltningen."""

    title: Text = Field(description="Rollens namn.")
    unit: Annotated[Id, ref("units", words=frozenset(UNITS_IN_WORDS))] | None = Field(
        None, description="Enhetens id, dar-personen-ar-kand eller berord-enhet."
    )
    mandate: Text = Field(description="Uppdraget i en mening.")
    about: Text | None = Field(None, description="Mer om rollen, för den som är ny.")
    deputy: RoleId | None = Field(None, description="Rollen som går in vid frånvaro.")
    no_deputy: FindingRef | None = Field(None, description="Fyndet, när ingen ersättare är utsedd.")
    owns: bool = Field(True, description="false: rollen kan aldrig ansvara för ett ärende.")
    outside: bool = Field(False, description="true: en part utanför förvaltningen.")
    side: Side | None = Field(None, description="Partens plats i en rättslig process, på bilden.")
    findings: FindingIds = Field((), description="Fynd om rollen.")
    texts: dict[LanguageId, TitleText] = Field({}, alias=TRANSLATED, serialization_alias="texts")


class Unit(Record):
    """En enhet i förvaltningen."""

    title: Text = Field(description="Enhetens namn.")
    parent: UnitId | None = Field(None, description="Enheten som den hör till.")
    about: Text | None = Field(None, description="Vad enheten gör, i en mening.")
    findings: FindingIds = Field((), description="Fynd om enheten.")
    texts: dict[LanguageId, TitleText] = Field({}, alias=TRANSLATED, serialization_alias="texts")


class DeadlineText(Record):
    """En tidsregel på ett annat språk."""

    title: Text | None = None
    text: Text | None = None
    exceptions: tuple[Text, ...] = ()


class Deadline(Record):
    """En tidsregel."""

    title: Text
    text: Text = Field(description="Regeln i ord.")
    within: Period = Field(description="Tiden; P0D är samma dag.")
    after: EventIds = Field((), description="Händelser; flera betyder den senare av dem.")
    before: EventId | None = Field(
        None, description="I stället för after: händelsen som arbetsdagar räknas bakåt från."
    )
    safe: EventId | None = Field(None, description="Händelsen som den trygga dagen räknas från.")
    moves: bool = Field(False, description="true: flyttas till nästa vardag, lag (1930:173).")
    pays: bool = Field(False, description="true: en betalning, som görs på en bankdag.")
    wins_back: bool = Field(False, description="true: den som betalar i tid får tillbaka hemmet.")
    namesake: RuleId | None = Field(None, description="En annan regel med samma namn i lagen.")
    review: bool = Field(False, description="true: visas med ”ska granskas av jurist”.")
    exceptions: tuple[Text, ...] = Field((), description="Undantag, ett per rad.")
    sources: Sources = Field(min_length=1)
    finding: FindingRef | None = None
    when: Cases = ()
    on: ObligationOn = None
    texts: dict[LanguageId, DeadlineText] = Field({}, alias=TRANSLATED, serialization_alias="texts")

    @model_validator(mode="after")
    def _one_direction(self) -> Deadline:
        if bool(self.after) == bool(self.before):
            raise ValueError("ange after (händelser att räkna från) eller before (bakåt från)")
        if self.before and (self.within[-1] != "D" or self.within == "P0D"):
            raise ValueError("en tid som räknas bakåt anges i dagar, till exempel P2D")
        if self.before and (self.safe or self.moves or self.pays):
            raise ValueError("en tid som räknas bakåt har inte safe, moves eller pays")
        return self

    @property
    def events(self) -> tuple[str, ...]:
        """The events that the time is counted from, forwards or backwards."""
        return (self.before,) if self.before else self.after


class Statute(Record):
    """En rättskälla eller ett vägledande dokument."""

    kind: Literal["lag", "forordning", "rattsfall", "jo", "vagledning"]
    name: Text = Field(description="Lagens namn, eller målets eller dokumentets.")
    sfs: Annotated[str, Field(pattern=r"^[0-9]{4}:[0-9]+$")] | None = Field(
        None, description="Nummer i Svensk författningssamling."
    )
    section: Text | None = Field(None, description="Kapitel och paragraf.")
    says: Text = Field(description="Vad det står, med egna ord.")
    read: Day = Field(description="Dagen då texten lästes.")
    status: Literal["verifierad", "enligt-uppgift", "granskas"] = Field(
        description="enligt-uppgift: kontrollera. granskas: ska granskas av jurist."
    )
    deadline: RuleId | None = Field(None, description="Tidsregeln som paragrafen ger.")
    when: Annotated[
        tuple[When, ...],
        BeforeValidator(_one_case),
        Field(description="De svar som paragrafen gäller för. Utelämnat: alla."),
    ] = ()


class Paragraph(Record):
    """Ett stycke i handlingsplanen."""

    title: Text = Field(description="Vad stycket handlar om, med egna ord.")
    background: Text | None = Field(None, description="Varför stycket inte ger någon skyldighet.")


StageIds = Annotated[tuple[Annotated[Id, ref("stages", of=KEY)], ...], BeforeValidator(_listed)]


class Analogy(Record):
    """Svar där guiden lägger uppgiften fast planen inte gör det."""

    when: When = Field(description="De svar som det gäller för.")
    finding: FindingRef = Field(description="Fyndet som säger varför.")


class Duty(Record):
    """En skyldighet som planen lägger på en roll."""

    what: Text = Field(description="Skyldigheten i en mening.")
    role: RoleId = Field(description="Rollen som har den.")
    when: Annotated[tuple[When, ...], BeforeValidator(_one_case)] = Field(
        (),
        description="De svar där planens egen mening lägger uppgiften. En lista: i flera slag.",
    )
    also: tuple[Analogy, ...] = Field(
        (), description="Svar där guiden gör likadant, med fyndet som säger varför."
    )
    on: On | None = Field(
        None, description="every-way: på varje väg. some-way: beroende på vad som händer."
    )
    standing: bool = Field(
        False, description="true: en stående uppgift, som hör till rollen och inte till ett ärende."
    )
    within: Literal["P0D"] | None = Field(
        None, description="P0D: planen skriver snarast eller omgående."
    )
    every: Period | None = Field(None, description="Hur ofta den återkommer.")
    finding: FindingRef | None = Field(None, description="Fyndet, när rollen är tolkad.")

    @model_validator(mode="after")
    def _of_cases_or_standing(self) -> Duty:
        if self.standing == bool(self.when):
            raise ValueError("skriv when: eller standing: true, inte båda")
        return self


class Duties(Record):
    """Planens stycken och de skyldigheter som de ger."""

    paragraphs: dict[ParagraphId, Paragraph]
    duties: dict[DutyId, Duty]


class Alternative(Record):
    """Ett annat svar på frågan i ett fynd än det som gäller tills vidare."""

    says: Text = Field(description="Svaret, i en kort mening.")
    role: RoleId | None = Field(
        None, description="Rollen som i så fall gör eller ansvarar för det som vilar på fyndet."
    )
    within: Period | None = Field(
        None, description="Tiden som i så fall gäller i de tidsregler som vilar på fyndet."
    )
    without: bool = Field(False, description="true: det som vilar på fyndet görs inte alls.")

    @model_validator(mode="after")
    def _one_effect(self) -> Alternative:
        if sum((self.role is not None, self.within is not None, self.without)) > 1:
            raise ValueError("ange högst en följd: role, within eller without")
        return self


class Finding(Record):
    """En lucka, oklarhet eller avvikelse i planen."""

    title: Text = Field(description="Fyndet med få ord.")
    kind: Literal["lucka", "oklarhet", "avvikelse"]
    paragraphs: Annotated[
        tuple[Annotated[ParagraphId, ref("paragraphs")], ...], BeforeValidator(_listed)
    ] = Field((), description="Styckena i planen som det gäller.")
    stages: dict[Annotated[Id, ref("law")], StageIds] = Field(
        {}, description="Skeden i rättsliga processer som det gäller: processens id och skedenas."
    )
    missing: Text = Field(description="Vad som saknas, är oklart eller skiljer sig.")
    plan: Text | None = Field(None, description="Vad planen säger, med egna ord.")
    law: Text | None = Field(None, description="Vad lagen säger, med egna ord.")
    meanwhile: Text = Field(description="Vad guiden gör tills vidare.")
    alternatives: tuple[Alternative, ...] = Field(
        (), description="Andra svar som går att ge, för mötet där frågan avgörs."
    )
    decides: RoleId = Field(description="Rollen som ska besluta.")
    delegation: bool = Field(
        False, description="true: frågan är vem som får besluta enligt delegationsordningen."
    )
    status: Literal["oppen", "faststalld"]
    decided: Day | None = Field(None, description="Dagen för beslutet.")
    answer: Text | None = Field(
        None, description="Beslutet, om det inte är det som står i meanwhile."
    )
    sources: Sources = Field((), description="Källor till bedömningen.")

    @model_validator(mode="after")
    def _decided_when_closed(self) -> Finding:
        if (self.status == "faststalld") != (self.decided is not None):
            raise ValueError("status faststalld och datumet decided hör ihop")
        if self.answer and not self.decided:
            raise ValueError("answer skrivs när frågan är beslutad, med status och decided")
        return self

    @property
    def says(self) -> str:
        """Return what is done: what was decided, else what the guide does meanwhile."""
        return self.answer or self.meanwhile


class Act(Record):
    """Ett slags handling, som garantierna talar om."""

    title: Text = Field(description="Handlingen med få ord.")
    contact: bool = Field(False, description="true: handlingen är kontakt med hushållet.")
    present: bool = Field(
        False, description="true: handlingen görs medan personen är hos oss eller i telefon."
    )
    needed: bool = Field(
        False, description="true: ett steg med handlingen kan aldrig besvaras med ”behövs inte”."
    )


class OnlyIf(Record):
    """En handling som bara får göras i vissa fall."""

    act: ActId = Field(description="Handlingen, ur acts.yml.")
    cases: tuple[When, ...] = Field(
        min_length=1, description="Fallen: ett av dem ska gälla. Det som inte är känt gäller inte."
    )


class Guarantee(Record):
    """Något som gäller på varje väg: skriv en av before, only_if, always och never."""

    says: Text = Field(description="Garantin i en mening.")
    when: Annotated[tuple[When, ...], BeforeValidator(_one_case)] = Field(
        (), description="Svar som garantin gäller för, också under arbetet. Utelämnat: alltid."
    )
    before: Annotated[tuple[ActId, ...], Field(min_length=2)] | None = Field(
        None, description="Handlingar i ordning: den första görs alltid före nästa."
    )
    only_if: OnlyIf | None = Field(None, description="Handlingen görs bara i de här fallen.")
    always: ActId | None = Field(None, description="Handlingen finns på varje väg.")
    never: ActId | None = Field(None, description="Handlingen finns inte på någon väg.")
    sources: Sources = Field((), description="Skälet: plan:…, lag:… eller praxis:…")
    finding: FindingRef | None = Field(None, description="Fyndet som garantin vilar på.")
    decides: RoleId = Field(description="Rollen som får ändra garantin.")
    since: Text | None = Field(
        None,
        alias="from",
        description="Från när den gäller. Till dess stoppar ett brott inget, men det visas.",
    )

    @model_validator(mode="after")
    def _one_rule_with_a_reason(self) -> Guarantee:
        rules = (self.before, self.only_if, self.always, self.never)
        if sum(rule is not None for rule in rules) != 1:
            raise ValueError("skriv en av before, only_if, always och never")
        if not self.sources and not self.finding:
            raise ValueError("en garanti behöver ett skäl: sources eller finding")
        return self

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return the acts that ``before`` puts in order, two and two."""
        return tuple(pairwise(self.before or ()))

    @property
    def acts(self) -> tuple[str, ...]:
        """Return the acts that the guarantee is about, in the order that it names them."""
        one = self.only_if.act if self.only_if else self.always or self.never
        return self.before or ((one,) if one else ())


class Expectation(Record):
    """Vem som ansvarar i några lägen. Ändras ansvaret ska det bekräftas här."""

    says: Text = Field(description="Lägena, i några ord.")
    when: Annotated[tuple[When, ...], BeforeValidator(_one_case)] = Field(
        description="Svaren i guiden."
    )
    owner: RoleId = Field(description="Rollen som ansvarar.")
    finding: FindingRef | None = Field(None, description="Fyndet, när ansvaret är tills vidare.")


class Term(Record):
    """Ett ord i ordlistan."""

    term: Text
    says: Text = Field(description="Vad ordet betyder, med egna ord.")
    synonyms: tuple[Text, ...] = Field((), description="Vardagsord som någon söker på.")
    phrases: tuple[Text, ...] = Field(
        (), description="Ordföljder som förklaras i löptext, när ordet ensamt har flera betydelser."
    )
    sources: Sources = ()
    code: Text | None = Field(None, description="Ordet i kod och nycklar.")

    @property
    def explained(self) -> tuple[str, ...]:
        """Return what is explained where it stands in a text; the guide's own words never are."""
        own = not self.sources and self.code is not None
        return () if own else self.phrases or (self.term,)


class Search(Record):
    """Ord som någon söker på, och svaret som de leder till. Svaret är postens id."""

    words: tuple[Text, ...] = Field(min_length=1, description="Vardagsorden, också i flera ord.")


class Contact(Record):
    """Kontaktuppgifter till en enhet eller roll. Tomt visas som ”uppgift saknas”."""

    phone: Annotated[str, Field(pattern=r"^0[0-9]{1,3}-[0-9][0-9 ]{4,12}[0-9]$")] | None = None
    email: Annotated[str, Field(pattern=r"^[a-z0-9.-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$")] | None = None
    address: Text | None = None
    hours: Text | None = None
    page: Url = Field(description="Kommunens egen kontaktsida.")
    read: Day | None = Field(None, description="Dagen då uppgifterna kontrollerades.")


class WrongDoor(Record):
    """Något som guiden inte gäller, och vart man vänder sig."""

    what: Text = Field(description="Vad det gäller.")
    do: Text = Field(description="Vart man vänder sig, och vad man gör.")
    link: Literal["guide", "website"] | None = Field(None, description="Länken efter texten.")


class OrganisationText(Record):
    """Namnen på ett annat språk."""

    name: Text | None = None
    website_name: Text | None = None


class Organisation(Record):
    """Den som innehållet gäller: namn, länkar, planens rubriker och vem som har vilken del."""

    site: Text = Field(description="Webbplatsens namn.")
    name: Text = Field(description="Förvaltningens namn.")
    board: Text = Field(description="Nämndens namn.")
    area: Text = Field(description="Området, i bestämd form: kommunen, eller en del av den.")
    website: Url = Field(description="Den egna webbplatsen, för den som söker kontakt.")
    website_name: Text = Field(description="Vad den kallas i en mening: kommunens webbplats.")
    plan: Text = Field(description="Planens namn, i bestämd form.")
    sections: dict[Annotated[SectionId, ref("sections")], Text] = Field(
        {}, description="Rubrikerna på planens delar, med egna ord."
    )
    parts: dict[Id, RoleId] = Field(
        {}, description="Vilken roll som har vilken del i block och lag."
    )
    mailboxes: tuple[Text, ...] = Field(
        (), description="Början på ord i e-postadresser som går till en funktion, som ifo."
    )
    wrong_doors: tuple[WrongDoor, ...] = Field((), description="Vad guiden inte gäller.")
    publisher: Text | None = Field(None, description="Vem som ger ut webbplatsen, ingen person.")
    reviewed: Day | None = Field(None, description="Dagen då innehållet granskades.")
    complaints: Url | None = Field(None, description="Sidan där man lämnar synpunkter.")
    accessibility: Url | None = Field(None, description="Sidan om tillgänglighet och brister.")
    texts: dict[LanguageId, OrganisationText] = Field(
        {}, alias=TRANSLATED, serialization_alias="texts"
    )


class Requirement(Record):
    """Något som ett brev ska innehålla."""

    what: Text
    sources: Sources = Field(min_length=1)


Fill = Literal["date", "month", "kronor", "rooms", "account", "reference"]
"""What may be filled into a blank on the site."""


class LetterText(Record):
    """Vad ett brev och dess luckor heter på ett annat språk; brevet skickas på svenska."""

    title: Text | None = None
    purpose: Text | None = None
    blanks: dict[BlankId, Text] = {}


class Letter(Record):
    """Ett brev eller meddelande som förvaltningen skickar, eller får av en hyresvärd."""

    title: Text
    purpose: Text = Field(description="Varför brevet skickas.")
    sender: RoleId = Field(description="Rollen som skickar det.")
    receiver: Text = Field(description="Vem som får det.")
    sent: Text = Field(description="När det skickas.")
    must: tuple[Requirement, ...] = Field((), description="Vad som ska stå enligt plan eller lag.")
    blanks: dict[BlankId, Text] = Field({}, description="Luckor i texten, skrivna [id].")
    fill: dict[BlankId, Fill] = Field(
        {}, description="Luckor som fylls i på webbplatsen: aldrig namn, adress eller fri text."
    )
    optional: Annotated[tuple[BlankId, ...], BeforeValidator(_listed)] = Field(
        (), description="Luckor som får stå tomma."
    )
    not_after: dict[BlankId, BlankId] = Field(
        {}, description="Dagar som inte får vara senare än en annan dag i brevet."
    )
    text: Annotated[Text, Coded((), of=OWN, read=in_letter)] = Field(
        description="Brevets text i klarspråk."
    )
    finding: FindingRef | None = None
    sources: Sources = Field(min_length=1)
    texts: dict[LanguageId, LetterText] = Field({}, alias=TRANSLATED, serialization_alias="texts")


OF_CHECKLISTS = {
    *("decide", "pause", "act", "finding", "every", "letter", "dates", "when", "sets", "points"),
    "outcomes",
}
"""What a stage of a legal process has not, of all that a step has."""


def _without_theirs(schema: dict[str, Any]) -> None:
    for key in OF_CHECKLISTS:
        schema["properties"].pop(key)


class LegalStep(Step):
    """Ett skede i en rättslig process. Rollen kan vara en part utanför förvaltningen."""

    model_config = ConfigDict(json_schema_extra=_without_theirs)

    id: Annotated[Id, ref("stages", of=OWN)] = Field(description="Skedets id, unikt i processen.")
    role: RoleId = Field(description="Parten, eller den del som någon har i förvaltningen.")
    title: Text = Field(description="Skedet med få ord, för tidslinjen.")
    time: Text | None = Field(None, description="När det sker, om ingen tidsregel säger det.")
    acts: Text | None = Field(None, description="Vad socialtjänsten kan göra här.")
    parallel: bool = Field(False, description="true: löper samtidigt som skedet före.")
    final: bool = Field(False, description="true: härefter räcker det inte att betala.")

    @model_validator(mode="after")
    def _is_a_stage(self) -> LegalStep:
        if said := sorted(self.model_fields_set & OF_CHECKLISTS):
            raise ValueError(f"ett skede i en rättslig process har inte {' eller '.join(said)}")
        return self


class Process(Record):
    """En rättslig process, skede för skede."""

    title: Text
    summary: Text = Field(description="Vad processen är, i två eller tre meningar.")
    saved: Text = Field(description="Kan hemmet räddas: av vem, till när och hur.")
    limit: Text = Field(
        "Hit räcker det att betala", max_length=28, description="Orden vid gränsen, på bilden."
    )
    when: When = Field({}, description="Svaren i guiden som processen gäller för.")
    reviewed: Review | None = Field(None, description="Den senaste granskningen.")
    steps: tuple[LegalStep, ...] = Field(min_length=1)
    sources: Sources = Field(min_length=1)


class EndingText(Record):
    """Ett svar till en hyresvärd på ett annat språk."""

    title: Text | None = None
    summary: Text | None = None
    send: Text | None = None
    must: tuple[Text, ...] = ()
    way: Text | None = None
    by: Text | None = None
    then: tuple[Text, ...] = ()
    helps: tuple[Text, ...] = ()


class Ending(Record):
    """Ett svar till en hyresvärd: mottagare och vad som ska skickas."""

    title: Text
    summary: Text | None = Field(None, description="Det viktigaste, i en eller två meningar.")
    when: When = Field(description="Svaren i hyresvärdens guide.")
    as_: When | None = Field(None, alias="as", description="Svar i handläggarnas guide.")
    receiver: RoleId = Field(description="Rollen som tar emot.")
    send: Text = Field(description="Vad som ska skickas.")
    must: tuple[Requirement, ...] = Field((), description="Vad det ska innehålla.")
    way: Text = Field(description="På vilket sätt, och när det räknas som lämnat.")
    by: Text = Field(description="När.")
    deadline: RuleId | None = Field(None, description="Tidsregeln som meddelandet startar.")
    letters: Annotated[tuple[LetterId, ...], BeforeValidator(_listed)] = Field(
        (), description="Texter att kopiera, den viktigaste först."
    )
    also: Annotated[tuple[Annotated[Id, ref("landlords")], ...], BeforeValidator(_listed)] = Field(
        (), description="Svar som gäller samtidigt, när mer än en sak har hänt."
    )
    then: tuple[Text, ...] = Field((), description="Vad förvaltningen gör sedan, och när.")
    helps: tuple[Text, ...] = Field((), description="Vad mer som hjälper just här.")
    finding: FindingRef | None = None
    sources: Sources = Field(min_length=1)
    texts: dict[LanguageId, EndingText] = Field({}, alias=TRANSLATED, serialization_alias="texts")


_ABOUT = "Orden runt innehållet på ett annat språk; vid varje ord står vad det är på svenska."
_WORDS: dict[str, Any] = {
    **{key: (InAddress, Field(description=said)) for key, said in ADDRESSES.items()},
    **{key: (Text, Field(description=said)) for key, said in (SWEDISH | FOREIGN).items()},
}
Words = create_model("Words", __base__=Record, __module__=__name__, __doc__=_ABOUT, **_WORDS)


class Remark(Record):
    """Något som sägs, kanske med ord först som syns mer. Länkar skrivs [ord](#avsnitt)."""

    lead: Text | None = Field(None, description="Orden först, som syns mer.")
    says: Text | None = Field(None, description="Texten efter dem.")


class Way(Record):
    """En väg från ett språks första sida."""

    title: Text
    says: Text


class Ways(Record):
    """Vägarna från ett språks första sida, för var och en som kommer dit."""

    landlord: Way = Field(description="Hyresvärden eller föreningen.")
    home: Way = Field(description="Den vars hem det gäller.")
    message: Way = Field(description="Den som ska skriva ett meddelande.")
    staff: Way = Field(description="Den som arbetar här: sidorna är på svenska.")


class Passage(Record):
    """Ett avsnitt på ett språks första sida."""

    id: InAddress = Field(description="Avsnittets namn i adressen, efter #.")
    title: Text
    rule: bool = Field(False, description="true: visas bara om en tid ger hemmet tillbaka.")
    before: tuple[Text, ...] = Field((), description="Stycken före listan.")
    points: tuple[Remark, ...] = Field((), description="Listan.")
    after: tuple[Text, ...] = Field((), description="Stycken efter listan.")
    calculator: bool = Field(False, description="true: här räknas dagen ut, för en sådan tid.")
    law: Text | None = Field(None, description="Lagen som avsnittet bygger på.")


class Opening(Record):
    """Ett språks första sida. I texten byts {contact}, {website}, {name}, {marked} och {review}."""

    title: Text
    intro: Text
    doors: Ways
    danger: Remark = Field(description="Vad som gäller vid fara, före allt annat.")
    sections: tuple[Passage, ...] = Field(
        min_length=1, description="Avsnitten; det första är till den vars hem det gäller."
    )
    last: Text


class Language(Record):
    """Ett språk som det som hyresvärdar och boende läser är översatt till."""

    name: Text = Field(description="Vad länken till sidorna heter, på språket: In English.")
    locale: Annotated[str, Field(pattern=r"^[a-z]{2,3}_[A-Z]{2}$")] | None = Field(
        None, description="Landet vars sätt att skriva dagar gäller, som en_GB."
    )
    words: Words = Field(description="Orden runt innehållet: rubriker, länkar och knappar.")
    start: Opening = Field(description="Språkets första sida.")


Obligation = Duty | Deadline
"""What must have a step in every situation where its ``when`` holds."""


def cases(obligation: Obligation) -> tuple[When, ...]:
    """Return the conditions under which an obligation holds; none when it binds no step."""
    if isinstance(obligation, Duty):
        return (*obligation.when, *(analogy.when for analogy in obligation.also))
    return obligation.when


class Plan(BaseModel):
    """The whole content, with blocks expanded into the routines."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    organisation: Organisation | None = None
    guides: dict[str, Guide] = {}
    routines: dict[str, Routine] = {}
    blocks: dict[str, Block] = {}
    landlords: dict[str, Ending] = {}
    roles: dict[str, Role] = {}
    units: dict[str, Unit] = {}
    law: dict[str, Process] = {}
    letters: dict[str, Letter] = {}
    facts: dict[str, Fact] = {}
    events: dict[str, Event] = {}
    deadlines: dict[str, Deadline] = {}
    statutes: dict[str, Statute] = {}
    paragraphs: dict[str, Paragraph] = {}
    duties: dict[Annotated[str, Coded((), read=in_duty)], Duty] = {}
    findings: dict[str, Finding] = {}
    acts: dict[str, Act] = {}
    guarantees: dict[str, Guarantee] = {}
    expectations: dict[str, Expectation] = {}
    terms: dict[str, Term] = {}
    searches: dict[Target, Search] = {}
    contacts: dict[Annotated[str, ref("roles", "units")], Contact] = {}
    languages: dict[LanguageId, Language] = {}


def registers(plan: Plan) -> dict[str, Mapping[str, Any]]:
    """Return every register of a plan; a file that is one record is a register of that one."""
    values = {name: getattr(plan, name) for name in Plan.model_fields}
    return {
        name: value if isinstance(value, Mapping) else {name: value}
        for name, value in values.items()
        if value is not None
    }


def uses(routine: Routine) -> list[tuple[Use, list[Step]]]:
    """Return every ``use`` of an expanded routine with the steps that it brought in."""
    found: dict[int, tuple[Use, list[Step]]] = {}
    for step in walk(routine.steps):
        if step.used:
            found.setdefault(id(step.used), (step.used, []))[1].append(step)
    return list(found.values())


def only_steps(items: Iterable[Step | Use]) -> Iterator[Step]:
    """Yield the steps among items; in an expanded routine they are all."""
    return (item for item in items if isinstance(item, Step))


def walk(steps: Iterable[Step | Use]) -> Iterator[Step]:
    """Yield every step, outcomes' steps included, in reading order; blocks must be expanded."""
    for step in only_steps(steps):
        yield step
        for outcome in step.outcomes.values():
            yield from walk(outcome.steps)


def lines(step: Step) -> tuple[Step | Point, ...]:
    """Return a step and its points: all that says something of its own."""
    return (step, *step.points)


def both(one: When, other: When) -> When | None:
    """Return the condition in which both hold, or None if they exclude each other."""
    met = dict(one)
    for fact, values in other.items():
        met[fact] = tuple(v for v in met.get(fact, values) if v in values)
    return met if all(met.values()) else None


def said(plan: Plan, step: Step) -> str:
    """Return what a step tells the reader to do, and the question that it decides."""
    ask = plan.facts[step.decide].ask if step.decide else None
    return " ".join(filter(None, (step.do, ask)))
