// @ts-check
/** What one tab remembers: the case that is open, and days given before there is a case. No DOM. */

import { Area } from "./area.js"
import { keyOf } from "./place.js"

/** What a tab remembers, as long as it is open; where storage is blocked, as long as the page is. */
export class Session {
  /** @param {Area} area */
  constructor(area) {
    this.area = area
    /** @type {Map<string, string>} */
    this.memory = new Map()
  }

  /** @param {string} name @returns {string | null} */
  get(name) {
    return this.area.get(keyOf(name)) ?? this.area.get(`ef.${name}`) ?? this.memory.get(name) ?? null
  }

  /** @param {string} name @param {string | null} text */
  set(name, text) {
    this.area.remove(`ef.${name}`) // as it was called before the name held the site's path
    if (text === null) {
      this.memory.delete(name)
      this.area.remove(keyOf(name))
    } else if (!this.area.set(keyOf(name), text)) this.memory.set(name, text)
  }

  /** The id of the case that this tab works with. @returns {string | null} */
  get openCase() {
    return this.get("oppet")
  }

  set openCase(id) {
    this.set("oppet", id)
  }

  /** Whether an outcome has just made the open case another one. */
  get moveOn() {
    return this.get("vidare") !== null
  }

  set moveOn(moves) {
    this.set("vidare", moves ? "1" : null)
  }

  /**
   * Return the days given in the guide.
   * @returns {import("./words.js").Dates}
   */
  newDates() {
    /** @type {import("./words.js").Dates} */
    const dates = { days: {}, assumed: new Set() }
    try {
      for (const [event, [day, assumed]] of Object.entries(JSON.parse(this.get("nya-dagar") ?? "{}"))) {
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
  setNewDates(dates) {
    const told = dates && Object.entries(dates.days).map(([event, day]) => [event, [day, dates.assumed.has(event)]])
    this.set("nya-dagar", told && JSON.stringify(Object.fromEntries(told)))
  }
}

/** This tab. */
export const session = new Session(new Area(() => sessionStorage))

export const openCase = () => session.openCase
/** @param {string | null} id */
export const setOpenCase = (id) => { session.openCase = id }
/** @param {boolean} moves */
export const setMoveOn = (moves) => { session.moveOn = moves }
export const newDates = () => session.newDates()
/** @param {import("./words.js").Dates | null} dates */
export const setNewDates = (dates) => session.setNewDates(dates)
