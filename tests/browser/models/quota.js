/**
 * Quota and writes: the room that the browser and the tabs have comes and goes, sometimes without
 * a word, and pages are loaded anew and tabs closed. Whoever is warned saves a file first; whoever
 * is not warned loses nothing. Each tab has its own steps, since tabs that hold back what they
 * have cannot know which of two things was done last.
 */

import { Browser, chanceOf, stepsOf } from "./world.js"
import { lost } from "./tabs.js"

const ROOMS = [0, 300, 900, 1500, 2500, 4000, Infinity]
const TABS = 3

/**
 * Walk by chance, of some acts only where they are told.
 * @returns {string} what was lost, or ""
 */
export function walk(lib, seed, { steps = 60, only = null } = {}) {
  const chance = chanceOf(seed)
  const browser = new Browser(lib, chance, chance.of(ROOMS))
  const tabs = Array.from({ length: TABS }, () => browser.tab(chance.of(ROOMS)))
  /** @type {Map<string, string>} */
  const done = new Map()
  /** Files that somebody saved since they were warned. @type {string[]} */
  const files = []

  const save = (tab) => {
    for (const text of lib.writeFiles(tab.store.all())) files.push(text)
    for (const one of tab.store.all()) tab.store.noteFiled(one)
  }
  const openFiles = (tab) => {
    for (const text of files) for (const one of lib.readFile(text)) if (!tab.store.adopt(one)) return "a file did not fit"
    tab.work.takeIn()
    return ""
  }
  const acts = {
    mark: (tab, place) => {
      const own = stepsOf(tab.list).filter((one, count) => count % TABS === place)
      const one = chance.of(own)
      const value = tab.work.decisions[one.id] && chance.happens(0.3) ? "" : one.decide ? "vanster" : "1"
      if (!tab.work.setMark(one.id, value)) return `${one.id} could not be marked`
      done.set(`${tab.place} ${one.id} ${one.hash}`, value)
      return (tab.work.marks[one.id]?.[0] ?? "") === value ? "" : `${one.id} is not shown as marked`
    },
    load: (tab) => {
      const warned = tab.store.lostOnReload
      if (warned) save(tab)
      tab.load(tab.list.id)
      return warned ? openFiles(tab) : ""
    },
    close: (tab, place) => {
      const open = tab.session.openCase
      const warned = tab.store.unsaved
      if (warned) save(tab)
      tabs[place] = browser.tab(chance.of(ROOMS))
      tabs[place].session.openCase = chance.happens(0.7) ? open : null
      tabs[place].load("alfa")
      return warned ? openFiles(tabs[place]) : ""
    },
    moveOn: (tab) => {
      tab.session.moveOn = true
      tab.show(chance.of(["alfa", "beta"]))
      return ""
    },
    save,
    openFiles,
    hear: (tab) => void tab.work.takeIn(),
    wait: () => void (browser.now += chance.below(3600)),
    room: () => void (browser.local.room = chance.of(ROOMS)),
    tabRoom: (tab) => void (tab.shelf.room = chance.of(ROOMS)),
    silent: () => void (browser.local.silent = chance.happens(0.3)),
    forget: (tab) => void lib.forget(tab.store, tab.session.openCase),
  }
  const often = ["mark", "mark", "mark", "mark", "mark", "mark", "load", "load", "room", "room", ...Object.keys(acts)].filter((act) => !only || only.includes(act))
  for (let count = 0; count < steps; count++) {
    const act = chance.of(often)
    const place = chance.below(TABS)
    const fault = acts[act](tabs[place], place)
    if (fault) return `${act}, step ${count}: ${fault}`
  }
  browser.local.room = Infinity
  browser.local.silent = false
  for (const tab of tabs) {
    tab.store.flush()
    const fault = tab.store.unsaved ? "there is room, and a case is not stored" : openFiles(tab)
    if (fault) return fault
  }
  return lost(browser, done)
}
