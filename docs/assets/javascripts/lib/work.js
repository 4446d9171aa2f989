// @ts-check
/** A case being worked on in one checklist: answers, days and marks, and what follows. No DOM. */

import { labelOf, merge, newCase, newRound, nextCount, present, roundOf, withMarks, withRound } from "./cases.js"
import { parseDay, writeDay } from "./dates.js"
import { DONE, goneMarks, marksOf } from "./marks.js"
import { forgotten } from "./forgetting.js"
import { nameOf } from "./names.js"
import { enterRound } from "./rounds.js"
import { follow, fits, ticked, walkSteps } from "./steps.js"
import { dueDay } from "./words.js"

/** @typedef {import("./cases.js").Case} Case */
/** @typedef {import("./cases.js").Round} Round */
/** @typedef {import("./guide.js").Answers} Answers */
/** @typedef {import("./steps.js").Step} Step */
/** @typedef {{now: () => number, today: () => number, newId: () => string}} Clock */
/** @typedef {{store: import("./store.js").Store, session: import("./session.js").Session, clock: Clock}} Place where the work is kept */

/** @type {() => import("./words.js").Dates} */
const noDates = () => ({ days: {}, assumed: new Set() })

export class Work {
  /**
   * @param {import("./guide.js").Guide} guide
   * @param {import("./dates.js").Calendar} calendar
   * @param {import("./steps.js").Checklist} list
   * @param {Place} place
   */
  constructor(guide, calendar, list, { store, session, clock }) {
    this.guide = guide
    this.calendar = calendar
    this.list = list
    this.store = store
    this.session = session
    this.clock = clock
    const found = Object.values(guide.data.facts).flatMap((fact) => fact.unknown?.steps ?? [])
    /** Every step, by id. */
    this.steps = new Map([...found, ...walkSteps(list.steps)].map((step) => [step.id, step]))
    /** What can have a mark, by id: steps and their points. */
    this.ticks = new Map(ticked([...found, ...list.steps]).map((one) => [one.id, one]))
    /** @type {Case | null} */
    this.one = null
    /** The id of the round that is shown; other tabs may be in another. */
    this.turn = ""
    /** @type {Answers} */
    this.answers = {}
    this.dates = noDates()
  }

  /**
   * Find the case and the round: by what this tab has open, and by the answers given. To open a
   * case is to touch it.
   * @param {Answers | null} given the answers in the address; null where it holds none
   * @returns {boolean} false where the case has no room for another round; a new one begins then
   */
  enter(given) {
    const { session, store } = this
    const moves = session.moveOn
    session.moveOn = false
    this.answers = given ? this.guide.kept(given) : {}
    this.dates = noDates()
    const open = store.open(session.openCase ?? "")
    const same = (/** @type {Round} */ round) => this.guide.write(this.known(round.answers)) === this.guide.write(this.answers)
    const page = { checklist: this.list.id, answers: given && this.answers, moves, same }
    const entered = open && enterRound(open, page, this.clock.newId())
    this.one = null
    if (!entered) return true
    this.turn = entered.turn
    this.show(entered.one)
    const kept = this.save()
    if (!kept) this.leave()
    return kept
  }

  /** Leave out answers that the content does not have. @param {Answers} answers @returns {Answers} */
  known(answers) {
    return Object.fromEntries(Object.entries(answers).filter(([fact, value]) => this.guide.allows(fact, value)))
  }

  /** Take a case as it is stored. @param {Case} one */
  show(one) {
    this.one = one
    const { checklist, answers } = roundOf(one, this.turn)
    if (checklist === this.list.id) this.answers = this.known(answers)
    const { days, assumed } = this.dates // fields on the page hold them
    for (const event of Object.keys(days)) delete days[event]
    assumed.clear()
    for (const [event, [text, , isAssumed]] of Object.entries(one.events)) {
      const day = parseDay(text)
      if (day === null || !Object.hasOwn(this.calendar.events, event)) continue
      days[event] = day
      if (isAssumed) assumed.add(event)
    }
  }

  /**
   * Store the case with what follows from it.
   * @returns {boolean} false where that is more than a case can hold
   */
  save() {
    if (!this.one) return false
    const [next] = this.gone ? [] : this.coming()
    const day = this.gone ? this.one.next : next ? writeDay(next.day) : ""
    const stored = this.store.put({ ...this.one, version: this.list.version, touched: this.store.calm(), next: day })
    if (stored) this.show(stored)
    return stored !== null
  }

  /**
   * Change the case that is open, or a new one: first take in what other tabs have stored.
   * @param {(one: Case, count: number) => Case} change
   * @returns {boolean} false where a case can hold no more, and nothing has changed
   */
  edit(change) {
    const before = this.one
    const stored = before && this.store.open(before.id)
    const one = before && stored ? merge(stored, before) : before ?? this.begun()
    this.show(change(one, nextCount(one)))
    const kept = this.save()
    if (!kept) this.one = before
    else if (!before) this.session.openCase = one.id
    if (!kept && before) this.show(before)
    return kept
  }

  /** A new case with the answers and the days given. @returns {Case} */
  begun() {
    const taken = new Set([...this.store.all(), ...forgotten(this.store)].map((one) => nameOf(one.id)))
    let id = this.clock.newId()
    for (let tries = 0; taken.has(nameOf(id)) && tries < 1000; tries++) id = this.clock.newId()
    const round = newRound(this.clock.newId(), 1, this.list.id, this.answers)
    this.turn = round.id
    const one = newCase(id, this.list.version, this.store.calm(), round)
    for (const event of Object.keys(this.dates.days)) one.events[event] = this.dated(event, 1)
    return one
  }

