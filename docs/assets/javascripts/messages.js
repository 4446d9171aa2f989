// @ts-check
/** Every sentence that the scripts say and no page holds. */

/**
 * The sentences of a page in another language, which stand on it; none on a page in ours.
 * @type {Record<string, string> | null}
 */
const ABROAD = JSON.parse(/** @type {HTMLMetaElement | null} */ (globalThis.document?.querySelector("meta[name=ef-says]"))?.content ?? "null")

/**
 * Return a sentence with what is in braces filled in.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole))

export const RENEWED = ABROAD?.renewed ?? "Webbplatsen har uppdaterats. Ladda om sidan när du är klar här."

export const GUIDE = {
  progress: (/** @type {number} */ now, /** @type {number} */ most) =>
    now === most ? `Fråga ${now}, den sista` : `Fråga ${now} av högst ${most}`,
  answers: "Dina svar",
  change: "Ändra",
  restart: "Börja om",
  unknown: "Vet inte",
  until: (/** @type {string} */ label) => `Räknas som ”${label}” till dess att du vet. Stegen visar hur du tar reda på det.`,
  all: "Visa alla frågor på en sida",
  one: "Visa en fråga i taget",
  partly: "En del av länken gick inte att läsa. Den delen är borttagen.",
  way: "Så gick vägen",
  wayText: "Vägen genom guiden är markerad.",
  continues: (/** @type {string} */ label) => `Gäller ${label}.`,
  fresh: "Gör ett nytt ärende i stället",
  noWinBack: "Här finns ingen tid för att få tillbaka hemmet genom att betala.",
}

export const DATES = {
  today: "I dag",
  yesterday: "I går",
  assumed: "Antagen dag",
  assumedShort: "antagen dag",
  clear: "Ta bort",
  left: (/** @type {number} */ days) =>
    (days === 0 ? "i dag" : days === 1 ? "i morgon" : days > 0 ? `${days} dagar kvar` : days === -1 ? "i går" : `${-days} dagar sedan`).replaceAll(" ", "\u00a0"),
  by: (/** @type {string} */ day) => `Senast ${day}`,
  safe: (/** @type {string} */ day) => `Trygg dag: ${day}`,
  last: (/** @type {string} */ day) => `Sista dag enligt lag: ${day}`,
  passes: (/** @type {string} */ days) => `flyttat på grund av ${days}`,
  review: "ska granskas av jurist",
  bank: (/** @type {string} */ day) => `Betala senast bankdagen före, ${day}`,
  filled: (/** @type {string} */ event, /** @type {string} */ day) => `${event} ${day}. Ändra dagen om det var en annan.`,
  missing: (/** @type {string} */ day) => `Saknas: ${day}`,
  dayWhen: (/** @type {string} */ event) => `dagen då ${event}`,
  fillIn: "Fyll i",
  goals: "Dagarna som gäller",
  noSuchDay: "Det är inget datum i kalendern.",
  range: (/** @type {number} */ first, /** @type {number} */ last) => `Datumet ska ligga mellan åren ${first} och ${last}.`,
  ahead: "Den dagen har inte kommit än.",
  notCounted: "Datumet räknas inte. Rätta det, eller kryssa i Antagen dag.",
  countedAnyway: "Datumet räknas som antaget.",
  disorder: (/** @type {string} */ later, /** @type {string} */ earlier) =>
    `Dagarna går inte ihop. ”${later}” kan inte komma före ”${earlier}”.`,
}

/**
 * Return the words around dates, in the language of the rules: theirs, or ours if they have none.
 * @param {Record<string, string>} [says]
 */
export function wordsAround(says) {
  if (!says) return DATES
  const { today, yesterday, assumed, assumed_short: assumedShort, review } = says
  const { no_such_day: noSuchDay, ahead, not_counted: notCounted, counted_anyway: countedAnyway } = says
  const on = (/** @type {string} */ key) => (/** @type {string} */ day) => filled(says[key], { day })
  return {
    today, yesterday, assumed, assumedShort, review, noSuchDay, ahead, notCounted, countedAnyway,
    left: (/** @type {number} */ days) =>
      (days === 0 ? says.left_today : days === 1 ? says.left_tomorrow : days === -1 ? says.left_yesterday :
        filled(days > 0 ? says.left : says.ago, { days: Math.abs(days) })).replaceAll(" ", "\u00a0"),
    by: on("by"), safe: on("safe"), last: on("last"), bank: on("bank"), missing: on("missing"),
    passes: (/** @type {string} */ days) => filled(says.passes, { days }),
    dayWhen: (/** @type {string} */ event) => filled(says.day_when, { event }),
    range: (/** @type {number} */ first, /** @type {number} */ last) => filled(says.range, { first, last }),
    disorder: (/** @type {string} */ later, /** @type {string} */ earlier) => filled(says.disorder, { later, earlier }),
  }
}

