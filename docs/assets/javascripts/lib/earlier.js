// @ts-check
/** Cases as they were stored before rounds had ids: what was ordered by seconds is by counts. No DOM. */

/** @type {(text: string) => string} */
function codeOf(text) {
  let code = 0x811c9dc5
  for (const sign of text) code = Math.imul(code ^ sign.charCodeAt(0), 0x01000193) >>> 0
  return code.toString(16).padStart(8, "0")
}

/**
 * Return a case of the first format in the shape of the present, for the reader to judge. The
 * seconds become counts, so that it comes out the same however often it is read.
 * @param {any} raw
 * @param {(held: unknown) => void} demand
 */
export function readEarlier(raw, demand) {
  const { number, version: _, at, rounds, ...others } = raw
  demand(Array.isArray(rounds) && Number.isInteger(number) && number > 0)
  return { format: 2, ...others, was: number, version: "", touched: at, filed: 0, rounds: rounds.map(earlierRound) }
}

/** @param {any} raw */
function earlierRound(raw) {
  const { made, at, checklist, marks, ...others } = Object(raw)
  const turned = Object.entries(Object(marks)).map(([step, mark]) => {
    const [value, second, hash, ...more] = Array.isArray(mark) ? mark : []
    return [step, [value, second, hash, second, ...more]]
  })
  return { id: codeOf(`${made} ${checklist}`), made, count: Math.max(made, at), checklist, ...others,
    marks: { [String(checklist)]: Object.fromEntries(turned) } }
}
