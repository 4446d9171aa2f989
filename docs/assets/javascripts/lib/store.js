// @ts-check
/**
 * The cases of this browser. A case is kept in the browser's storage; where there is no room, in
 * the tab's; else on the page. It leaves none of them before it has been read back from a better
 * one. No DOM.
 */

import { look, readCalm, writeCalm } from "./calm.js"
import { highest, merge } from "./cases.js"
import { damaged, discard } from "./damage.js"
import { discardForgotten, forgotten, revive } from "./forgetting.js"
import { DAY, KEEP, KEPT } from "./limits.js"
import { nameOf } from "./names.js"
import { fits, read, write } from "./reading.js"

/** @typedef {import("./cases.js").Case} Case */
/** @typedef {import("./area.js").Area} Area */
/** @typedef {"blocked" | "full" | "page"} Problem a key of the messages: kept on the page, in the tab, on the page */

/** What keys began with before they held the site's path. */
const EARLIER = "ef."

export class Store {
  /**
   * @param {Area} local what all tabs share
   * @param {Area} tab
   * @param {string} prefix what the site's keys begin with
   * @param {() => number} now in seconds
   */
  constructor(local, tab, prefix, now) {
    this.local = local
    this.tab = tab
    this.prefix = prefix
    this.now = now
    /** What is not in the browser's storage. @type {Map<string, Case>} */
    this.held = new Map()
    this.clock = { seen: now(), calm: this.firstCalm() }
    this.flush()
  }

  /** A clock begun anew goes on from what was touched last. */
  firstCalm() {
    const touched = this.all().map((one) => one.touched)
    return touched.length ? Math.min(this.now(), Math.max(...touched)) : this.now()
  }

  /** The seconds of the clock for forgetting. */
  calm() {
    const key = `${this.prefix}klocka`
    this.clock = look(readCalm(this.local.get(key)) ?? this.clock, this.now())
    const text = writeCalm(this.clock)
    if (this.local.get(key) !== text) this.local.set(key, text)
    return this.clock.calm
  }

  /** @param {string} id */
  keyOf(id) {
    return `${this.prefix}arende.${id}`
  }

  /** What the keys of cases begin with: present, put away, and of earlier versions. */
  get prefixes() {
    return [this.keyOf(""), `${this.prefix}glomt.`, earlierKey("")]
  }

  /** The id of the case that a key is for, or null. @param {string | null} key */
  idOf(key) {
    const prefix = [this.keyOf(""), earlierKey("")].find((one) => key?.startsWith(one))
    return prefix === undefined ? null : key?.slice(prefix.length) ?? null
  }

  /** @returns {string[]} the ids of all cases that something is stored for */
  ids() {
    const keys = [...this.local.keys(this.keyOf("")), ...this.local.keys(earlierKey("")), ...this.tab.keys(this.keyOf(""))]
    return [...new Set([...keys.map((key) => this.idOf(key) ?? ""), ...this.held.keys()])]
  }

  /** @returns {Case[]} all cases that can be read, the latest touched first */
  all() {
    const found = this.ids().flatMap((id) => this.get(id) ?? [])
    return found.sort((one, other) => other.touched - one.touched || (nameOf(one.id) < nameOf(other.id) ? -1 : 1))
  }

  /**
   * Return all that is known of a case.
   * @param {string} id
   * @returns {Case | null}
   */
  get(id) {
    const found = [this.read(this.local, this.keyOf(id)), this.earlier(id), this.read(this.tab, this.keyOf(id)), this.held.get(id) ?? null]
    return found.reduce((whole, one) => (whole && one ? merge(whole, one) : one ?? whole))
  }

  /** @param {Area} area @param {string} key @returns {Case | null} */
  read(area, key) {
    try {
      const one = read(area.get(key) ?? "")
      return key.endsWith(`.${one.id}`) ? one : null
    } catch {
      return null
    }
  }

  /** What an earlier version stored; its clock may have been wrong. @param {string} id */
  earlier(id) {
    const one = this.read(this.local, earlierKey(id))
    return one && { ...one, touched: Math.min(one.touched, this.clock?.calm ?? this.now()) }
  }

