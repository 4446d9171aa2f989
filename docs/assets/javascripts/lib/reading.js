// @ts-check
/**
 * Cases as text, and text as cases: in the browser's storage and in files. What is written can be
 * read; what is read has known shapes and nothing else. No DOM.
 */

import { FORMAT } from "./cases.js"
import { parseDay } from "./dates.js"
import { readEarlier } from "./earlier.js"
import { LIMITS } from "./limits.js"

/** @typedef {import("./cases.js").Case} Case */
/** @typedef {import("./cases.js").Round} Round */
/**
 * What the content holds; a file that was made under it may hold nothing else.
 * @typedef {object} Known
 * @property {string} version
 * @property {(fact: string, value: string) => boolean} answer
 * @property {(checklist: string) => boolean} checklist
 * @property {(checklist: string, step: string) => boolean} step
 */

const KIND = "ekonomin-i-fokus"
const ID = /^[a-z0-9]+([-.][a-z0-9]+)*$/

/** A case or a file that cannot be used; its code is a key of the messages. */
export class Unreadable extends Error {}

const CASE = ["format", "id", "was", "version", "touched", "filed", "next", "events", "rounds"]
const ROUND = ["id", "made", "count", "checklist", "answers", "marks"]

/** Keys in one order, so that what is the same is written the same. @type {(key: string, value: any) => any} */
const inOrder = (_, value) => (value === null || typeof value !== "object" || Array.isArray(value)
  ? value : Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))))

/** @param {Case} one */
export const write = (one) => JSON.stringify(one, inOrder)

/**
 * Read a case.
 * @param {string} text
 * @returns {Case}
 */
export function read(text) {
  demand(text.length <= LIMITS.text)
  return readCase(parsed(text, "damaged"))
}

/** Whether a case can be read back as it is. @param {Case} one */
export function fits(one) {
  try {
    const text = write(one)
    return write(read(text)) === text
  } catch {
    return false
  }
}

/**
 * @param {any} raw
 * @returns {Case}
 */
function readCase(raw) {
  if (raw !== null && typeof raw === "object" && !("format" in raw)) return readCase(readEarlier(raw, demand))
  demand(Number.isInteger(raw?.format) && raw.format >= FORMAT)
  demand(raw.format === FORMAT, "newer")
  const one = closed(raw, CASE)
  const { format, id, was, version, touched, filed, next, rounds } = one
  demand(isCode(id, 8) && whole(was, LIMITS.was) && (version === "" || isCode(version, 8)))
  demand(whole(touched, LIMITS.counter) && whole(filed, LIMITS.counter) && (next === "" || parseDay(next) !== null))
  demand(Array.isArray(rounds) && rounds.length > 0 && rounds.length <= LIMITS.rounds)
  demand(new Set(rounds.map((/** @type {any} */ round) => round?.id)).size === rounds.length)
  const events = mapped(one.events, LIMITS.events, (mark) => {
    demand(Array.isArray(mark) && mark.length === 3)
    const [day, count, assumed] = mark
    demand((day === "" || parseDay(day) !== null) && whole(count, LIMITS.counter) && (assumed === 0 || assumed === 1))
    return /** @type {import("./cases.js").Dated} */ ([day, count, assumed])
  })
  return { format, id, was, version, touched, filed, next, events, rounds: rounds.map(readRound) }
}

/** @param {unknown} raw @returns {Round} */
function readRound(raw) {
  const round = closed(raw, ROUND)
  const { id, made, count, checklist } = round
  demand(isCode(id, 8) && whole(made, LIMITS.counter) && whole(count, LIMITS.counter) && isId(checklist, LIMITS.id))
  const answers = mapped(round.answers, LIMITS.answers, (value) => {
    demand(isId(value, LIMITS.value))
    return /** @type {string} */ (value)
  })
  const marks = mapped(round.marks, LIMITS.lists, (list) => mapped(list, LIMITS.marks, (mark) => {
    demand(Array.isArray(mark) && mark.length === 4)
    const [value, counted, hash, at] = mark
    demand((value === "" || isId(value, LIMITS.value)) && whole(counted, LIMITS.counter))
    demand(isCode(hash, 6) && whole(at, LIMITS.counter))
    return /** @type {import("./cases.js").Mark} */ ([value, counted, hash, at])
  }))
  return { id, made, count, checklist, answers, marks }
}

