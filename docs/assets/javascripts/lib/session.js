// @ts-check
/** What one tab remembers: the case that is open, and days given before there is a case. No DOM. */

const OPEN = "ef.oppet"
const MOVE = "ef.vidare"
const DAYS = "ef.nya-dagar"

/** @type {Map<string, string>} */
const memory = new Map()

/** @param {string} key */
function read(key) {
  try {
    return sessionStorage.getItem(key) ?? memory.get(key) ?? null
  } catch {
    return memory.get(key) ?? null
  }
}

/** @param {string} key @param {string | null} text */
function write(key, text) {
  if (text === null) memory.delete(key)
  else memory.set(key, text)
  try {
    if (text === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, text)
  } catch {
    // blocked or full: this page still remembers
  }
}

/** The id of the case that this tab works with. */
export const openCase = () => read(OPEN)
/** @param {string | null} id */
export const setOpenCase = (id) => write(OPEN, id)

/** Whether an outcome has just made the open case another one. */
export const moveOn = () => read(MOVE) !== null
/** @param {boolean} moves */
export const setMoveOn = (moves) => write(MOVE, moves ? "1" : null)

/**
 * Return the days given in the guide.
 * @returns {import("./words.js").Dates}
 */
export function newDates() {
  /** @type {import("./words.js").Dates} */
  const dates = { days: {}, assumed: new Set() }
  try {
    for (const [event, [day, assumed]] of Object.entries(JSON.parse(read(DAYS) ?? "{}"))) {
      if (!Number.isInteger(day) || !/^[a-z-]{1,60}$/.test(event)) continue
      dates.days[event] = day
      if (assumed) dates.assumed.add(event)
    }
  } catch {
    // not ours: begin without days
  }
  return dates
}

/** @param {import("./words.js").Dates | null} dates */
export function setNewDates(dates) {
  const told = dates && Object.entries(dates.days).map(([event, day]) => [event, [day, dates.assumed.has(event)]])
  write(DAYS, told && JSON.stringify(Object.fromEntries(told)))
}
