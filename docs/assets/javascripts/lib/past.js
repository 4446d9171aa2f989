// @ts-check
/** What a step tells somebody to do, said of what is done: ”Ring i dag.” is ”Ringde.”. No DOM. */

const VERBS = new Map(("anmäl anmälde, ansök ansökte, be bad, bedöm bedömde, berätta berättade, besluta beslutade, bestäm bestämde, betala betalade, "
  + "boka bokade, börja började, delge delgav, erbjud erbjöd, flytta flyttade, fortsätt fortsatte, fråga frågade, få fick, följ följde, "
  + "föreslå föreslog, ge gav, gå gick, gör gjorde, hjälp hjälpte, hänvisa hänvisade, håll höll, hör hörde, informera informerade, inled inledde, "
  + "jämför jämförde, knacka knackade, kom kom, kontrollera kontrollerade, leta letade, lova lovade, lyssna lyssnade, lämna lämnade, läs läste, "
  + "ordna ordnade, packa packade, pröva prövade, registrera registrerade, ring ringde, räkna räknade, se såg, skicka skickade, skriv skrev, "
  + "spara sparade, stäm stämde, svara svarade, säg sa, sök sökte, ta tog, tala talade, träffa träffade, utred utredde, utse utsåg, var var, "
  + "visa visade, åk åkte, öppna öppnade").split(", ").map((pair) => /** @type {[string, string]} */ (pair.split(" "))))

/**
 * Return a text in the past tense, or null where it asks something, or begins with no verb that is known.
 * @param {string} text
 * @returns {string | null}
 */
export function past(text) {
  const first = /^\p{L}+/u.exec(text)?.[0].toLowerCase() ?? ""
  if (!VERBS.has(first) || /\?\s|\?$/.test(text)) return null
  const sentences = text.replace(/,? i dag\b/g, "").match(/[^.!]+[.!]?\s*/g) ?? []
  return sentences.map(turned).join("").trim()
}

/** A verb after ”och” is another thing done, unless it belongs to an ”att” before it. @param {string} sentence */
function turned(sentence) {
  return sentence.replace(/^\p{L}+|(?<=\b(?:och|eller) )\p{L}+/gu, (word, place) => {
    const verb = VERBS.get(word.toLowerCase())
    const before = sentence.slice(0, place).split(", och ").at(-1) ?? ""
    if (!verb || /\batt\b/.test(before)) return word
    return place === 0 ? verb[0].toUpperCase() + verb.slice(1) : verb
  })
}