/**
 * Return cases as the texts of as many files as they need.
 * @param {Case[]} cases
 * @returns {string[]}
 */
export function writeFiles(cases) {
  /** @type {Case[][]} */
  const files = []
  let room = 0
  for (const one of cases) {
    const size = write(one).length + 1
    const last = files.at(-1)
    if (last && last.length < LIMITS.cases && size <= room) last.push(one)
    else files.push([one])
    room = (files.at(-1)?.length === 1 ? LIMITS.file - 100 : room) - size
  }
  return files.map((file) => JSON.stringify({ kind: KIND, format: FORMAT, cases: file }, inOrder) + "\n")
}

/**
 * Read a file of cases.
 * @param {string} text
 * @param {Known} [known] without it only the shapes are read
 * @returns {Case[]}
 */
export function readFile(text, known) {
  demand(text.length <= LIMITS.file, "tooLarge")
  const raw = parsed(text, "noFile")
  demand(raw?.kind === KIND && Number.isInteger(raw.format), "noFile")
  demand(raw.format <= FORMAT, "newer")
  const { cases } = closed(raw, ["kind", "format", "cases"])
  demand(Array.isArray(cases) && cases.length > 0 && cases.length <= LIMITS.cases)
  return cases.map((/** @type {unknown} */ one) => {
    const read = readCase(one)
    demand(fits(read))
    if (known && read.version === known.version) read.rounds.forEach((round) => check(round, known))
    return read
  })
}

/** @type {(round: Round, known: Known) => void} */
function check({ checklist, answers, marks }, known) {
  demand([checklist, ...Object.keys(marks)].every((list) => known.checklist(list)), "unknownList")
  demand(Object.entries(answers).every(([fact, value]) => known.answer(fact, value)))
  demand(Object.entries(marks).every(([list, made]) => Object.keys(made).every((step) => known.step(list, step))))
}

/** @type {(held: unknown, code?: string) => asserts held} */
function demand(held, code = "damaged") {
  if (!held) throw new Unreadable(code)
}

/** @type {(text: string, code: string) => any} */
function parsed(text, code) {
  try {
    return JSON.parse(text)
  } catch {
    throw new Unreadable(code)
  }
}

/** @type {(raw: unknown, keys: string[]) => Record<string, any>} */
function closed(raw, keys) {
  demand(raw !== null && typeof raw === "object" && !Array.isArray(raw))
  demand(Object.keys(raw).length === keys.length && keys.every((key) => Object.hasOwn(raw, key)))
  return /** @type {Record<string, any>} */ (raw)
}

/** @type {(found: unknown, most: number) => boolean} */
const whole = (found, most) => typeof found === "number" && Number.isInteger(found) && found >= 0 && found <= most

/** @type {(found: unknown, most: number) => boolean} */
const isId = (found, most) => typeof found === "string" && found.length <= most && ID.test(found)

/** @type {(found: unknown, length: number) => boolean} */
const isCode = (found, length) => typeof found === "string" && found.length === length && /^[0-9a-f]+$/.test(found)

/**
 * @template T
 * @param {unknown} raw
 * @param {number} most
 * @param {(value: unknown) => T} read
 * @returns {Record<string, T>}
 */
function mapped(raw, most, read) {
  demand(raw !== null && typeof raw === "object" && !Array.isArray(raw))
  const entries = Object.entries(raw)
  demand(entries.length <= most)
  return Object.fromEntries(entries.map(([key, value]) => {
    demand(isId(key, LIMITS.id))
    return [key, read(value)]
  }))
}
