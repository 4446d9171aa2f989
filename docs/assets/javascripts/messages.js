// @ts-check
/** Every sentence that the scripts say and no page holds. */

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
  result: "Klart: det här gäller",
  owner: "Ansvarar för ärendet",
  interim: "Tills vidare, se ",
  unit: "Enhet",
  outside: "Utanför förvaltningen",
  deputy: "Ersättare",
  noDeputy: "Planen anger ingen",
  see: ", se ",
  contact: "Kontakt",
  noContact: "Uppgift saknas",
  draft: "Ej klar för publicering",
  now: (/** @type {string} */ day) => `Gör nu, i dag ${day}`,
  whenChosen: (/** @type {string} */ ask, /** @type {string[]} */ answers) =>
    `Om svaret på ”${ask}” är ${answers.map((answer) => `”${answer}”`).join(" eller ")}.`,
  more: (/** @type {number} */ count) => `Och ${count} steg till i checklistan.`,
  open: "Öppna checklistan",
  openWith: "Dina svar följer med.",
  why: "Varför",
  sources: "Källor till stegen",
  findings: "Det som planen lämnar öppet",
  way: "Så gick vägen",
  wayText: "Vägen genom guiden är markerad.",
  continues: (/** @type {string} */ label) => `Gäller ${label}.`,
  fresh: "Gör ett nytt ärende i stället",
  dates: "När?",
  datesHelp: "Fyll i det du vet, så räknas dagarna ut. Datumen följer med till checklistan.",
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
  review: "ska granskas av jurist",
  bank: (/** @type {string} */ day) => `Betala senast bankdagen före, ${day}`,
  missing: "Saknas: ",
  needs: (/** @type {string} */ event) => `Datum saknas: ${event}`,
  noSuchDay: "Det är inget datum i kalendern.",
  range: (/** @type {number} */ first, /** @type {number} */ last) => `Datumet ska ligga mellan åren ${first} och ${last}.`,
  ahead: "Den dagen har inte kommit än.",
  notCounted: "Datumet räknas inte. Rätta det, eller kryssa i Antagen dag.",
  countedAnyway: "Datumet räknas som antaget.",
  disorder: (/** @type {string} */ later, /** @type {string} */ earlier) =>
    `Dagarna går inte ihop. ”${later}” kan inte komma före ”${earlier}”.`,
}

export const WORK = {
  heading: "Arbeta i checklistan",
  noCase: "Kryssa i ett steg så sparas ett ärende i den här webbläsaren. Inget skickas, och inga personuppgifter sparas.",
  fits: "Det finns redan ärenden i den här checklistan:",
  saved: "Sparas bara i den här webbläsaren.",
  begun: (/** @type {string} */ label) => `${label} har skapats. Skriv numret på ditt papper eller i journalen.`,
  other: "Nytt ärende",
  close: "Stäng ärendet",
  done: (/** @type {number} */ done, /** @type {number} */ all) => `${done} av ${all} steg gjorda`,
  answers: "Svaren som gäller",
  noAnswers: "Du har inte svarat på guidens frågor. Därför visas alla steg.",
  answer: "Svara på frågorna",
  change: "Ändra svaren",
  elsewhere: (/** @type {string} */ title) => `Med de här svaren gäller en annan checklista: ${title}`,
  show: (/** @type {number} */ count) => `Visa ${count} steg som inte gäller`,
  hide: (/** @type {number} */ count) => `Dölj ${count} steg som inte gäller`,
  off: "Gäller inte här",
  dates: "Datum i ärendet",
  step: "Nästa steg",
  next: "Nästa datum",
  passed: "Dagen har passerat",
  coming: "Datum för det som är kvar",
  moreSteps: (/** @type {number} */ count) => `och ${count} till`,
  tools: "Verktyg",
  print: "Skriv ut",
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
  copied: "Kopierat.",
  notCopied: "Det gick inte att kopiera. Markera texten och kopiera själv.",
  copy: "Kopiera",
  shut: "Stäng",
  journalTitle: "Text till journalen",
  handoverTitle: "Lämna över ärendet",
  noDates: "Det finns inga datum att spara än. Fyll i dagarna under ”Datum i ärendet” först.",
  notLoaded: "Checklistans funktioner kunde inte hämtas. Alla steg finns på sidan.",
}

