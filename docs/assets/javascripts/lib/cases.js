// @ts-check
/**
 * What is remembered about a case: known ids, days and marks, and nothing else. No DOM.
 *
 * Every mark carries the second at which it was made, so that two tabs, a file and this browser
 * can be put together without losing any: the later mark counts.
 */

import { COLOUR_LABEL } from "../messages.js"
import { parseDay } from "./dates.js"

/** @typedef {[mark: string, at: number, hash: string]} Mark "1" or "" for a tick, else a value */
/** @typedef {[day: string, at: number, assumed: 0 | 1]} Dated an event's day, or "" */
/**
 * @typedef {object} Round
 * @property {string} checklist
 * @property {number} made when the case came here
 * @property {number} at when the answers were given
 * @property {Record<string, string>} answers
 * @property {Record<string, Mark>} marks by the id of the step
 */
/**
 * @typedef {object} Case
 * @property {string} id
 * @property {number} number
 * @property {string} version of the content that the marks were made under
 * @property {number} at when it was last touched
 * @property {string} next the next day that something is due, or ""
 * @property {Record<string, Dated>} events
 * @property {Round[]} rounds the checklists of the case, the present one last
 */
/**
 * What is known when a case is read.
 * @typedef {object} Known
 * @property {(fact: string, value: unknown) => boolean} answer
 * @property {(checklist: string) => boolean} checklist
 * @property {(checklist: string, step: string) => boolean} [step] known for files only
 * @property {string} version of the content
 * @property {number} now in seconds
 */

export const FORMAT = 1
export const KEEP = [30, 90, 180, 365]
export const WARN = 14
const MOST = { cases: 60, rounds: 50, marks: 400, events: 60 }
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/
const HOUR = 3600

/** A case or a file that cannot be used; its code is a key of the messages. */
export class Unreadable extends Error {}

/** @param {Case} one */
export const labelOf = (one) => COLOUR_LABEL(one.number)

/** @param {Case} one */
export const present = (one) => one.rounds[one.rounds.length - 1]

/**
 * Return a new case with the next free number.
 * @param {Case[]} others
 * @param {string} id
 * @param {string} version
 * @param {Round} round
 * @returns {Case}
 */
export function newCase(others, id, version, round) {
  const number = Math.max(0, ...others.map((other) => other.number)) + 1
  return { id, number, version, at: round.at, next: "", events: {}, rounds: [round] }
}

/**
 * Return the days until a case is forgotten; 0 or less: now.
 * @param {Case} one
 * @param {number} keep
 * @param {number} now
 */
export const daysLeft = (one, keep, now) => keep - Math.floor((now - one.at) / (24 * HOUR))

/**
 * Put two states of the same case together. Nothing that either has is lost.
 * @param {Case} one
 * @param {Case} other
 * @returns {Case}
 */
export function merge(one, other) {
  const [late, early] = one.at >= other.at ? [one, other] : [other, one]
  /** @type {Map<string, Round>} */
  const rounds = new Map()
  for (const round of [...late.rounds, ...early.rounds]) {
    const key = `${round.made} ${round.checklist}`
    const same = rounds.get(key)
    rounds.set(key, same ? mergeRound(same, round) : round)
  }
  const inOrder = [...rounds.values()].sort((a, b) => a.made - b.made)
  return { ...late, events: latest(late.events, early.events), rounds: inOrder }
}

/** @type {(one: Round, other: Round) => Round} */
function mergeRound(one, other) {
  const late = one.at >= other.at ? one : other
  return { ...late, marks: latest(one.marks, other.marks) }
}

/**
 * Take the later of each mark.
 * @template {[unknown, number, ...unknown[]]} T
 * @param {Record<string, T>} one
 * @param {Record<string, T>} other
 * @returns {Record<string, T>}
 */
function latest(one, other) {
  const both = { ...other }
  for (const [key, mark] of Object.entries(one)) {
    if (!Object.hasOwn(both, key) || both[key][1] <= mark[1]) both[key] = mark
  }
  return both
}

/**
 * Read a case field by field. What is not known is refused; nothing but known shapes gets in.
 * @param {unknown} raw
 * @param {Known} known
 * @returns {Case}
 */
