// @ts-check
/** The cases in the browser's storage. Whatever happens to it, the work goes on in memory. */

import { KEEP, daysLeft, merge, readCase } from "./cases.js"

/** @typedef {import("./cases.js").Case} Case */
/** @typedef {"blocked" | "full" | "damaged"} Problem */

const PREFIX = "ef.arende."
const KEEPING = "ef.dagar"

/** Cases by id. Every write reads what is stored first and puts both together. */
export class Store {
  /**
   * @param {() => Storage} open gives the storage, or throws where there is none
   * @param {() => import("./cases.js").Known} known
   */
  constructor(open, known) {
    this.known = known
    /** @type {Map<string, Case>} */
    this.memory = new Map()
    /** @type {Set<Problem>} */
    this.problems = new Set()
    /** @type {Storage | null} */
    this.storage = null
    try {
      this.storage = open()
      this.storage.setItem("ef.prov", "1")
      this.storage.removeItem("ef.prov")
    } catch (error) {
      this.note(error)
    }
  }

  /** @param {unknown} error */
  note(error) {
    const full = error instanceof Error && /quota/i.test(error.name)
    this.problems.add(full ? "full" : "blocked")
  }

  /** @returns {string[]} */
  keys() {
    const found = []
    try {
      for (let place = 0; place < (this.storage?.length ?? 0); place++) {
        const key = this.storage?.key(place)
        if (key?.startsWith(PREFIX)) found.push(key)
      }
    } catch (error) {
      this.note(error)
    }
    return found
  }

  /** @returns {Case[]} all cases, the latest touched first */
  all() {
    const stored = this.keys().map((key) => this.stored(key.slice(PREFIX.length)))
    const found = new Map(this.memory)
    for (const one of stored) {
      if (one) found.set(one.id, found.has(one.id) ? merge(one, /** @type {Case} */ (found.get(one.id))) : one)
    }
    return [...found.values()].sort((one, other) => other.at - one.at || one.number - other.number)
  }

  /**
   * @param {string} id
   * @returns {Case | null}
   */
  get(id) {
    const [stored, held] = [this.stored(id), this.memory.get(id) ?? null]
    return stored && held ? merge(stored, held) : stored ?? held
  }

  /**
   * @param {string} id
   * @returns {Case | null} null too where it cannot be read: it is then left as it is
   */
  stored(id) {
    try {
      const text = this.storage?.getItem(PREFIX + id)
      if (!text) return null
      const one = readCase(JSON.parse(text), this.known())
      return one.id === id ? one : null
    } catch {
      this.problems.add("damaged")
      return null
    }
  }

  /** @returns {string[]} the texts that cannot be read, as they are stored */
  damaged() {
    return this.keys().filter((key) => !this.stored(key.slice(PREFIX.length)))
  }

  /**
   * Store a case, together with what another tab has stored meanwhile.
   * @param {Case} one
   * @returns {Case} both together
   */
  put(one) {
    const other = this.get(one.id)
    const both = other ? merge(one, other) : one
    const damaged = !this.stored(one.id) && this.keys().includes(PREFIX + one.id)
    try {
      if (!this.storage || damaged) throw new Error()
      this.storage.setItem(PREFIX + one.id, JSON.stringify(both))
      this.memory.delete(one.id)
      this.problems.delete("full")
    } catch (error) {
      this.memory.set(one.id, both)
      if (this.storage) this.note(error)
    }
    return both
  }

  /** @param {string} id */
  remove(id) {
    this.memory.delete(id)
    try {
      this.storage?.removeItem(PREFIX + id)
    } catch (error) {
      this.note(error)
    }
  }

  /** Remove every case, also what cannot be read. */
  clear() {
    for (const key of this.keys()) this.remove(key.slice(PREFIX.length))
    this.memory.clear()
    this.problems.delete("damaged")
  }

  /** Whether something is held in memory only. */
  get unsaved() {
    return this.memory.size > 0
  }

  /** The days that an untouched case is kept. */
  get keep() {
    try {
      const days = Number(this.storage?.getItem(KEEPING))
      return KEEP.includes(days) ? days : 90
    } catch {
      return 90
    }
  }

  set keep(days) {
    try {
      this.storage?.setItem(KEEPING, String(days))
    } catch (error) {
      this.note(error)
    }
  }

  /**
   * Remove the cases that nobody has touched for long enough.
   * @returns {Case[]} the cases removed
   */
  forget() {
    const { now } = this.known()
    const old = this.all().filter((one) => daysLeft(one, this.keep, now) <= 0)
    for (const one of old) this.remove(one.id)
    return old
  }
}