export const ROLES = {
  label: "Jag är",
  all: "Alla roller",
  others: (/** @type {number} */ total, /** @type {string} */ roles) => `Andras steg (${total}): ${roles}. Vet du att de är gjorda?`,
  show: "Visa andras steg",
  hide: "Visa bara mina steg",
}

export const CASES = {
  title: "Mina ärenden",
  about: "Sparas bara i den här webbläsaren. Inga namn och inga anteckningar, bara nummer, kryss och datum.",
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
  keep: "Glöm ärenden som ingen har rört på",
  days: (/** @type {number} */ days) => `${days} dagar`,
  warn: (/** @type {number} */ days) => `Glöms om ${days} ${days === 1 ? "dag" : "dagar"} om ingen öppnar det.`,
  keepOn: "Behåll",
  forgotten: (/** @type {string} */ labels) => `Har glömts, eftersom ingen har rört dem: ${labels}.`,
  save: "Spara alla som fil",
  load: "Öppna fil",
  none: "Inga ärenden är sparade.",
}

export const COLOURS = ["röd", "blå", "grön", "gul", "lila", "orange", "turkos", "grå"]

/** The label of a case; nobody types it. @param {number} number */
export const COLOUR_LABEL = (number) => `Ärende ${number}, ${COLOURS[(number - 1) % COLOURS.length]}`

/** @type {Record<string, string>} */
export const FAULTS = {
  blocked: "Webbläsaren låter inte sidan spara något. Allt du gör finns kvar så länge fliken är öppen. Spara som fil innan du stänger.",
  full: "Webbläsarens lagring är full. Det du gör nu finns bara i den här fliken. Spara som fil innan du stänger.",
  damaged: "Ett sparat ärende går inte att läsa. Det ligger kvar orört. Ta bort det under ”Mina ärenden” på startsidan.",
  tooLarge: "Filen är för stor för att vara ett ärende. Inget har ändrats.",
  noFile: "Filen är inte ett ärende från den här sidan. Inget har ändrats.",
  newer: "Filen är gjord med en nyare version av sidan. Ladda om sidan och försök igen. Inget har ändrats.",
  unknownList: "Filen gäller en checklista som inte finns här. Inget har ändrats.",
  damagedFile: "Filen är skadad eller ändrad för hand. Inget har ändrats.",
  saveNow: "Spara som fil nu",
  loaded: "Filen är öppnad.",
}

export const TEXT = {
  journal: "Checklista",
  owner: "Ansvarar",
  answers: "Svar i guiden",
  events: "Datum",
  done: "Gjort",
  left: "Kvar att göra",
  by: (/** @type {string} */ role) => `av ${role}`,
  on: (/** @type {string} */ day) => day,
  before: (/** @type {string} */ day) => `senast ${day}`,
  source: (/** @type {string} */ sources) => `Källa: ${sources}`,
  assumed: " (antagen dag)",
  version: (/** @type {string} */ version) => `Innehållets version: ${version}`,
  ended: "Ärendet är avslutat.",
  documents: (/** @type {string} */ text) => `Skriv i journalen: ${text}`,
  handover: "Överlämning",
  slip: "Fyll i för hand: från ______________  till ______________  dag ______________",
  nothing: "Inget",
  interim: "tills vidare",
  review: "ska granskas av jurist",
  every: "Återkommer",
}

/** The search speaks the language of the page. */
export const SEARCH = {
  sv: {
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
  },
  en: {
    title: "Search",
    close: "Close",
    about: "Nothing that you write is sent or stored.",
    all: "All search words, in Swedish",
    hint: "Write a word from the letter, or what has happened.",
    loading: "Fetching the search …",
    slow: "Fetching the search takes longer than usual. Please wait.",
    failed: "The search could not be fetched. You can",
    again: "try again",
    found: (/** @type {number} */ count, /** @type {string} */ query) =>
      count === 0 ? `Nothing found for “${query}”. Try another word.` :
        `${count} ${count === 1 ? "answer" : "answers"} for “${query}”`,
    also: (/** @type {number} */ count) => `Show ${count} more of this kind`,
  },
}
