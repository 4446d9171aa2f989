// @ts-check
/** A case being worked on in one checklist: answers, days and marks, and what follows. No DOM. */

import { labelOf, merge, newCase, present } from "./cases.js"
import { parseDay, writeDay } from "./dates.js"
import { moveOn, newDates, openCase, setMoveOn, setNewDates, setOpenCase } from "./session.js"
import { eventsOf, follow, walkSteps } from "./steps.js"
import { dueDay } from "./words.js"

/** @typedef {import("./cases.js").Case} Case */
/** @typedef {import("./cases.js").Round} Round */
/** @typedef {import("./guide.js").Answers} Answers */
/** @typedef {import("./steps.js").Step} Step */
/** @typedef {{now: () => number, today: () => number, newId: () => string}} Clock */

export class Work {
  /**
   * @param {import("./guide.js").Guide} guide
   * @param {import("./dates.js").Calendar} calendar
   * @param {import("./steps.js").Checklist} list
   * @param {import("./store.js").Store} store
   * @param {Clock} clock
   */
  constructor(guide, calendar, list, store, clock) {
    this.guide = guide
    this.calendar = calendar
    this.list = list
    this.store = store
    this.clock = clock
    const found = Object.values(guide.data.facts).flatMap((fact) => fact.unknown?.steps ?? [])
    /** Every step that can have a mark, by id. */
    this.steps = new Map([...found, ...walkSteps(list.steps)].map((step) => [step.id, step]))
    /** @type {Case | null} */
    this.one = null
    /** @type {Answers} */
    this.answers = {}
    this.dates = newDates()
  }

  /**
   * Find the case and the answers: by what this tab has open, and by the answers given.
   * @param {Answers | null} given the answers in the address; null where it holds none
   */
  enter(given) {
    this.one = this.store.get(openCase() ?? "")
    this.answers = given ? this.guide.kept(given) : {}
    this.dates = newDates()
    if (!this.one) return
    const round = present(this.one)
    if (given && (round.checklist !== this.list.id || moveOn())) {
      this.one = { ...this.one, rounds: [...this.one.rounds, this.newRound()] }
    } else if (round.checklist !== this.list.id) {
      this.one = null
      return
    } else if (given && this.guide.write(this.answers) !== this.guide.write(round.answers)) {
      const changed = { ...round, answers: this.answers, at: this.clock.now() }
      this.one = { ...this.one, rounds: [...this.one.rounds.slice(0, -1), changed] }
    } else this.answers = round.answers
    setMoveOn(false)
    this.takeDates(this.one)
    if (given) this.save()
  }

  /** @param {Case} one */
  takeDates(one) {
    this.dates = { days: {}, assumed: new Set() }
    for (const [event, [text, , assumed]] of Object.entries(one.events)) {
      const day = parseDay(text)
      if (day === null || !Object.hasOwn(this.calendar.events, event)) continue
      this.dates.days[event] = day
      if (assumed) this.dates.assumed.add(event)
    }
  }

  /** @returns {Round} */
  newRound() {
    const now = this.clock.now()
    return { checklist: this.list.id, made: now, at: now, answers: this.answers, marks: {} }
  }

  /**
   * Return the case that is open; make one if there is none.
   * @returns {Case}
   */
  begin() {
    if (this.one) return this.one
    this.one = newCase(this.store.all(), this.clock.newId(), this.list.version, this.newRound())
    for (const event of Object.keys(this.dates.days)) this.setDay(event)
    setOpenCase(this.one.id)
    setNewDates(null)
    return this.one
  }

  /** Take the day of an event, as the dates have it, into the case. @param {string} event */
  setDay(event) {
    const one = this.begin()
    const day = this.dates.days[event]
    one.events[event] = [day === undefined ? "" : writeDay(day), this.clock.now(), this.dates.assumed.has(event) ? 1 : 0]
  }

