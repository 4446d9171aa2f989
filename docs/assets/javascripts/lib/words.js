// @ts-check
/** Dates and steps in words: the same on the page, in the journal and in the calendar. No DOM. */

import { add, sayWeekday } from "./dates.js"

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
  const words = calendar.words
  const note = rule.after.some((event) => assumed.has(event)) ? words.assumedShort : undefined
  /** @type {Said[]} */
  const said = []
  if (!rule.safe || (safe !== null && safe === last && !rule.pays)) {
    const by = calendar.workDay(rule, days)
    if (last !== null && by !== null) {
      const notes = [by < last && passes(calendar, by + 1, last), rule.review && words.review, note].filter(Boolean).join(", ")
      said.push({ kind: "by", day: by, text: words.by(calendar.say(by)), note: notes || undefined })
    }
  } else {
    if (safe !== null) said.push({ kind: "safe", day: safe, text: words.safe(calendar.say(safe)), note })
    if (safe !== null && rule.pays && calendar.isFree(safe)) {
      const bank = calendar.bankDay(safe)
      said.push({ kind: "bank", day: bank, text: words.bank(calendar.say(bank)), note })
    }
    const plain = last !== null && rule.moves ? add(Math.max(...rule.after.map((event) => days[event])), rule.within) : last
    const notes = [plain !== null && last !== null && plain < last && passes(calendar, plain, last - 1), words.review, note].filter(Boolean).join(", ")
    if (last !== null) said.push({ kind: "last", day: last, text: words.last(calendar.say(last)), note: notes })
  }
  for (const event of missing) {
    said.push({ kind: "missing", day: null, text: words.missing(sayEvent(calendar, event)) })
  }
  return said
}

/** Return what the day of an event is called. @param {Calendar} calendar @param {string} event */
export function sayEvent(calendar, event) {
  const { title, day } = calendar.events[event]
  return day ?? calendar.words.dayWhen(title[0].toLowerCase() + title.slice(1))
}

/**
 * Say which days in a row a period passes over: ”julafton, juldagen och lördag”.
 * @param {Calendar} calendar
 * @param {number} first
 * @param {number} last
 */
function passes(calendar, first, last) {
  const names = Array.from({ length: last - first + 1 }, (_, place) => calendar.holiday(first + place) || sayWeekday(first + place, calendar.locale))
  return calendar.words.passes(new Intl.ListFormat(calendar.locale).format(names))
}

/**
 * Return the day that a step is to be done by, or null.
 * @param {Calendar} calendar
 * @param {{rule?: string, within?: string, after?: string}} step
 * @param {import("./dates.js").Days} days
 * @returns {number | null}
 */
export function dueDay(calendar, step, days) {
  const rule = calendar.ruleOf(step)
  if (!rule) return null
  return calendar.workDay(rule, days)
}
