// @ts-check
/** A case as plain text: for the journal, and to hand over. No DOM. */

import { dayOf, sayDay, writeDay } from "./dates.js"
import { DONE, FAILED, NEEDLESS } from "./marks.js"
import { past } from "./past.js"
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
 * @property {{do: string}[]} open what the plan lays on somebody and nobody has answered for
 * @property {number} today
 * @property {string} role that the reader has chosen, or ""
 */

/** @param {Told} told @param {{id: string}} step */
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

/**
 * Return the steps and points that have a mark, each an act of its own, in the order of the days.
 * @param {Told} told
 * @returns {{value: string, line: string}[]}
 */
function marked(told) {
  const steps = new Map([...findSteps(told), ...told.placed.map((one) => one.step)].map((step) => [step.id, step]))
  return [...steps.values()].flatMap((step) => [[step, step], ...(step.points ?? []).map((point) => [step, point])])
    .flatMap(([step, one]) => {
      const mark = markOf(told, one)
      if (!mark?.[0]) return []
      const [value, , , at] = mark
      return [{ value, at, line: `- ${dayOfMark(told, one, at)} ${saidOf(step, one, value)}${forWhom(told, step)}` }]
    }).sort((one, other) => one.at - other.at)
}

/** @type {(told: Told, one: Step, at: number) => string} */
function dayOfMark(told, one, at) {
  const own = (one.dates ?? []).filter((event) => told.calendar.events[event]?.ours && Object.hasOwn(told.dates.days, event))
  return writeDay(own.length ? told.dates.days[own[0]] : dayOf(new Date(at * 1000)))
}

/** What was done, in the past tense; a question that was gone through is called that. @type {(step: Step, one: Step, value: string) => string} */
function saidOf(step, one, value) {
  if (value !== DONE && !one.decide) return one.do
  const said = one.do.match(/[^.?!]+[.?!]?/g)?.map((sentence) => past(sentence.trim()) ?? sentence.trim()).join(" ") ?? ""
  if (one.decide) return `${said} ${one.outcomes?.[value]?.label ?? ""}.`
  return past(one.do) ?? (one === step ? TEXT.isDone(one.do) : TEXT.wentThrough(one.do))
}

/** Whose a step is, where it is not the reader's own: a tick does not say who did it. @type {(told: Told, step: Step) => string} */
const forWhom = (told, step) => ((step.role ?? told.list.owner) === (told.role || told.list.owner) ? "" : TEXT.task(roleOf(told, step).replace(/^\p{Lu}(?!\p{Lu})/u, (letter) => letter.toLowerCase())))

/** @type {(told: Told, values: (value: string) => boolean) => string[]} */
const linesOf = (told, values) => marked(told).filter(({ value }) => values(value)).map(({ line }) => line)

/** @param {Told} told */
const done = (told) => linesOf(told, (value) => value !== NEEDLESS && value !== FAILED)

/** What was not done, with what is said of it. @param {Told} told @returns {string[]} */
function undone(told) {
  return [[NEEDLESS, TEXT.needless], [FAILED, TEXT.failed]].flatMap(([state, title]) => {
    const lines = linesOf(told, (value) => value === state)
    return lines.length ? ["", `${title}:`, ...lines] : []
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
 * Return what is done, and what was needless or impossible: nothing that nobody has ticked.
 * @param {Told} told
 */
export function journalText(told) {
  const lines = [head(told), "", `${TEXT.done}:`, ...orNothing(done(told)), ...undone(told)]
  if (told.end?.ends && told.open.length) lines.push("", `${TEXT.unanswered}:`, ...told.open.map(({ do: what }) => `- ${what}`))
  if (told.end?.ends) lines.push("", `${told.open.length ? "" : `${TEXT.ended} `}${TEXT.documents(told.end.ends.documents)}`)
  return lines.join("\n") + "\n"
}

/**
 * Return a slip for the one who takes over.
 * @param {Told} told
 */
export function handoverText(told) {
  return [TEXT.handover.toUpperCase(), TEXT.slip, "", head(told), "", `${TEXT.left}:`, ...orNothing(left(told)),
    "", `${TEXT.done}:`, ...orNothing(done(told)), ...undone(told)].join("\n") + "\n"
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
