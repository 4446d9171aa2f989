// @ts-check
/** The head of a list: the days it is worked towards, how many are left, and what is missing. */

import { sayDay } from "../lib/dates.js"
import { sayDue, sayEvent } from "../lib/words.js"
import { DATES } from "../messages.js"
import { today } from "./dates.js"
import { make } from "./elements.js"

/**
 * @param {import("../lib/dates.js").Calendar} calendar
 * @param {import("../lib/goals.js").Goal[]} goals
 * @param {import("../lib/words.js").Dates} dates
 * @param {(event: string) => void} ask lets the reader fill in a day that is missing
 * @returns {HTMLElement | ""}
 */
export function goalsBox(calendar, goals, dates, ask) {
  const rows = goals.flatMap((goal) => ("event" in goal
    ? dates.days[goal.event] === undefined ? [] : [row(sayEvent(calendar, goal.event), [line(sayDay(dates.days[goal.event]), dates.days[goal.event], dates.assumed.has(goal.event) ? DATES.assumedShort : "")])]
    : ruled(calendar, goal.rule, dates)))
  const needed = goals.flatMap((goal) => ("event" in goal ? [goal.event] : goal.rule.after))
  const missing = [...new Set(needed)].filter((event) => dates.days[event] === undefined).map((event) =>
    make("li", {}, DATES.missing(sayEvent(calendar, event)), " ",
      make("button", { type: "button", class: "ef-day__quick", onclick: () => ask(event) }, DATES.fillIn, make("span", { class: "ef-hidden" }, `: ${calendar.events[event].ask}`))))
  if (!rows.length && !missing.length) return ""
  return make("section", { class: "ef-goals", "aria-label": DATES.goals }, ...rows, missing.length > 0 && make("ul", { class: "ef-goals__missing" }, ...missing))
}

/** @type {(calendar: import("../lib/dates.js").Calendar, rule: import("../lib/dates.js").Rule, dates: import("../lib/words.js").Dates) => HTMLElement[]} */
function ruled(calendar, rule, dates) {
  const said = sayDue(calendar, rule, dates).filter(({ kind }) => kind !== "missing")
  return said.length ? [row(rule.title ?? "", said.map(({ kind, text, day, note }) => line(text, kind === "last" ? null : day, note)))] : []
}

/** @type {(title: string, lines: HTMLElement[]) => HTMLElement} */
const row = (title, lines) => make("div", { class: "ef-goals__row" }, make("p", { class: "ef-goals__what" }, title[0].toUpperCase() + title.slice(1)), ...lines)

/** @type {(text: string, day: number | null, note?: string) => HTMLElement} */
const line = (text, day, note) => make("p", { class: `ef-goals__day${day !== null && day < today() ? " ef-due--late" : ""}` }, make("b", {}, text),
  day !== null && make("span", { class: "ef-goals__left" }, DATES.left(day - today())), note && make("span", { class: "ef-where" }, ` (${note})`))
