// @ts-check
/** What one tab remembers: the case that is open, and whether it has just become another. No DOM. */

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
}

/** This tab. */
export const session = new Session(new Area(() => sessionStorage))