export const WORK = {
  heading: "Arbeta i checklistan",
  noCase: "Kryssen sparas bara i den här webbläsaren, utan personuppgifter.",
  fits: "Det finns redan ärenden i den här checklistan:",
  saved: "Sparas bara i den här webbläsaren.",
  known: "En annan rolls steg räknas som gjort enligt journalen, och skrivs inte i din text.",
  begun: (/** @type {string} */ label) => `${label} har skapats. Skriv namnet på ditt papper och i akten.`,
  close: "Lägg undan",
  done: (/** @type {number} */ done, /** @type {number} */ all) => `${done} av ${all} steg gjorda`,
  answers: "Svaren som gäller",
  noAnswers: "Du har inte svarat på guidens frågor. Därför visas alla steg.",
  answer: "Svara på frågorna",
  elsewhere: (/** @type {string} */ title) => `Med de här svaren gäller en annan checklista: ${title}`,
  show: (/** @type {number} */ count) => `Visa ${count} steg som inte gäller`,
  hide: (/** @type {number} */ count) => `Dölj ${count} steg som inte gäller`,
  off: "Gäller inte här",
  dates: "Fler datum",
  step: "Nästa",
  next: "Nästa datum",
  late: "Försenat",
  coming: "Datum för det som är kvar",
  comingOthers: "Datum för andras steg",
  moreSteps: (/** @type {number} */ count) => `och ${count} till`,
  tools: "Verktyg",
  print: "Skriv ut",
  printed: (/** @type {string} */ day, /** @type {string} */ version) => `Utskrivet ${day}. Innehållets version ${version}. Den nyaste listan finns på webbplatsen.`,
  journal: "Kopiera till journalen",
  calendar: "Kalenderfil",
  handover: "Lämna över",
  save: "Spara som fil",
  load: "Öppna fil",
  wipe: "Rensa kryss och val",
  wiped: "Kryss och val är borttagna.",
  undo: "Ångra",
  findOut: "Ta reda på först",
  findOutText: (/** @type {string} */ ask, /** @type {string} */ label) => `${ask} Räkna med ”${label}” till dess att du vet.`,
  setsLink: "Svara nu",
  moved: "Ärendet går vidare",
  goOn: (/** @type {string} */ title) => `Fortsätt i ”${title}”`,
  goAsk: "Svara på de frågor som har öppnats",
  again: "Börja ett nytt varv i den här checklistan",
  choice: "Ta bort valet",
  duties: "Innan ärendet avslutas:",
  dutiesAbout: "det här lägger planen på någon, och ingen har svarat för det.",
  almost: "Ärendet är nästan klart. Svara på frågorna vid beslutet om att avsluta.",
  ended: "Ärendet är avslutat. Kopiera till journalen innan du tar bort det.",
  changedTitle: "Innehållet har ändrats",
  changed: (/** @type {number} */ count) =>
    count === 1 ? "Ett steg som du har kryssat betyder något annat nu. Krysset är kvar. Gäller det fortfarande?" :
      `${count} steg som du har kryssat betyder något annat nu. Kryssen är kvar. Gäller de fortfarande?`,
  gone: (/** @type {number} */ count) =>
    count === 1 ? "Ett kryss hör till ett steg som inte finns längre. Det är sparat." :
      `${count} kryss hör till steg som inte finns längre. De är sparade.`,
  still: "Ja, det är gjort",
  notStill: "Nej, ta bort krysset",
  otherTab: "Ärendet ändrades i en annan flik. Båda flikarnas kryss finns nu här.",
  goneOn: (/** @type {string} */ title) => `Ärendet har gått vidare i en annan flik, till ”${title}”. Det du kryssar här sparas ändå.`,
  unknownStep: "Krysset gick inte att spara: steget finns inte i den version av innehållet som är hämtad. Ladda om sidan.",
  noRoom: "Ärendet rymmer inte mer, så det senaste sparades inte. Spara det som fil och börja ett nytt.",
  noRound: "Ärendet rymmer inte fler varv. Nästa kryss börjar ett nytt ärende.",
  unfiled: (/** @type {number} */ count) => `${count} ändringar finns bara i den här webbläsaren.`,
  copied: "Kopierat.",
  notCopied: "Det gick inte att kopiera. Markera texten och kopiera själv.",
  copy: "Kopiera",
  shut: "Stäng",
  journalTitle: "Text till journalen",
  handoverTitle: "Lämna över ärendet",
  receiver: "Till",
  noDates: "Det finns inga datum att spara än. Fyll i dagarna i stegen först.",
  notLoaded: "Checklistans funktioner kunde inte hämtas. Alla steg finns på sidan.",
}

