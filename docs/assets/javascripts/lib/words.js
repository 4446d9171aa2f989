// @ts-check
/** Dates and steps in words: the same on the page, in the journal and in the calendar. No DOM. */

import { sayDay } from "./dates.js"
import { DATES } from "../messages.js"

/** @typedef {import("./dates.js").Calendar} Calendar */
/** @typedef {import("./dates.js").Rule} Rule */
/** @typedef {{kind: "by" | "safe" | "bank" | "last" | "missing", text: string, day: number | null, note?: string}} Said */
/**
 * The days of a case.
 * @typedef {object} Dates
 * @property {import("./dates.js").Days} days
 * @property {Set<string>} assumed the events whose day is only assumed
 */

/**
 * Return what a rule gives, a line for each date; an event that is missing is named.
 * @param {Calendar} calendar
 * @param {Rule} rule
 * @param {Dates} dates
 * @returns {Said[]}
 */
export function sayDue(calendar, rule, { days, assumed }) {
  const { safe, last, missing } = calendar.due(rule, days)
  const note = rule.after.some((event) => assumed.has(event)) ? DATES.assumedShort : undefined
  /** @type {Said[]} */
  const said = []
  if (!rule.safe || (safe !== null && safe === last && !rule.pays)) {
    const notes = [rule.review && DATES.review, note].filter(Boolean).join(", ")
    if (last !== null) said.push({ kind: "by", day: last, text: DATES.by(sayDay(last)), note: notes || undefined })
  } else {
    if (safe !== null) said.push({ kind: "safe", day: safe, text: DATES.safe(sayDay(safe)), note })
    if (safe !== null && rule.pays && calendar.isFree(safe)) {
      const bank = calendar.bankDay(safe)
      said.push({ kind: "bank", day: bank, text: DATES.bank(sayDay(bank)), note })
    }
    const notes = [DATES.review, note].filter(Boolean).join(", ")
    if (last !== null) said.push({ kind: "last", day: last, text: DATES.last(sayDay(last)), note: notes })
  }
  for (const event of missing) {
    said.push({ kind: "missing", day: null, text: DATES.needs(calendar.events[event].title.toLowerCase()) })
  }
  return said
}

/**
 * Return the day that a step is to be done: the bank day, else the safe day, else the last.
 * @param {Calendar} calendar
 * @param {{rule?: string, within?: string, after?: string}} step
 * @param {import("./dates.js").Days} days
 * @returns {number | null}
 */
export function dueDay(calendar, step, days) {
  const rule = calendar.ruleOf(step)
  if (!rule) return null
  const { safe, last } = calendar.due(rule, days)
  const day = safe ?? last
  return day !== null && rule.pays ? calendar.bankDay(day) : day
}