  /** @param {string} key */
  isDamaged(key) {
    return this.local.get(key) !== null && !this.read(this.local, key)
  }

  /** Whether the browser's storage has all of a case. @param {Case} one */
  isStored(one) {
    return this.local.get(this.keyOf(one.id)) === write(one)
  }

  /**
   * Return a case that is about to be worked with: also one that was put away.
   * @param {string} id
   * @returns {Case | null}
   */
  open(id) {
    return this.get(id) ?? revive(this, id)
  }

  /**
   * Store a case, together with what is stored of it already.
   * @param {Case} one
   * @returns {Case | null} both together; null where that is more than a case can hold, and nothing has changed
   */
  put(one) {
    const other = this.get(one.id)
    const both = other ? merge(one, other) : one
    if (!fits(both)) return null
    const [key, text] = [this.keyOf(one.id), write(both)]
    if (!this.isDamaged(key) && this.local.set(key, text)) {
      this.held.delete(one.id)
      this.tab.remove(key)
      this.leaveEarlier(one.id)
    } else {
      this.held.set(one.id, both)
      this.tab.set(key, text)
    }
    return both
  }

  /** Leave an earlier name, once no tab of the earlier version writes there. @param {string} id */
  leaveEarlier(id) {
    const earlier = this.read(this.local, earlierKey(id))
    if (earlier && Math.abs(this.now() - earlier.touched) > DAY) this.local.remove(earlierKey(id))
  }

  /** Try again to store what there was no room for. */
  flush() {
    const held = this.tab.keys(this.keyOf("")).flatMap((key) => this.read(this.tab, key) ?? [])
    for (const one of [...held, ...this.held.values()]) this.put(one)
  }

  /** Note that someone is at work with a case. @param {Case} one */
  touch(one) {
    return this.put({ ...one, touched: this.calm() })
  }

  /** Note that all of a case is in a file. @param {Case} one */
  noteFiled(one) {
    return this.put({ ...one, filed: highest(one) })
  }

  /** Take in a case from a file; one that is here already keeps what either has. @param {Case} one */
  adopt(one) {
    return this.put({ ...one, filed: highest(one), touched: this.calm() })
  }

  /** Remove a case for good. @param {string} id */
  remove(id) {
    discardForgotten(this, id)
    this.drop(id)
  }

  /** Remove a case from among those present. @param {string} id */
  drop(id) {
    this.held.delete(id)
    this.tab.remove(this.keyOf(id))
    for (const key of [this.keyOf(id), earlierKey(id)]) if (!this.isDamaged(key)) this.local.remove(key)
    this.flush()
  }

  /** Remove every case, also what is put away and what cannot be read. */
  clear() {
    for (const { key } of damaged(this)) discard(this, key)
    for (const { id } of forgotten(this)) discardForgotten(this, id)
    for (const id of this.ids()) this.remove(id)
  }

  /** The days that an untouched case is kept. */
  get keep() {
    const days = Number(this.local.get(`${this.prefix}dagar`) ?? this.local.get(`${EARLIER}dagar`))
    return KEEP.includes(days) ? days : KEPT
  }

  set keep(days) {
    this.local.set(`${this.prefix}dagar`, String(days))
  }

  /** What keeps cases from being stored. @returns {Problem | null} */
  get problem() {
    if (this.local.blocked) return "blocked"
    if (this.lostOnReload) return "page"
    return this.unsaved ? "full" : null
  }

  /** Whether something is lost when the tab is closed. */
  get unsaved() {
    return this.held.size > 0 || this.tab.keys(this.keyOf("")).length > 0
  }

  /** Whether something is lost when the page is loaded anew. */
  get lostOnReload() {
    return [...this.held.values()].some((one) => this.tab.get(this.keyOf(one.id)) !== write(one))
  }
}

/** @param {string} id */
const earlierKey = (id) => `${EARLIER}arende.${id}`