/** What can be said of a step. @type {Record<string, string>} */
export const STATES = { 1: "Gjort", "behovs-inte": "Behövs inte", "kunde-inte": "Kunde inte", "enligt-journalen": "Gjort enligt journalen" }

export const ROLES = {
  label: "Jag är",
  all: "Alla roller",
  others: (/** @type {number} */ total) => `Andras steg: ${total}. Vet du att de är gjorda?`,
  show: "Visa andras steg",
  present: "Personen är här eller ringer nu",
  hide: "Visa bara mina steg",
}

export const TODAY = {
  title: (/** @type {string} */ day) => `I dag, ${day}`,
  nothing: "Inget av det som den här webbläsaren vet om ska göras i dag.",
  now: "i dag",
  late: (/** @type {number} */ days) => `försenat ${days} ${days === 1 ? "dag" : "dagar"}`,
  more: (/** @type {number} */ count) => `Och ${count} till. Öppna ärendena för att se allt.`,
  others: (/** @type {number} */ count) => `Andra roller har ${count} att göra i samma ärenden. Vet du att det är gjort?`,
}

export const CASES = {
  title: "Mina ärenden",
  about: "Sparas bara i den här webbläsaren. Inga namn och inga anteckningar, bara kryss, val och datum.",
  lasts: "Webbläsaren har lovat att inte rensa det själv. Det försvinner om du rensar webbplatsdata, och i ett privat fönster när fönstret stängs.",
  mayGo: "Webbläsaren kan rensa det: Safari när du inte har använt sidan på sju dagar, ett privat fönster när det stängs och andra när det är ont om plats. Spara som fil det du inte får förlora.",
  shared: (/** @type {string} */ name) => `Flera ärenden heter ${name}. Skilj dem åt med checklistan och datumen.`,
  next: (/** @type {string} */ day) => `Nästa datum: ${day}`,
  passed: (/** @type {string} */ day) => `Dagen har passerat: ${day}`,
  noNext: "Inget datum än",
  ended: "Avslutat",
  open: (/** @type {string} */ label) => `Öppna ${label}`,
  remove: "Ta bort",
  removeOne: (/** @type {string} */ label) => `Ta bort ${label}? Det går inte att ångra.`,
  removeAll: "Ta bort alla ärenden",
  removeAllSure: "Ta bort alla ärenden i den här webbläsaren? Det går inte att ångra.",
  yes: "Ja, ta bort",
  no: "Nej, behåll",
  removed: (/** @type {string} */ label) => `${label} är borttaget.`,
  allRemoved: "Alla ärenden är borttagna.",
  keep: "Glöm ärenden som ingen har öppnat på",
  days: (/** @type {number} */ days) => `${days} dagar`,
  warn: (/** @type {number} */ days) => `Glöms om ${days} ${days === 1 ? "dag" : "dagar"} om ingen öppnar det.`,
  keepOn: "Behåll",
  forgotten: (/** @type {string} */ labels) => `Har glömts, eftersom ingen har öppnat dem: ${labels}. De går att ta fram på startsidan.`,
  forgottenTitle: "Nyligen glömda",
  forgottenAbout: "Ingen har öppnat dem på länge. De går att ta fram till dess att de tas bort.",
  goes: (/** @type {number} */ days) => `Tas bort om ${days} ${days === 1 ? "dag" : "dagar"}.`,
  bringBack: "Ta fram",
  broughtBack: (/** @type {string} */ label) => `${label} är framtaget.`,
  damaged: (/** @type {string} */ name) => `${name || "Ett ärende"} går inte att läsa. Det ligger kvar orört.`,
  newer: (/** @type {string} */ name) => `${name || "Ett ärende"} är sparat av en nyare version av sidan. Ladda om sidan för att läsa det.`,
  raw: "Spara rådata",
  save: "Spara alla som fil",
  load: "Öppna fil",
  none: "Inga ärenden är sparade.",
}

const COLOURS = ["röd", "blå", "grön", "gul", "lila", "orange", "turkos", "grå"]

/** What a case was called when cases had numbers: it may stand on somebody's paper. @param {number} number */
export const WAS = (number) => ` (tidigare Ärende ${number}, ${COLOURS[(number - 1) % COLOURS.length]})`

