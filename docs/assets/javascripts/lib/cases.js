// @ts-check
/**
 * What is remembered about a case: known ids, days and marks, and nothing else. No DOM.
 *
 * Whatever can change carries a count: one more than the highest that its case had. Which of two
 * marks is the later follows from the counts and from no clock, so two tabs, a file and this
 * browser can be put together without losing any.
 */

import { LIMITS } from "./limits.js"
import { nameOf } from "./names.js"
import { WAS } from "../messages.js"

/** @typedef {[mark: string, count: number, hash: string, at: number]} Mark "1" or "" for a tick, else a value; `at` is the second, for the journal */
/** @typedef {[day: string, count: number, assumed: 0 | 1]} Dated an event's day, or "" */
/**
 * A turn of the case. An outcome that makes the case another one begins a new round; an answer
 * that is corrected changes the round it stands in.
 * @typedef {object} Round
 * @property {string} id never rewritten
 * @property {number} made the count when it was begun
 * @property {number} count of the answers, or of when they were last come back to
 * @property {string} checklist that the answers lead to
 * @property {Record<string, string>} answers
 * @property {Record<string, Record<string, Mark>>} marks by checklist, then by step
 */
/**
 * @typedef {object} Case
 * @property {number} format
 * @property {string} id
 * @property {number} was its number when cases had numbers, or 0
 * @property {string} version of the content that all of it was made under; "" when of several
 * @property {number} touched when it was last opened, by the calm clock
 * @property {number} filed the highest count that has been saved as a file
 * @property {string} next the next day that something is due, or ""
 * @property {Record<string, Dated>} events
 * @property {Round[]} rounds in the order in which they were begun
 */

export const FORMAT = 2

/** @param {Case} one */
export const labelOf = (one) => nameOf(one.id) + (one.was ? WAS(one.was) : "")

/** The round that was last begun, changed or come back to. @param {Case} one */
export const present = (one) => one.rounds.reduce((last, round) => (round.count >= last.count ? round : last))

/** @param {Case} one @param {string} round @returns {Round} */
export const roundOf = (one, round) => one.rounds.find(({ id }) => id === round) ?? present(one)

/** @param {Case} one @returns {number[]} */
const counts = (one) => [
  ...Object.values(one.events).map(([, count]) => count),
  ...one.rounds.flatMap((round) => [round.made, round.count,
    ...Object.values(round.marks).flatMap((marks) => Object.values(marks).map(([, count]) => count))]),
]

/** The highest count in a case. @param {Case} one */
export const highest = (one) => counts(one).reduce((most, count) => Math.max(most, count), 0)

/** The count of the next change. @param {Case} one */
export const nextCount = (one) => Math.min(highest(one) + 1, LIMITS.counter)

/** How many changes no file has. @param {Case} one */
export const unfiled = (one) => counts(one).filter((count) => count > one.filed).length

/** @type {(id: string, version: string, touched: number, round: Round) => Case} */
export const newCase = (id, version, touched, round) =>
  ({ format: FORMAT, id, was: 0, version, touched, filed: 0, next: "", events: {}, rounds: [round] })

/** @type {(id: string, count: number, checklist: string, answers: Record<string, string>) => Round} */
export const newRound = (id, count, checklist, answers) =>
  ({ id, made: count, count, checklist, answers, marks: {} })

/** @type {(one: Case, round: Round) => Case} */
export const withRound = (one, round) => ({ ...one, rounds: one.rounds.map((old) => (old.id === round.id ? round : old)) })

/** @type {(round: Round, checklist: string, marks: Record<string, Mark>) => Round} */
export const withMarks = (round, checklist, marks) =>
  ({ ...round, marks: { ...round.marks, [checklist]: { ...round.marks[checklist], ...marks } } })

/**
 * Put two states of the same case together. Nothing that either has is lost, and the order in
 * which states are put together does not matter.
 * @param {Case} one
 * @param {Case} other
 * @returns {Case}
 */
export function merge(one, other) {
  const [mine, theirs] = [highest(one), highest(other)]
  const late = mine === theirs ? after([one, one.touched, one.next], [other, other.touched, other.next]) : mine > theirs ? one : other
  const rounds = Object.values(joined(byId(one.rounds), byId(other.rounds), mergeRound))
  return {
    format: FORMAT, id: one.id, was: Math.max(one.was, other.was),
    version: one.version === other.version ? one.version : "",
    touched: Math.max(one.touched, other.touched), filed: Math.max(one.filed, other.filed),
    next: late.next, events: joined(one.events, other.events, later),
    rounds: rounds.sort((a, b) => a.made - b.made || (a.id < b.id ? -1 : 1)),
  }
}

/** @param {Round[]} rounds @returns {Record<string, Round>} */
const byId = (rounds) => Object.fromEntries(rounds.map((round) => [round.id, round]))

/** @type {(one: Round, other: Round) => Round} */
function mergeRound(one, other) {
  const { checklist, answers, count } = after([one, one.count, told(one)], [other, other.count, told(other)])
  const marks = joined(one.marks, other.marks, (mine, theirs) => joined(mine, theirs, later))
  return { id: one.id, made: Math.min(one.made, other.made), count, checklist, answers, marks }
}

/** What a round says, always in one order. @param {Round} round */
const told = ({ checklist, answers }) => JSON.stringify([checklist, Object.entries(answers).sort()])

/**
 * Return what has the higher count. Of two with the same, one that says something goes before
 * one that says nothing.
 * @template T
 * @param {[what: T, count: number, said: string]} one
 * @param {[what: T, count: number, said: string]} other
 */
const after = (one, other) => (one[1] > other[1] || (one[1] === other[1] && one[2] >= other[2]) ? one[0] : other[0])

/** @template {Mark | Dated} T @param {T} one @param {T} other @returns {T} */
const later = (one, other) => after([one, one[1], one.join()], [other, other[1], other.join()])

/**
 * Return what is in either record; what is in both is put together.
 * @template T
 * @param {Record<string, T>} one
 * @param {Record<string, T>} other
 * @param {(one: T, other: T) => T} put
 * @returns {Record<string, T>}
 */
function joined(one, other, put) {
  const both = { ...other }
  for (const [key, value] of Object.entries(one)) both[key] = Object.hasOwn(other, key) ? put(value, other[key]) : value
  return both
}
