// @ts-check
/** A case as plain text: for the journal, and to hand over. No DOM. */

import { dayOf, sayDay, writeDay } from "./dates.js"
import { DONE, FAILED, KNOWN, NEEDLESS } from "./marks.js"
import { past } from "./past.js"
import { goalsOf } from "./goals.js"
import { dueDay, sayDue, sayEvent } from "./words.js"
import { labelOf } from "./cases.js"
import { nameOf } from "./names.js"
import { DATES, TEXT } from "../messages.js"

/** How many of the receiver's next steps a slip has. */
const NEXT = 3

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
    lines.push("", `${TEXT.events}:`, ...known.map((event) => eventLine(told, event)))
  }
  return lines.join("\n")
}

/** @type {(told: Told, event: string) => string} */
const eventLine = ({ calendar, dates }, event) =>
  `- ${calendar.events[event].title}: ${writeDay(dates.days[event])}${dates.assumed.has(event) ? TEXT.assumed : ""}`

/**
 * Return the steps and points that have a mark, each an act of its own, in the order of the days;
 * what the journal had is left out.
 * @param {Told} told
 * @returns {{value: string, role: string, line: string}[]}
 */
function marked(told) {
  const steps = new Map([...findSteps(told), ...told.placed.map((one) => one.step)].map((step) => [step.id, step]))
  return [...steps.values()].flatMap((step) => [step, .../** @type {Step[]} */ (step.points ?? [])]
    .flatMap((one) => {
      const mark = markOf(told, one)
      if (!mark?.[0] || mark[0] === KNOWN) return []
      const [value, , , at] = mark
      return [{ value, at, role: step.role ?? told.list.owner, line: `- ${dayOfMark(told, one, at)} ${saidOf(step, one, value)}${forWhom(told, step)}` }]
    })).sort((one, other) => one.at - other.at)
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
 * Return a slip for the one who takes over, in one role: what that role needs, and no answers, for
 * they tell of children, need and violence.
 * @param {Told} told
 * @param {string} receiver
 */
export function handoverText(told, receiver) {
  const { list, calendar, dates, one } = told
  const role = (/** @type {Step} */ step) => step.role ?? list.owner
  const open = told.placed.filter(({ step, applies }) => applies === "yes" && !markOf(told, step)?.[0]).map(({ step }) => step)
  const next = open.filter((step) => !step.decide && role(step) === receiver)
    .map((step) => ({ step, day: dueDay(calendar, step, dates.days) ?? Infinity })).sort((mine, other) => mine.day - other.day).slice(0, NEXT)
  const decisions = open.filter((step) => step.decide && (role(step) === receiver || receiver === list.owner))
  const aims = goalsOf(calendar, open)
  const goals = aims.flatMap((goal) => ("event" in goal
    ? [dates.days[goal.event] === undefined ? `- ${DATES.missing(sayEvent(calendar, goal.event))}` : `- ${sayEvent(calendar, goal.event)}: ${sayDay(dates.days[goal.event])}`]
    : sayDue(calendar, goal.rule, dates).map(({ text, note }) => `- ${text}${note ? ` (${note})` : ""}`)))
  const worked = aims.flatMap((goal) => ("event" in goal ? [goal.event] : []))
  const needed = open.filter((step) => role(step) === receiver).flatMap((step) => [...step.dates ?? [], ...calendar.ruleOf(step)?.after ?? []])
  const known = Object.keys(calendar.events).filter((event) => Object.hasOwn(dates.days, event) && !worked.includes(event)
    && (calendar.events[event].starts || needed.includes(event)))
  const shown = (/** @type {{role: string, line: string}[]} */ lines) => lines.filter((line) => receiver === list.owner || line.role === receiver).map(({ line }) => line)
  return [
    TEXT.handover.toUpperCase(), TEXT.slip, "", `${TEXT.journal}: ${list.title}`, ...one ? [TEXT.case(labelOf(one))] : [],
    `${sayDay(told.today)}. ${TEXT.version(list.version)}`, `${TEXT.owner}: ${list.roles[list.owner]}`, `${TEXT.to}: ${list.roles[receiver] ?? ""}`,
    "", `${TEXT.events}:`, ...orNothing([...goals, ...known.map((event) => eventLine(told, event))]),
    "", `${TEXT.next}:`, ...orNothing(next.map(({ step, day }) => `- ${step.do}${day < Infinity ? ` ${TEXT.before(sayDay(day))}.` : ""}`)),
    "", `${TEXT.decisions}:`, ...orNothing(decisions.map((step) => `- ${step.do}`)),
    "", `${TEXT.done}:`, ...orNothing(shown(marked(told).filter(({ value }) => value !== NEEDLESS && value !== FAILED))),
    "", TEXT.receipt,
  ].join("\n") + "\n"
}

/**
 * Return the entries of a calendar for one role, or for all: one for each day that something is
 * to be done, with what the case is worked towards, and one for each thing that comes back.
 * @param {Told} told
 * @returns {import("./calendar.js").Entry[]}
 */
export function calendarEntries(told) {
  const { calendar, dates, list } = told
  const sure = told.placed.filter(({ applies }) => applies === "yes").map(({ step }) => step)
  const steps = sure.filter((step) => !markOf(told, step)?.[0] && (!told.role || (step.role ?? list.owner) === told.role))
  /** @type {Map<number, string[]>} */
  const byDay = new Map()
  const put = (/** @type {number | null} */ day, /** @type {string} */ text) => day !== null && byDay.set(day, [...byDay.get(day) ?? [], text])
  for (const goal of goalsOf(calendar, sure)) {
    if ("event" in goal) put(dates.days[goal.event] ?? null, sayEvent(calendar, goal.event))
    else for (const { text, day, note } of sayDue(calendar, goal.rule, dates)) put(day, `${text}${note ? ` (${note})` : ""}`)
  }
  for (const step of steps) {
    const day = step.every ? null : dueDay(calendar, step, dates.days)
    if (day !== null && day < told.today) put(told.today, `${step.do} (${TEXT.before(sayDay(day)).toLowerCase()})`)
    else put(day, step.do)
  }
  const label = told.one ? `${nameOf(told.one.id)}: ` : ""
  const id = `${told.one?.id ?? "utan-arende"}-${list.id}`
  const text = `${TEXT.journal}: ${list.title}`
  const days = [...byDay].sort(([one], [other]) => one - other).map(([day, [first, ...more]]) => ({
    id: `${id}-${writeDay(day)}`, day, title: `${label}${first}${more.length ? TEXT.andMore(more.length) : ""}`,
    text: [text, first, ...more].join("\n"),
  }))
  return [...days, ...steps.flatMap((step) => (step.every
    ? [{ id: `${id}-${step.id}`, day: told.today, every: step.every, title: label + step.do, text: [text, step.time ?? ""].join("\n") }] : []))]
}
