// @ts-check
/** What is to be done in a case, as far as this browser knows. No DOM. */

import { present } from "./cases.js"
import { parseDay } from "./dates.js"
import { marksOf } from "./marks.js"
import { follow, ticked } from "./steps.js"
import { dueDay } from "./words.js"

/** The sections of a checklist that are for the day a case comes in. */
const FIRST_DAY = ["stopp", "i-dag"]

/** @typedef {import("./steps.js").Step} Step */
/** @typedef {{one: import("./cases.js").Case, step: Step, role: string, day: number | null}} Due a step to do today; null where no day is known */

/**
 * Return what is left to do in a case today or before, the latest first: what is due, and what
 * belongs to the first day.
 * @param {import("./guide.js").Guide} guide
 * @param {import("./dates.js").Calendar} calendar
 * @param {import("./steps.js").Checklist} list
 * @param {import("./cases.js").Case} one
 * @param {number} today
 * @returns {Due[]}
 */
export function agenda(guide, calendar, list, one, today) {
  const round = present(one)
  const answers = Object.fromEntries(Object.entries(round.answers).filter(([fact, value]) => guide.allows(fact, value)))
  const route = guide.route(answers)
  const found = route.unknown.flatMap((fact) => guide.data.facts[fact].unknown?.steps ?? [])
  const marks = marksOf(round, list.id, ticked([...found, ...list.steps]))
  const done = Object.fromEntries([...marks].filter(([, [value]]) => value).map(([id, [value]]) => [id, value]))
  const { placed } = follow(guide, list.steps, { ...guide.lists.get(list.id)?.box, ...route.region }, done)
  const days = Object.fromEntries(Object.entries(one.events).flatMap(([event, [text]]) => {
    const day = parseDay(text)
    return day === null || !Object.hasOwn(calendar.events, event) ? [] : [[event, day]]
  }))
  return [...found, ...placed.filter(({ applies }) => applies === "yes").map(({ step }) => step)]
    .filter((step) => !Object.hasOwn(done, step.id))
    .map((step) => ({ one, step, role: step.role ?? list.owner, day: dueDay(calendar, step, days) }))
    .filter(({ step, day }) => (day === null ? found.includes(step) || FIRST_DAY.includes(step.pause ?? "") : day <= today))
    .sort((one, other) => (one.day ?? today) - (other.day ?? today))
}
