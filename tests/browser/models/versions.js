/**
 * Versions and files: the content changes under open tabs, steps get other names, mean other
 * things, go and come back, and cases travel between two browsers as files. A step shows what was
 * last done with it under its name, or with what it means under a name that is gone. Each browser
 * has its own steps, since two that do not meet cannot know which of two things was done last.
 */

import { Browser, chanceOf, GUIDE, hashOf, LISTS, stepsOf } from "./world.js"

const VERSIONS = 5

/** The content after a change: one step is renamed, changed, removed or new. */
function changed(content, chance) {
  const version = chance.code(8)
  const lists = structuredClone(content.lists)
  for (const list of Object.values(lists)) {
    list.version = version
    const place = chance.below(list.steps.length)
    const one = list.steps[place]
    const free = `steg-${chance.below(6)}`
    const taken = stepsOf(list).some(({ id }) => id === free)
    const act = chance.of(["rename", "change", "remove", "new", "new"])
    if (act === "rename" && !taken) one.id = free
    if (act === "change") one.hash = hashOf(chance.code(2))
    if (act === "remove" && list.steps.length > 3) list.steps.splice(place, 1)
    if (act === "new" && !taken) list.steps.splice(place, 0, { ...one, id: free, hash: hashOf(free), decide: undefined, outcomes: undefined })
  }
  return { guide: { ...GUIDE, version }, lists }
}

/** What a step must show, by what was done in a round. */
function expected(round, list, one) {
  const done = [...round].map(([key, act]) => ({ ...act, list: key.split(" ")[0], id: key.split(" ")[1] }))
  const own = done.filter((act) => act.id === one.id && (act.list === list.id || act.hash === one.hash))
  const ids = stepsOf(list).map(({ id }) => id)
  const gone = done.filter((act) => act.value && !ids.includes(act.id) && act.hash === one.hash)
  return (own.length ? own : gone).sort((a, b) => a.order - b.order).at(-1)?.value ?? ""
}

/** What a file may hold in a version. */
const known = (content) => ({
  version: content.guide.version,
  answer: (fact, value) => !!content.guide.facts[fact]?.values[value],
  checklist: (name) => name in content.lists,
  step: (name, id) => stepsOf(content.lists[name]).some((one) => one.id === id),
})

/**
 * Walk by chance, of some acts only where they are told.
 * @returns {string} what was lost, or ""
 */
export function walk(lib, seed, { steps = 60, only = null } = {}) {
  const chance = chanceOf(seed)
  const contents = [{ guide: GUIDE, lists: LISTS }]
  while (contents.length < VERSIONS) contents.push(changed(contents.at(-1), chance))
  let newest = 0
  const browsers = [new Browser(lib, chance), new Browser(lib, chance)]
  const tabs = browsers.flatMap((browser) => [browser.tab(), browser.tab()])
  /** @type {Map<string, Map<string, {value: string, hash: string, order: number}>>} */
  const done = new Map()
  let file = ""
  let order = 0

  const check = (tab, list, place) => {
    const round = done.get(place)
    const one = tab.store.get(place.split(" ")[0])?.rounds.find(({ id }) => place.endsWith(id))
    if (!round) return ""
    if (!one) return `${place} is gone`
    const shown = lib.marksOf(one, list.id, stepsOf(list))
    const wrong = stepsOf(list).find((step) => (shown.get(step.id)?.[0] ?? "") !== expected(round, list, step))
    return wrong ? `${list.id} ${list.version}, ${wrong.id}: ${expected(round, list, wrong) || "not done"} became ${shown.get(wrong.id)?.[0] || "not done"}` : ""
  }
  const load = (tab, name) => {
    tab.content = contents[newest]
    tab.load(name)
  }
  const acts = {
    mark: (tab, own) => {
      const mine = stepsOf(tab.list).filter(({ id }) => parseInt(hashOf(id), 16) % 2 === own)
      if (!mine.length) return ""
      const one = chance.of(mine)
      const value = tab.work.decisions[one.id] && chance.happens(0.3) ? "" : one.decide ? "vanster" : "1"
      if (!tab.work.setMark(one.id, value)) return `${one.id} could not be marked`
      const round = done.get(tab.place) ?? new Map()
      done.set(tab.place, round.set(`${tab.list.id} ${one.id}`, { value, hash: one.hash, order: order++ }))
      return (tab.work.marks[one.id]?.[0] ?? "") === value ? "" : `${one.id} is not shown as marked`
    },
    unknown: (tab) => (tab.work.setMark("finns-inte", "1") ? "an unknown step was marked" : ""),
    load: (tab) => void load(tab, tab.list.id),
    correct: (tab) => void tab.show(tab.list.id === "alfa" ? "beta" : "alfa"),
    hear: (tab) => void tab.work.takeIn(),
    moveOn: (tab) => {
      tab.session.moveOn = true
      tab.show(chance.of(["alfa", "beta"]))
    },
    publish: () => void (newest = chance.happens(0.8) ? Math.min(newest + 1, VERSIONS - 1) : chance.below(VERSIONS)),
    save: (tab) => {
      const [text] = lib.writeFiles(tab.store.all())
      file = text ?? file
    },
    openFile: (tab) => {
      if (!file) return ""
      const cases = lib.readFile(file, known(tab.content))
      if (!cases.every((one) => tab.store.adopt(one))) return "a file did not fit"
      tab.session.openCase = chance.of(cases).id
      load(tab, "alfa")
      return ""
    },
  }
  const often = ["mark", "mark", "mark", "mark", "mark", "mark", "publish", "load", "load", ...Object.keys(acts)].filter((act) => !only || only.includes(act))
  for (let count = 0; count < steps; count++) {
    const act = chance.of(often)
    const place = chance.below(tabs.length)
    const fault = acts[act](tabs[place], place < 2 ? 0 : 1)
    if (fault) return `${act}, step ${count}: ${fault}`
  }
  for (const [from, to] of [[0, 2], [2, 0]]) {
    for (const text of lib.writeFiles(tabs[from].store.all())) {
      for (const one of lib.readFile(text, known(tabs[to].content))) tabs[to].store.adopt(one)
    }
  }
  for (const place of done.keys()) {
    for (const content of contents) {
      for (const list of Object.values(content.lists)) {
        const fault = check(tabs[0], list, place) || check(tabs[2], list, place)
        if (fault) return fault
      }
    }
  }
  return ""
}
