/**
 * Tabs and clock: several tabs work with the same cases while the computer's clock is set right
 * and wrong. The last that anybody did with a step, in whichever tab, is what counts.
 */

import { answersOf, Browser, chanceOf, DAY, HOUR, LISTS, MINUTE, stepsOf } from "./world.js"

const LEAPS = [-3 * MINUTE, -2 * HOUR, -DAY, -91 * DAY, -400 * DAY, 2 * HOUR, 91 * DAY, 400 * DAY]

/**
 * Walk by chance, of some acts only where they are told.
 * @returns {string} what was lost, or ""
 */
export function walk(lib, seed, { steps = 60, only = null, leaps = LEAPS } = {}) {
  const chance = chanceOf(seed)
  const browser = new Browser(lib, chance)
  const tabs = [browser.tab(), browser.tab(), browser.tab()]
  /** What was done last, by case, round, step and meaning. @type {Map<string, string>} */
  const done = new Map()

  const mark = (tab, one, value) => {
    if (!tab.work.setMark(one.id, value)) return `${one.id} could not be marked`
    done.set(`${tab.place} ${one.id} ${one.hash}`, value)
    return (tab.work.marks[one.id]?.[0] ?? "") === value ? "" : `${one.id} is not shown as marked`
  }
  const acts = {
    mark: (tab) => {
      const one = chance.of(stepsOf(tab.list))
      const set = tab.work.decisions[one.id]
      const value = one.decide ? chance.of(["vanster", "hoger"]) : "1"
      return mark(tab, one, set && chance.happens(0.3) ? "" : value)
    },
    hear: (tab) => void tab.work.takeIn(),
    load: (tab) => void tab.load(tab.list.id),
    correct: (tab) => void tab.show(tab.list.id === "alfa" ? "beta" : "alfa"),
    moveOn: (tab) => {
      tab.session.moveOn = true
      tab.show(chance.of(["alfa", "beta"]))
    },
    day: (tab) => {
      tab.work.dates.days.inkom = 20_000 + chance.below(1000)
      tab.work.setDay("inkom")
    },
    open: (tab) => {
      const one = chance.of([null, ...tab.store.all()])
      tab.session.openCase = one?.id ?? null
      if (one) tab.load(lib.present(one).checklist, answersOf(lib.present(one).checklist))
    },
    look: (tab) => void (tab.seen = tab.store.all()),
    keep: (tab) => void (tab.seen?.length && tab.store.touch(chance.of(tab.seen))),
    wait: () => void (browser.now += chance.below(chance.of([MINUTE, HOUR, 3 * DAY]))),
    leap: () => void (leaps.length && (browser.now += chance.of(leaps))),
  }
  const often = ["mark", "mark", "mark", "mark", "mark", "mark", "hear", "wait", "wait", "leap", ...Object.keys(acts)].filter((act) => !only || only.includes(act))
  for (let count = 0; count < steps; count++) {
    const act = chance.of(often)
    const fault = acts[act](chance.of(tabs))
    if (fault) return `${act}, step ${count}: ${fault}`
  }
  return lost(browser, done)
}

/** Look at every case in a tab of its own: what was done last with each step is what it shows. */
export function lost(browser, done) {
  const tab = browser.tab()
  for (const [key, value] of done) {
    const [id, turn, step, hash] = key.split(" ")
    const one = tab.store.open(id)
    const round = one?.rounds.find((found) => found.id === turn)
    if (!round) return `${key}: the ${one ? "round" : "case"} is gone`
    const shown = Object.values(LISTS).filter((list) => stepsOf(list).some((found) => found.id === step && found.hash === hash))
      .map((list) => browser.lib.marksOf(round, list.id, stepsOf(list)).get(step)?.[0] ?? "")
    if (shown.some((found) => found !== value)) return `${key}: ${value || "not done"} became ${shown.join() || "not done"}`
  }
  return ""
}
