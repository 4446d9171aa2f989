// @ts-check
/** A checklist's steps: which apply, which are done, what comes next. No DOM. */

import { within } from "./guide.js"

/** @typedef {import("./guide.js").When} When */
/**
 * @typedef {object} Outcome
 * @property {string} label
 * @property {Step[]} [steps]
 * @property {{owner: string, documents: string}} [ends]
 * @property {Record<string, string>} [becomes]
 */
/**
 * @typedef {object} Point
 * @property {string} id
 * @property {string} do
 * @property {string[]} [sources]
 * @property {When} [box]
 * @property {string} [sets]
 * @property {string} hash
 */
/**
 * @typedef {object} Step
 * @property {string} id
 * @property {string} do
 * @property {string} [decide]
 * @property {string} [role]
 * @property {string} [pause]
 * @property {string} [act]
 * @property {boolean} [needed] whether "behövs inte" is no answer
 * @property {Point[]} [points]
 * @property {string[]} [dates] the events whose day is written in the step
 * @property {string[]} [sources]
 * @property {When} [box] the conditions on the guide's facts
 * @property {When} [when] the conditions on what is decided on the way
 * @property {string} [rule]
 * @property {string} [within]
 * @property {string} [after]
 * @property {string} [every]
 * @property {string} [time]
 * @property {string} [letter]
 * @property {string} [sets]
 * @property {string} hash
 * @property {Record<string, Outcome>} [outcomes]
 */
/**
 * @typedef {object} Checklist
 * @property {string} version
 * @property {string} id
 * @property {string} title
 * @property {string} owner
 * @property {Record<string, string>} roles
 * @property {Record<string, string>} sources
 * @property {Record<string, {title: string, meanwhile: string}>} findings
 * @property {Step[]} steps
 */
/** @typedef {"yes" | "maybe" | "no"} Applies */
/** @typedef {{step: Step, applies: Applies}} Placed */

/**
 * Return every step in reading order, and whether it applies: by the answers in the guide and
 * by what is decided on the way. The latest decision on the way counts for what follows.
 * @param {import("./guide.js").Guide} guide
 * @param {Step[]} steps
 * @param {import("./guide.js").Box} region
 * @param {Record<string, string>} decisions the value chosen, by the id of the step
 * @returns {{placed: Placed[], end: Outcome | null}}
 */
export function follow(guide, steps, region, decisions) {
  /** @type {Placed[]} */
  const placed = []
  /** @type {Map<string, string>} */
  const known = new Map()
  /** @type {Set<string>} */
  const open = new Set()
  /** @type {Outcome | null} */
  let end = null

  /** @type {(step: Step) => Applies} */
  const decided = (step) => {
    /** @type {Applies} */
    let applies = "yes"
    for (const [fact, values] of Object.entries(step.when ?? {})) {
      if (open.has(fact)) applies = applies === "yes" ? "maybe" : applies
      else if (!values.includes(known.get(fact) ?? "")) applies = "no"
    }
    return applies
  }
  /** @type {(steps: Step[], outer: Applies) => void} */
  const walk = (steps, outer) => {
    for (const step of steps) {
      const applies = end ? "no" : least(outer, fits(guide, region, step.box), decided(step))
      placed.push({ step, applies })
      if (!step.decide) continue
      const chosen = Object.hasOwn(decisions, step.id) ? decisions[step.id] : null
      const outcomes = step.outcomes ?? {}
      const taken = applies !== "no" && chosen !== null && Object.hasOwn(outcomes, chosen) ? chosen : null
      if (applies === "maybe" || (applies === "yes" && taken === null)) open.add(step.decide)
      if (applies === "yes" && taken !== null) {
        open.delete(step.decide)
        known.set(step.decide, taken)
      }
      for (const [value, outcome] of Object.entries(outcomes)) {
        const leads = taken === null ? least(applies, "maybe") : value === taken ? applies : "no"
        walk(outcome.steps ?? [], leads)
        if (leads === "yes" && (outcome.ends || outcome.becomes)) end ??= outcome
      }
    }
  }
  walk(steps, "yes")
  return { placed, end }
}

/**
 * Tell whether a condition on the guide's facts holds where the answers mean a region.
 * @param {import("./guide.js").Guide} guide
 * @param {import("./guide.js").Box} region
 * @param {When} [when]
 * @returns {Applies}
 */
export function fits(guide, region, when) {
  const box = guide.box(when)
  if (within(region, box)) return "yes"
  return Object.keys(box).every((fact) => !(fact in region) || region[fact] & box[fact]) ? "maybe" : "no"
}

/** @type {(...all: Applies[]) => Applies} */
const least = (...all) => (all.includes("no") ? "no" : all.includes("maybe") ? "maybe" : "yes")

/**
 * Return every step, those of outcomes included, in reading order.
 * @param {Step[]} steps
 * @returns {Step[]}
 */
export function walkSteps(steps) {
  return steps.flatMap((step) => [
    step,
    ...Object.values(step.outcomes ?? {}).flatMap((outcome) => walkSteps(outcome.steps ?? [])),
  ])
}

/** Everything that can be ticked: steps, and the points that they consist of. @param {Step[]} steps @returns {(Step | Point)[]} */
export const ticked = (steps) => walkSteps(steps).flatMap((step) => [step, ...step.points ?? []])

/**
 * Return the events that steps count from, in the order of the register; first those that set a
 * wall, which time is counted back from.
 * @param {Step[]} steps
 * @param {import("./dates.js").Calendar} calendar
 */
export function eventsOf(steps, calendar) {
  const rules = steps.flatMap((step) => calendar.ruleOf(step) ?? [])
  const asked = new Set(rules.flatMap((rule) => rule.after))
  const walls = new Set(rules.filter((rule) => rule.backwards).flatMap((rule) => rule.after))
  return Object.keys(calendar.events).filter((event) => asked.has(event))
    .sort((one, other) => Number(walls.has(other)) - Number(walls.has(one)))
}
