// @ts-check
/** A case as plain text: for the journal, and to hand over. No DOM. */

import { sayDay, writeDay } from "./dates.js"
import { dueDay, sayDue } from "./words.js"
import { labelOf } from "./cases.js"
import { nameOf } from "./names.js"
import { TEXT } from "../messages.js"

/** @typedef {import("./steps.js").Step} Step */
/**
 * What a text is made of.
 * @typedef {object} Told
 * @property {import("./guide.js").Guide} guide
 * @property {import("./steps.js").Checklist} list
 * @property {import("./dates.js").Calendar} calendar
 * @property {import("./cases.js").Case | null} one
 * @property {Record<string, import("./cases.js").Mark>} marks by the id of the step
 * @property {import("./guide.js").Answers} answers
 * @property {import("./words.js").Dates} dates
 * @property {import("./steps.js").Placed[]} placed
 * @property {import("./steps.js").Outcome | null} end
 * @property {number} today
 */

/** @param {Told} told @param {Step} step */
const markOf = (told, step) => (Object.hasOwn(told.marks, step.id) ? told.marks[step.id] : undefined)

/** @param {Told} told @param {Step} step */
export const roleOf = (told, step) => told.list.roles[step.role ?? told.list.owner]
  ?? told.guide.data.roles[told.list.owner]?.title ?? ""

/** @param {Told} told @param {Step} step */
export function sourcesOf(told, step) {
  return (step.sources ?? []).map((key) => told.list.sources[key] ?? key.replace(/^\w+:/, "")).join(", ")
}

/** @param {Told} told @returns {string} */
function head(told) {
  const { guide, list, one, answers, dates, calendar } = told
  const { finding } = guide.data.lists[list.id] ?? {}
  const owner = `${list.roles[list.owner]}${finding ? ` (${TEXT.interim}, ${finding})` : ""}`
  const lines = [`${TEXT.journal}: ${list.title}`]
  if (one) lines.push(TEXT.case(labelOf(one)))
  lines.push(`${sayDay(told.today)}. ${TEXT.version(list.version)}`, `${TEXT.owner}: ${owner}`)
  const given = guide.order.filter((fact) => fact in answers)
  if (given.length) lines.push("", `${TEXT.answers}:`, ...given.map((fact) => `- ${guide.data.facts[fact].ask} ${guide.label(fact, answers[fact])}`))
  const known = Object.keys(calendar.events).filter((event) => event in dates.days)
  if (known.length) {
    lines.push("", `${TEXT.events}:`, ...known.map((event) =>
      `- ${calendar.events[event].title}: ${writeDay(dates.days[event])}${dates.assumed.has(event) ? TEXT.assumed : ""}`))
  }
  return lines.join("\n")
}

/** @param {Told} told @returns {string[]} */
function done(told) {
  const steps = new Map([...findSteps(told), ...told.placed.map((one) => one.step)].map((step) => [step.id, step]))
  return [...steps.values()].flatMap((step) => {
    const mark = markOf(told, step)
    if (!mark?.[0]) return []
    const said = step.decide ? `${step.do} ${step.outcomes?.[mark[0]]?.label ?? ""}.` : step.do
    const sources = sourcesOf(told, step)
    const day = new Date(mark[3] * 1000)
    const on = `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`
    return [`- ${on} ${said} ${roleOf(told, step)}.${sources ? ` ${TEXT.source(sources)}.` : ""}`]
  })
}

/** @param {Told} told @returns {string[]} */
function left(told) {
  const steps = told.placed.filter((one) => one.applies === "yes").map((one) => one.step)
  return steps.filter((step) => !markOf(told, step)?.[0]).map((step) => {
    const rule = told.calendar.ruleOf(step)
    const when = rule ? sayDue(told.calendar, rule, told.dates).map(({ text, note }) => `${text}${note ? ` (${note})` : ""}`) : []
    if (step.every && step.time) when.push(step.time)
    const sources = sourcesOf(told, step)
    return `- ${step.do} ${roleOf(told, step)}.${when.length ? ` ${when.join(". ")}.` : ""}${sources ? ` ${TEXT.source(sources)}.` : ""}`
  })
}

/** @param {Told} told */
const findSteps = (told) => Object.values(told.guide.data.facts).flatMap((fact) => fact.unknown?.steps ?? [])

/** @param {string[]} lines */
const orNothing = (lines) => (lines.length ? lines : [`- ${TEXT.nothing}`])

/**
 * Return what is done and what is left.
 * @param {Told} told
 */
export function journalText(told) {
  const lines = [head(told), "", `${TEXT.done}:`, ...orNothing(done(told))]
  if (told.end?.ends) lines.push("", `${TEXT.ended} ${TEXT.documents(told.end.ends.documents)}`)
  else lines.push("", `${TEXT.left}:`, ...orNothing(left(told)))
  return lines.join("\n") + "\n"
}

/**
 * Return a slip for the one who takes over.
 * @param {Told} told
 */
export function handoverText(told) {
  return [TEXT.handover.toUpperCase(), TEXT.slip, "", head(told), "", `${TEXT.left}:`, ...orNothing(left(told)),
    "", `${TEXT.done}:`, ...orNothing(done(told))].join("\n") + "\n"
}

/**
 * Return the entries of a calendar: every date that is left, and what comes back.
 * @param {Told} told
 * @returns {import("./calendar.js").Entry[]}
 */
export function calendarEntries(told) {
  const steps = told.placed.filter((one) => one.applies === "yes").map((one) => one.step)
  const label = told.one ? `${nameOf(told.one.id)}: ` : ""
  const id = told.one?.id ?? "utan-arende"
  return steps.filter((step) => !markOf(told, step)?.[0]).flatMap((step) => {
    const sources = sourcesOf(told, step)
    const text = [`${TEXT.journal}: ${told.list.title}`, roleOf(told, step), step.time ?? "", sources && TEXT.source(sources)]
    const entry = { id: `${id}-${told.list.id}-${step.id}`, title: label + step.do }
    if (step.every) return [{ ...entry, day: told.today, every: step.every, text: text.filter(Boolean).join("\n") }]
    const rule = told.calendar.ruleOf(step)
    const day = dueDay(told.calendar, step, told.dates.days)
    if (!rule || day === null) return []
    const said = sayDue(told.calendar, rule, told.dates)
    const all = [...text, ...said.map((one) => `${one.text}${one.note ? ` (${one.note})` : ""}`)].filter(Boolean).join("\n")
    const last = said.find((one) => one.kind === "last")
    const entries = [{ ...entry, day, text: all }]
    if (last?.day && last.day !== day) entries.push({ id: `${entry.id}-sista`, day: last.day, title: `${label}${last.text} (${last.note})`, text: all })
    return entries
  })
}