  /**
   * Mark a step: "1" for done, a value for a decision, "" for neither.
   * @param {string} id
   * @param {string} value
   * @param {number} [at]
   */
  setMark(id, value, at = this.clock.now()) {
    const step = this.steps.get(id)
    if (step) present(this.begin()).marks[id] = [value, at, step.hash]
  }

  save() {
    if (!this.one) return
    const [next] = this.coming()
    this.one = this.store.put({
      ...this.one, version: this.list.version, at: this.clock.now(), next: next ? writeDay(next.day) : "",
    })
  }

  /**
   * Take in what another tab has stored.
   * @returns {boolean} whether marks have come from there
   */
  takeIn() {
    const stored = this.one && this.store.get(this.one.id)
    if (!this.one || !stored || present(stored).checklist !== this.list.id) return false
    const before = JSON.stringify(this.marks)
    this.one = merge(stored, this.one)
    this.answers = present(this.one).answers
    this.takeDates(this.one)
    return JSON.stringify(this.marks) !== before
  }

  /** Close the case. */
  leave() {
    this.one = null
    setOpenCase(null)
    setNewDates(null)
    this.dates = newDates()
  }

  /** The marks on the steps of this checklist. */
  get marks() {
    return this.one ? present(this.one).marks : {}
  }

  /** What is done or chosen, by the id of the step. */
  get decisions() {
    const set = Object.entries(this.marks).filter(([, [value]]) => value)
    return Object.fromEntries(set.map(([id, [value]]) => [id, value]))
  }

  /** The checklist that the answers lead to instead of this one, or null. */
  get elsewhere() {
    const { possible } = this.guide.route(this.answers)
    const away = Object.keys(this.answers).length > 0 && !possible.includes(this.list.id)
    return away ? possible[0] ?? null : null
  }

  /** Work out which steps apply, and how the way ends. */
  follow() {
    const box = this.guide.lists.get(this.list.id)?.box ?? {}
    const region = this.elsewhere ? box : { ...box, ...this.guide.route(this.answers).region }
    const { placed, end } = follow(this.guide, this.list.steps, region, this.decisions)
    /** @type {import("./steps.js").Placed[]} */
    const found = this.findOut().flatMap(({ steps }) => steps.map((step) => ({ step, applies: "yes" })))
    return { placed: [...found, ...placed], end }
  }

  /** The questions that nobody could answer, with the steps that find out. */
  findOut() {
    return this.guide.route(this.answers).unknown.map((fact) => {
      const { ask, values, unknown } = this.guide.data.facts[fact]
      return { fact, ask, until: values[unknown?.until ?? ""].label, steps: unknown?.steps ?? [] }
    })
  }

  /** What is left to do by a day, the earliest first. */
  coming() {
    const done = this.decisions
    return this.follow().placed
      .filter(({ step, applies }) => applies === "yes" && !Object.hasOwn(done, step.id))
      .map(({ step }) => ({ step, day: dueDay(this.calendar, step, this.dates.days) ?? Infinity }))
      .filter(({ day }) => day < Infinity)
      .sort((one, other) => one.day - other.day)
  }

  /** The events that the steps which can still apply count from. */
  events() {
    const steps = this.follow().placed.filter((one) => one.applies !== "no").map((one) => one.step)
    return eventsOf(steps, this.calendar)
  }

  /** The marks whose step means something else now, and the number whose step is gone. */
  changed() {
    const set = Object.entries(this.marks).filter(([, [value]]) => value)
    const steps = set.flatMap(([id, [value, , hash]]) => {
      const step = this.steps.get(id)
      return step && step.hash !== hash ? [{ step, value }] : []
    })
    return { steps, gone: set.filter(([id]) => !this.steps.has(id)).length }
  }

  /** The label of the case, or "". */
  get label() {
    return this.one ? labelOf(this.one) : ""
  }

  /** What its texts are made of. @returns {import("./texts.js").Told} */
  told() {
    const { guide, list, calendar, answers, dates, one } = this
    return { guide, list, calendar, answers, dates, one, ...this.follow(), today: this.clock.today() }
  }
}
