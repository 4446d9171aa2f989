// @ts-check
/** Practice without a page: which case comes next, what is remembered, what a receipt says. */

/** @typedef {[kind: string, ask: number, answers: number[], right: number, place: [list: string, step: string | null, help: number | null, role: number | null, why: number]]} Question `place` is where the answer comes from; `help` and `role` are those of the step */
/** @typedef {{key: string, name: string, facts: Record<string, string>, list: string, questions: number[], roles: Record<string, number[]>}} Case `roles` has the questions for one who learns a role */
/** @typedef {{version: string, arrivals: string[], facts: Record<string, {ask: string, values: Record<string, string>}>, lists: Record<string, string>, roles: Record<string, string>, cases: Case[], questions: Question[], texts: string[]}} Cases */
/** @typedef {{done: string[], again: string[]}} Progress `again` are cases answered wrong, the oldest first */

/** How many other cases come before one that was answered wrong comes again. */
export const PAUSE = 2

/**
 * Return what is remembered of stored text; what is unknown or damaged is left out.
 * @param {string | null} text
 * @param {Case[]} cases
 * @returns {Progress}
 */
export function read(text, cases) {
  const known = new Set(cases.map((one) => one.key))
  /** @param {unknown} found */
  const keys = (found) => [...new Set(Array.isArray(found) ? found.filter((key) => known.has(key)) : [])]
  try {
    const stored = JSON.parse(text ?? "")
    return { done: keys(stored?.done), again: keys(stored?.again) }
  } catch {
    return { done: [], again: [] }
  }
}

/** The cases of a role, or all of them. @param {Case[]} cases @param {string} role */
export const ofRole = (cases, role) => (role ? cases.filter((one) => role in one.roles) : cases)

/**
 * The questions of a case; one who learns a role is asked what that role does itself.
 * @param {Cases} data @param {Case} one @param {string} role
 */
export const questions = (data, one, role) => (one.roles[role] ?? one.questions).map((number) => data.questions[number])

/**
 * What a case begins with: the answer to the first question of what has come. All that begins
 * with another of them is of one kind, as it comes more seldom.
 * @param {Case} one
 * @param {string[]} arrivals
 */
export const arrivalOf = (one, [first, ...others]) =>
  first in one.facts ? `${first}=${one.facts[first]}` : others.find((fact) => fact in one.facts) ?? ""

/**
 * Return those of the new cases whose kind has been practised least.
 * @param {Case[]} cases
 * @param {Case[]} fresh
 * @param {(one: Case) => string} kind
 */
function least(cases, fresh, kind) {
  const times = new Map(fresh.map((one) => [kind(one), 0]))
  for (const one of cases) if (!fresh.includes(one) && times.has(kind(one))) times.set(kind(one), (times.get(kind(one)) ?? 0) + 1)
  const fewest = Math.min(...times.values())
  return fresh.filter((one) => times.get(kind(one)) === fewest)
}

/**
 * Return the cases of one kind, each kind being as likely.
 * @param {Case[]} cases
 * @param {(one: Case) => string} kind
 * @param {() => number} chance
 */
function drawn(cases, kind, chance) {
  const kinds = [...new Set(cases.map(kind))]
  const one = kinds[Math.floor(chance() * kinds.length)]
  return cases.filter((each) => kind(each) === one)
}

/**
 * Return the next case: one that was answered wrong a while ago, else a new one, else whatever
 * waits to come again. Each kind that can come is practised equally often, whatever the number of cases;
 * so is each checklist among them.
 * @param {Case[]} cases
 * @param {Progress} progress
 * @param {string[]} shown the cases shown since the page was opened, the last one last
 * @param {() => number} chance from 0 up to 1
 * @param {string[]} arrivals the questions of what has come
 * @returns {Case | null} null when everything is practised
 */
export function pick(cases, progress, shown, chance, arrivals = []) {
  const waiting = cases.filter((one) => progress.again.includes(one.key))
  const rested = waiting.find((one) => !shown.slice(-PAUSE).includes(one.key))
  const fresh = cases.filter((one) => !progress.done.includes(one.key) && !progress.again.includes(one.key))
  if (rested && (shown.includes(rested.key) || !fresh.length)) return rested
  if (!fresh.length) return waiting[0] ?? null
  const came = drawn(least(cases, fresh, (one) => arrivalOf(one, arrivals)), (one) => arrivalOf(one, arrivals), chance)
  const best = least(cases, came, (one) => one.list)
  return best[Math.floor(chance() * best.length)]
}

/**
 * Return what is remembered after a case: it is done if nothing was wrong, else it comes again.
 * @param {Progress} progress
 * @param {string} key
 * @param {boolean} faultless
 * @returns {Progress}
 */
export function after(progress, key, faultless) {
  const again = progress.again.filter((one) => one !== key)
  const done = progress.done.filter((one) => one !== key)
  return faultless ? { done: [...done, key], again } : { done, again: [...again, key] }
}

/**
 * Return how far someone has come, also checklist by checklist.
 * @param {Case[]} cases
 * @param {Progress} progress
 */
export function tally(cases, progress) {
  /** @type {Map<string, {done: number, all: number}>} */
  const lists = new Map()
  for (const one of cases) {
    const count = lists.get(one.list) ?? { done: 0, all: 0 }
    count.all += 1
    count.done += progress.done.includes(one.key) ? 1 : 0
    lists.set(one.list, count)
  }
  const counts = [...lists.values()]
  return {
    done: counts.reduce((sum, count) => sum + count.done, 0),
    all: cases.length,
    again: cases.filter((one) => progress.again.includes(one.key)).length,
    touched: counts.filter((count) => count.done).length,
    lists,
  }
}
