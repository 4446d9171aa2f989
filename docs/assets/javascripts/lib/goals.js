// @ts-check
/** The days that a case is worked towards: those that lie ahead, and the last to pay or to answer. No DOM. */

/** @typedef {import("./dates.js").Calendar} Calendar */
/** @typedef {import("./steps.js").Step} Step */
/** @typedef {{event: string} | {rule: import("./dates.js").Rule}} Goal */

/**
 * Return the days that a case's steps are worked towards, the nearest wall first.
 * @param {Calendar} calendar
 * @param {Step[]} steps
 * @returns {Goal[]}
 */
export function goalsOf(calendar, steps) {
  const ruled = new Map(steps.flatMap((step) => (step.rule && calendar.rules[step.rule] ? [[step.rule, calendar.rules[step.rule]]] : [])))
  const rules = [...ruled.values()]
  const named = new Set([...steps.flatMap((step) => step.dates ?? []), ...rules.flatMap((rule) => rule.after)])
  const ahead = Object.keys(calendar.events).filter((event) => named.has(event) && calendar.events[event].ahead)
  return [...ahead.map((event) => ({ event })),
    ...rules.filter((rule) => rule.safe).sort((one, other) => Number(!!other.pays) - Number(!!one.pays)).map((rule) => ({ rule }))]
}

/** The events whose days the goals need. @param {Goal[]} goals @returns {string[]} */
export const eventsFor = (goals) => [...new Set(goals.flatMap((goal) => ("event" in goal ? [goal.event] : goal.rule.after)))]
