/** Cases of which one thing is as large as it is told to be. */

const code = (number, length) => number.toString(16).padStart(length, "0")
const many = (count, made) => Object.fromEntries(Array.from({ length: count }, (_, place) => made(place)))
const MARK = ["1", 1, "aaaaaa", 1]

const round = (lib, id) => lib.newRound(id, 1, "alfa", {})

const PARTS = {
  rounds: (one, size, lib) => ({ ...one, rounds: Array.from({ length: size }, (_, place) => round(lib, code(place, 8))) }),
  lists: (one, size) => marked(one, many(size, (place) => [`lista-${place}`, { steg: MARK }])),
  marks: (one, size) => marked(one, { alfa: many(size, (place) => [`steg-${place}`, MARK]) }),
  events: (one, size) => ({ ...one, events: many(size, (place) => [`dag-${place}`, ["2026-12-01", 1, 0]]) }),
  answers: (one, size) => ({ ...one, rounds: [{ ...one.rounds[0], answers: many(size, (place) => [`fraga-${place}`, "ja"]) }] }),
  id: (one, size) => marked(one, { alfa: { ["s".repeat(size)]: MARK } }),
  value: (one, size) => marked(one, { alfa: { steg: ["v".repeat(size), 1, "aaaaaa", 1] } }),
  was: (one, size) => ({ ...one, was: size }),
  counter: (one, size) => marked(one, { alfa: { steg: ["1", size, "aaaaaa", size] } }),
  text: (one, size, lib) => filled(one, size, lib),
}

const marked = (one, marks) => ({ ...one, rounds: [{ ...one.rounds[0], marks }] })

/** Fill a case with marks until it is as long as told; the last id makes up for what is missing. */
function filled(one, size, lib) {
  const entry = JSON.stringify(MARK).length + 4 // with quotation marks, colon and comma
  const count = Math.floor((size - 5000) / (entry + 70))
  const named = (place) => [String(place).padStart(70, "0"), MARK]
  const lists = Math.ceil(count / lib.LIMITS.marks)
  const marks = many(lists, (list) => {
    const first = list * lib.LIMITS.marks
    return [`lista-${list}`, many(Math.min(lib.LIMITS.marks, count - first), (place) => named(first + place))]
  })
  marks.alfa = {}
  const missing = () => size - lib.write(marked(one, marks)).length
  while (missing() > 2 * (entry + 70)) marks.alfa[named(count + Object.keys(marks.alfa).length)[0]] = MARK
  marks.alfa["x".repeat(Math.floor(missing() / 2) - entry)] = MARK
  marks.alfa["y".repeat(missing() - entry)] = MARK
  return marked(one, marks)
}

/** A case of which one thing has a size. */
export function fullCase(lib, limit, size) {
  const one = lib.newCase("00000000", "aaaaaaaa", 1, round(lib, "00000000"))
  return PARTS[limit](one, size, lib)
}