/** @type {Record<string, string>} */
export const FAULTS = {
  blocked: "Webbläsaren låter inte sidan spara något. Det du gör kan försvinna så snart du lämnar eller laddar om sidan. Spara som fil först.",
  full: "Webbläsarens lagring är full. Det senaste finns bara i den här fliken och försvinner när du stänger den. Spara som fil först.",
  page: "Varken webbläsaren eller fliken har plats. Det senaste kan försvinna så snart du lämnar eller laddar om sidan. Spara som fil nu.",
  damaged: "Ett sparat ärende går inte att läsa. Det ligger kvar orört. På startsidan kan du spara rådata eller ta bort det.",
  tooLarge: "Filen är för stor för att vara ett ärende. Inget har ändrats.",
  noFile: "Filen är inte ett ärende från den här sidan. Inget har ändrats.",
  newer: "Filen är gjord med en nyare version av sidan. Ladda om sidan och försök igen. Inget har ändrats.",
  unknownList: "Filen gäller en checklista som inte finns här. Inget har ändrats.",
  damagedFile: "Filen är skadad eller ändrad för hand. Inget har ändrats.",
  noRoom: "Filen ryms inte tillsammans med det ärende som redan finns här. Inget har ändrats.",
  saveNow: "Spara som fil nu",
  loaded: "Filen är öppnad.",
}

export const TEXT = {
  journal: "Checklista",
  case: (/** @type {string} */ label) => `Ärende: ${label}`,
  owner: "Ansvarar",
  answers: "Svar i guiden",
  events: "Datum",
  done: "Gjort",
  needless: "Behövdes inte",
  unanswered: "Ingen har svarat för det här, som planen lägger på någon",
  failed: "Gick inte att göra. Visa för enhetschefen",
  wentThrough: (/** @type {string} */ text) => `Gick igenom: ${text}`,
  isDone: (/** @type {string} */ text) => `Gjort: ${text}`,
  task: (/** @type {string} */ role) => ` (uppgift för ${role})`,
  by: (/** @type {string} */ role) => `av ${role}`,
  on: (/** @type {string} */ day) => day,
  before: (/** @type {string} */ day) => `Senast ${day}`,
  source: (/** @type {string} */ sources) => `Källa: ${sources}`,
  assumed: " (antagen dag)",
  version: (/** @type {string} */ version) => `Innehållets version: ${version}`,
  ended: "Ärendet är avslutat.",
  documents: (/** @type {string} */ text) => `Skriv också: ${text}`,
  handover: "Överlämning",
  slip: "Fyll i för hand: från ______________  till ______________  dag ______________",
  to: "Till",
  next: "Nästa steg för dig",
  decisions: "Beslut som inte är fattade",
  receipt: "Mottaget av ______________  dag ______________  (lämna tillbaka till den som lämnade över)",
  andMore: (/** @type {number} */ count) => ` + ${count} till`,
  nothing: "Inget",
  interim: "tills vidare",
  review: "ska granskas av jurist",
  every: "Återkommer",
}

const SOUGHT = {
  title: "Sök",
  close: "Stäng",
  about: "Inget av det du skriver skickas eller sparas.",
  all: "Alla sökord från A till Ö",
  hint: "Skriv ett ord ur brevet, en roll eller det som har hänt.",
  loading: "Hämtar sökningen …",
  slow: "Det tar längre tid än vanligt att hämta sökningen. Vänta, eller se alla sökord här nedanför.",
  failed: "Sökningen kunde inte hämtas. Se alla sökord här nedanför, eller",
  again: "försök igen",
  found: (/** @type {number} */ count, /** @type {string} */ query) =>
    count === 0 ? `Inget svar på ”${query}”. Prova ett annat ord, eller se alla sökord här nedanför.` :
      `${count} svar på ”${query}”`,
  also: (/** @type {number} */ count) => `Visa ${count} till som hör hit`,
}

/** The search speaks the language of the page. */
export const SEARCH = ABROAD ? soughtIn(ABROAD) : SOUGHT

/** @param {Record<string, string>} says @returns {typeof SOUGHT} */
function soughtIn(says) {
  const { title, close, about, all, hint, loading, slow, failed, again } = Object.fromEntries(
    Object.entries(says).map(([key, text]) => [key.replace("search_", ""), text]))
  return {
    title, close, about, all, hint, loading, slow, failed, again,
    found: (count, query) => filled(says[count === 0 ? "search_none" : count === 1 ? "search_one" : "search_found"], { count, query }),
    also: (count) => filled(says.search_also, { count }),
  }
}