export function readCase(raw, known) {
  const one = closed(raw, ["id", "number", "version", "at", "next", "events", "rounds"])
  const { id, number, version, next, rounds } = one
  demand(typeof id === "string" && /^[0-9a-f]{8}$/.test(id))
  demand(Number.isInteger(number) && number > 0 && number < 10_000)
  demand(typeof version === "string" && /^[0-9a-f]{8}$/.test(version))
  demand(next === "" || parseDay(next) !== null)
  demand(Array.isArray(rounds) && rounds.length > 0 && rounds.length <= MOST.rounds)
  /** @type {(mark: unknown) => Dated} */
  const dated = (mark) => {
    demand(Array.isArray(mark) && mark.length === 3)
    const [day, at, assumed] = mark
    demand((day === "" || parseDay(day) !== null) && (assumed === 0 || assumed === 1))
    return [day, second(at, known), assumed]
  }
  return {
    id, number, version, next, at: second(one.at, known),
    events: mapped(one.events, MOST.events, dated),
    rounds: rounds.map((/** @type {unknown} */ round) => readRound(round, known, version === known.version)),
  }
}

/**
 * Under the same content everything must be known. Under another, an answer that is no longer
 * one is dropped, and marks on steps that are gone are kept.
 * @type {(raw: unknown, known: Known, same: boolean) => Round}
 */
function readRound(raw, known, same) {
  const round = closed(raw, ["checklist", "made", "at", "answers", "marks"])
  const { checklist } = round
  demand(typeof checklist === "string" && checklist.length <= 80 && ID.test(checklist))
  demand(!same || known.checklist(checklist), "unknownList")
  /** @type {(mark: unknown, step: string) => Mark} */
  const marked = (mark, step) => {
    demand(Array.isArray(mark) && mark.length === 3)
    const [value, at, hash] = mark
    demand(typeof value === "string" && value.length <= 60 && (value === "" || ID.test(value)))
    demand(typeof hash === "string" && /^[0-9a-f]{6}$/.test(hash))
    demand(!same || !known.step || known.step(checklist, step))
    return [value, second(at, known), hash]
  }
  const answers = mapped(round.answers, 20, (value, fact) => {
    demand(typeof value === "string" && value.length <= 60 && ID.test(value))
    demand(!same || known.answer(fact, value))
    return /** @type {string} */ (value)
  })
  for (const fact of Object.keys(answers)) if (!known.answer(fact, answers[fact])) delete answers[fact]
  return {
    checklist, made: second(round.made, known), at: second(round.at, known), answers,
    marks: mapped(round.marks, MOST.marks, marked),
  }
}

/**
 * Return cases as the text of a file.
 * @param {Case[]} cases
 */
export function writeFile(cases) {
  return JSON.stringify({ kind: "ekonomin-i-fokus", format: FORMAT, cases }, null, 1) + "\n"
}

/**
 * Read a file of cases.
 * @param {string} text
 * @param {Known} known
 * @returns {Case[]}
 */
export function readFile(text, known) {
  demand(text.length <= 500_000, "tooLarge")
  /** @type {any} */
  let raw
  try {
    raw = JSON.parse(text)
  } catch {
    throw new Unreadable("noFile")
  }
  demand(raw?.kind === "ekonomin-i-fokus" && Number.isInteger(raw.format), "noFile")
  demand(raw.format <= FORMAT, "newer")
  const { cases } = closed(raw, ["kind", "format", "cases"])
  demand(Array.isArray(cases) && cases.length > 0 && cases.length <= MOST.cases)
  return cases.map((/** @type {unknown} */ one) => readCase(one, known))
}

/** @type {(held: unknown, code?: string) => asserts held} */
function demand(held, code = "damaged") {
  if (!held) throw new Unreadable(code)
}

/** @type {(raw: unknown, keys: string[]) => Record<string, any>} */
function closed(raw, keys) {
  demand(raw !== null && typeof raw === "object" && !Array.isArray(raw))
  demand(Object.keys(raw).length === keys.length && keys.every((key) => Object.hasOwn(raw, key)))
  return /** @type {Record<string, any>} */ (raw)
}

/** @type {(at: unknown, known: Known) => number} */
function second(at, known) {
  demand(typeof at === "number" && Number.isInteger(at) && at > 0)
  return Math.min(at, known.now) // a clock that was wrong must not win for ever
}

/**
 * @template T
 * @param {unknown} raw
 * @param {number} most
 * @param {(value: unknown, key: string) => T} read
 * @returns {Record<string, T>}
 */
function mapped(raw, most, read) {
  demand(raw !== null && typeof raw === "object" && !Array.isArray(raw))
  const entries = Object.entries(raw)
  demand(entries.length <= most)
  return Object.fromEntries(entries.map(([key, value]) => {
    demand(key.length <= 80 && ID.test(key))
    return [key, read(value, key)]
  }))
}
