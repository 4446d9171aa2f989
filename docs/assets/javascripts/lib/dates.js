// @ts-check
/** Dates from rules, by the same data as in Python. A day is its number since 1970. No DOM. */

import { wordsAround } from "../messages.js"

/**
 * @typedef {object} Rule
 * @property {string} [title]
 * @property {string} [said]
 * @property {string} [text]
 * @property {string} within
 * @property {string[]} after
 * @property {boolean} [backwards] the period is working days before the event
 * @property {string} [safe]
 * @property {boolean} [moves]
 * @property {boolean} [pays]
 * @property {boolean} [review]
 * @property {string[]} [exceptions]
 */
/** @typedef {{title: string, ask: string, help?: string, day?: string, starts?: boolean, ahead?: boolean, ours?: boolean, before?: string[]}} Event */
/**
 * @typedef {object} TimeData
 * @property {Record<string, Rule>} rules
 * @property {Record<string, Event>} events
 * @property {Record<string, string>} free the free weekdays of each year: month, day, place of the name
 * @property {string[]} names what the free weekdays are called
 * @property {string} [locale] how days are written in another language than ours
 * @property {Record<string, string>} [says] the words around days in that language
 * @property {[number, number]} years
 */
/** @typedef {Record<string, number>} Days the day of each event */
/** @typedef {{safe: number | null, last: number | null, missing: string[]}} Due */

const DAY = 86_400_000
const LONG = /** @type {const} */ ({ weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
/** @type {Map<string, Intl.DateTimeFormat>} */
const WRITTEN = new Map()
/** @param {string} locale */
function written(locale) {
  const known = WRITTEN.get(locale) ?? new Intl.DateTimeFormat(locale, LONG)
  WRITTEN.set(locale, known)
  return known
}

/**
 * Return the day of a date written as åååå-mm-dd; null if there is none such.
 * @param {unknown} text
 * @returns {number | null}
 */
export function parseDay(text) {
  if (typeof text !== "string" || !/^\d{4}-\d\d-\d\d$/.test(text)) return null
  const day = Date.parse(text + "T00:00:00Z") / DAY
  return Number.isInteger(day) && writeDay(day) === text ? day : null
}

/** @param {number} day */
export const writeDay = (day) => new Date(day * DAY).toISOString().slice(0, 10)

/** @param {number} day */
export const weekday = (day) => new Date(day * DAY).getUTCDay()

/**
 * Return the day that a moment falls on where the reader is.
 * @param {Date} moment
 */
export function dayOf(moment) {
  return Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate()) / DAY
}

/**
 * Return a day as "måndag 23 november 2026".
 * @param {number} day
 * @param {string} [locale]
 */
export function sayDay(day, locale = "sv") {
  return written(locale).format(new Date(day * DAY))
}

/**
 * Return the name of a day's weekday.
 * @param {number} day
 * @param {string} locale
 */
export function sayWeekday(day, locale) {
  return written(locale).formatToParts(new Date(day * DAY)).find(({ type }) => type === "weekday")?.value ?? ""
}

/**
 * Return the day a period after another; a month ends on the same day number, or the last.
 * @param {number} day
 * @param {string} period
 */
export function add(day, period) {
  const count = Number(period.slice(1, -1))
  const unit = period.at(-1)
  if (unit === "D" || unit === "W") return day + count * (unit === "W" ? 7 : 1)
  const date = new Date(day * DAY)
  const month = date.getUTCMonth() + count * (unit === "Y" ? 12 : 1)
  const end = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate()
  return Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), end)) / DAY
}

/** The rules, the events and the free days. */
export class Calendar {
  /** @param {TimeData} data */
  constructor(data) {
    this.rules = data.rules
    this.events = data.events
    this.years = data.years
    this.locale = data.locale ?? "sv"
    this.words = wordsAround(data.says)
    this.free = new Map(Object.entries(data.free).map(([year, days]) =>
      [year, new Map(days.split(" ").map((day) => [day.slice(0, 4), data.names[Number(day.slice(4))]]))]))
  }

  /** A day in the language of the texts. @param {number} day */
  say(day) {
    return sayDay(day, this.locale)
  }

  /** @param {number} day */
  isFree(day) {
    return weekday(day) % 6 === 0 || this.holiday(day) !== ""
  }

  /** The name of a free weekday, or "". @param {number} day */
  holiday(day) {
    const [year, month, date] = writeDay(day).split("-")
    return this.free.get(year)?.get(month + date) ?? ""
  }

  /**
   * Return the day itself, or the next that no rest day passes over.
   * @param {number} day
   */
  nextWeekday(day) {
    while (this.isFree(day)) day++
    return day
  }

  /**
   * Return the day itself, or the last bank day before it.
   * @param {number} day
   */
  bankDay(day) {
    while (this.isFree(day)) day--
    return day
  }

  /**
   * Return the day so many working days before another, which itself is not counted.
   * @param {number} day
   * @param {number} number
   */
  workingDaysBefore(day, number) {
    for (; number > 0; number--) day = this.bankDay(day - 1)
    return day
  }

  /**
   * Return the dates of a rule, as far as the events are known.
   * @param {Rule} rule
   * @param {Days} days
   * @returns {Due}
   */
  due(rule, days) {
    const missing = rule.after.filter((event) => !Object.hasOwn(days, event))
    let last = null
    if (!missing.length && rule.backwards) {
      last = this.workingDaysBefore(days[rule.after[0]], Number(rule.within.slice(1, -1)))
    } else if (!missing.length) {
      last = add(Math.max(...rule.after.map((event) => days[event])), rule.within)
      if (rule.moves) last = this.nextWeekday(last)
    }
    let safe = last
    if (rule.safe) safe = Object.hasOwn(days, rule.safe) ? add(days[rule.safe], rule.within) : null
    return { safe, last, missing }
  }

  /**
   * Return the day to have it done by: a rest day moves it back, never before what it counts from.
   * @param {Rule} rule
   * @param {Days} days
   * @returns {number | null}
   */
  workDay(rule, days) {
    const { safe, last } = this.due(rule, days)
    const day = safe ?? last
    return day && Math.max(this.bankDay(day), ...rule.after.map((event) => days[event]).filter((known) => known <= day))
  }

  /**
   * Return the rule of a step's own time, or null.
   * @param {{rule?: string, within?: string, after?: string}} step
   * @returns {Rule | null}
   */
  ruleOf(step) {
    if (step.rule) return this.rules[step.rule] ?? null
    return step.within && step.after ? { within: step.within, after: [step.after] } : null
  }

  /**
   * Tell whether a day has not come, although what it is asked for must have happened.
   * @param {string} event
   * @param {number} day
   * @param {number} today
   */
  isTooEarly(event, day, today) {
    return day > today && !this.events[event].ahead
  }

  /**
   * Return an event and another whose days contradict each other: the later and the earlier.
   * @param {Days} days
   * @param {string} event
   * @returns {[string, string] | null}
   */
  disorder(days, event) {
    for (const [later, day] of Object.entries(days)) {
      for (const earlier of this.events[later]?.before ?? []) {
        if (event !== later && event !== earlier) continue
        if (Object.hasOwn(days, earlier) && days[earlier] > day) return [later, earlier]
      }
    }
    return null
  }

  /** @param {number | null} day */
  inRange(day) {
    if (day === null) return false
    const year = new Date(day * DAY).getUTCFullYear()
    return this.years[0] <= year && year <= this.years[1]
  }
}