  /** @type {(event: string, count: number) => import("./cases.js").Dated} */
  dated(event, count) {
    const day = this.dates.days[event]
    return [day === undefined ? "" : writeDay(day), count, this.dates.assumed.has(event) ? 1 : 0]
  }

  /** Begin a case, if none is open. */
  begin() {
    return this.one !== null || this.edit((one) => one)
  }

  /** Take the day of an event, as the dates have it, into the case. @param {string} event */
  setDay(event) {
    return this.edit((one, count) => ({ ...one, events: { ...one.events, [event]: this.dated(event, count) } }))
  }

  /**
   * Mark a step: done, needless or impossible; a value for a decision; "" for none.
   * @param {string} id
   * @param {string} value
   * @returns {boolean} false where the mark cannot be kept
   */
  setMark(id, value) {
    return this.setMarks({ [id]: value })
  }

  /**
   * Mark a step, as someone does who has just done it: a day that is our own doing is today. Such
   * a day goes when the tick is taken back.
   * @param {string} id
   * @param {string} value
   * @returns {boolean} false where the mark cannot be kept
   */
  tick(id, value) {
    const { days, assumed } = this.dates
    const today = this.clock.today()
    const own = (this.steps.get(id)?.dates ?? []).filter((event) => this.calendar.events[event]?.ours
      && (value === DONE ? !Object.hasOwn(days, event) : days[event] === today))
    for (const event of own) {
      if (value === DONE) days[event] = today
      else delete days[event]
      assumed.delete(event)
    }
    return this.setMarks({ [id]: value }, own)
  }

  /** @param {Record<string, string>} values by the id of the step @param {string[]} [events] whose days go with them */
  setMarks(values, events = []) {
    if (!Object.keys(values).every((id) => this.ticks.has(id))) return false
    return this.edit((one, count) => {
      const at = Math.max(0, this.clock.now())
      const marks = Object.entries(values).map(([id, value]) => [id, [value, count, this.ticks.get(id)?.hash ?? "", at]])
      const dated = Object.fromEntries(events.map((event) => [event, this.dated(event, count)]))
      const changed = { ...one, events: { ...one.events, ...dated } }
      return withRound(changed, withMarks(roundOf(one, this.turn), this.list.id, Object.fromEntries(marks)))
    })
  }

  /**
   * Take in what another tab has stored.
   * @returns {boolean} whether marks have come from there
   */
  takeIn() {
    const stored = this.one && this.store.open(this.one.id)
    if (!this.one || !stored) return false
    const before = JSON.stringify(this.decisions)
    this.show(merge(stored, this.one))
    return JSON.stringify(this.decisions) !== before
  }

  /** Close the case. */
  leave() {
    this.one = null
    this.session.openCase = null
    this.dates = noDates()
  }

  /** The marks on the steps of this checklist, by id. @returns {Record<string, import("./cases.js").Mark>} */
  get marks() {
    return this.one ? Object.fromEntries(marksOf(roundOf(this.one, this.turn), this.list.id, this.ticks.values())) : {}
  }

  /** What is done or chosen, by the id of the step. */
  get decisions() {
    const set = Object.entries(this.marks).filter(([, [value]]) => value)
    return Object.fromEntries(set.map(([id, [value]]) => [id, value]))
  }

  /** The checklist that the case has gone on to in another tab, or null. */
  get gone() {
    const now = this.one && present(this.one)
    return now && (now.id !== this.turn || now.checklist !== this.list.id) ? now : null
  }

  /** Whether all questions are answered, and lead here. */
  get isAnswered() {
    return !this.elsewhere && this.guide.route(this.answers).next === null
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
    return { placed: [...found, ...placed], end, region }
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

  /** What is to be asked before an end: what the plan lays on somebody and nobody has answered for. */
  openDuties() {
    const { placed, region } = this.follow()
    const { decisions } = this
    const open = (/** @type {{id: string, sources?: string[]}} */ one) => !Object.hasOwn(decisions, one.id) && one.sources?.some((source) => source.startsWith("plan:"))
    return placed.filter(({ applies }) => applies === "yes").flatMap(({ step }) => {
      const points = [undefined, DONE].includes(decisions[step.id])
        ? step.points?.filter((point) => open(point) && fits(this.guide, region, point.box) === "yes") ?? [] : []
      return [...open(step) ? [step] : [], ...points.map((point) => ({ ...point, needed: step.needed, role: step.role, decide: undefined }))]
    })
  }

  /** The marks whose step means something else now, and the number whose step is gone. */
  changed() {
    const steps = Object.entries(this.marks).flatMap(([id, [value, , hash]]) => {
      const step = this.ticks.get(id)
      return step && value && step.hash !== hash ? [{ step, value }] : []
    })
    return { steps, gone: this.one ? goneMarks(roundOf(this.one, this.turn), this.list.id, this.ticks.values()) : 0 }
  }

  /** The label of the case, or "". */
  get label() {
    return this.one ? labelOf(this.one) : ""
  }

  /** What its texts are made of, for one role. @param {string} role @returns {import("./texts.js").Told} */
  told(role) {
    const { guide, list, calendar, answers, dates, one, marks } = this
    return { guide, list, calendar, answers, dates, one, marks, ...this.follow(), role, open: this.openDuties(), today: this.clock.today() }
  }
}
