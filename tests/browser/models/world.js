/** What the models have in common: chance from a seed, a storage, a clock, an invented guide, tabs. */

/** Chance from a seed: the same seed gives the same walk. */
export function chanceOf(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count) => Math.floor(next() * count)
  return {
    below,
    of: (list) => list[below(list.length)],
    happens: (share) => next() < share,
    code: (length) => Array.from({ length }, () => below(16).toString(16)).join(""),
  }
}

/** A storage as browsers have it, with room for some characters. */
export class Shelf {
  constructor(room = Infinity) {
    this.texts = new Map()
    this.room = room
    /** Stores nothing, and says nothing of it. */
    this.silent = false
  }

  get length() {
    return this.texts.size
  }

  key(place) {
    return [...this.texts.keys()][place] ?? null
  }

  getItem(key) {
    return this.texts.get(key) ?? null
  }

  setItem(key, text) {
    if (this.silent) return
    const used = [...this.texts].reduce((sum, [name, one]) => sum + (name === key ? 0 : name.length + one.length), 0)
    if (used + key.length + text.length > this.room) throw new DOMException("full", "QuotaExceededError")
    this.texts.set(key, text)
  }

  removeItem(key) {
    this.texts.delete(key)
  }
}

export const MINUTE = 60
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
export const START = 1_796_000_000

const step = (id, hash = id, more = {}) => ({ id, do: id, basis: "plan", hash: hashOf(hash), ...more })

/** A meaning as a fingerprint of six digits. */
export function hashOf(meaning) {
  let code = 7
  for (const sign of meaning) code = (Math.imul(code, 31) + sign.charCodeAt(0)) & 0xffffff
  return code.toString(16).padStart(6, "0")
}

const RECEIVED = ["motta", "registrera", "lamna"]

/** Two checklists that begin alike; `ring` is in both and means two things. */
export const LISTS = {
  alfa: {
    id: "alfa", version: "aaaaaaaa", title: "Alfa", owner: "en", roles: {}, sources: {}, findings: {},
    steps: [...RECEIVED.map((id) => step(id)), step("ring", "ring familjen"),
      step("valj", "valj", { decide: "val", outcomes: {
        vanster: { label: "Vänster", steps: [step("sedan")] },
        hoger: { label: "Höger", becomes: { hem: "hyrt" } } } }),
      step("sist")],
  },
  beta: {
    id: "beta", version: "aaaaaaaa", title: "Beta", owner: "en", roles: {}, sources: {}, findings: {},
    steps: [...RECEIVED.map((id) => step(id)), step("ring", "ring vardens jour"), step("fraga"), step("skriv")],
  },
}

export const GUIDE = {
  version: "aaaaaaaa",
  facts: { hem: { ask: "Vilket hem?", values: { agt: { label: "Ägt" }, hyrt: { label: "Hyrt" } } } },
  lists: {
    alfa: { title: "Alfa", owner: "en", box: { hem: ["agt"] } },
    beta: { title: "Beta", owner: "en", box: { hem: ["hyrt"] } },
  },
  nodes: [{ list: "alfa" }, { list: "beta" }, { fact: "hem", to: [0, 1] }],
  roles: { en: { title: "En" } },
}

export const TIME = { rules: {}, events: { inkom: { title: "Kom in", ask: "När?" } }, free: {}, years: [2000, 2100] }

/** The answers that lead to a checklist. */
export const answersOf = (list) => ({ hem: list === "alfa" ? "agt" : "hyrt" })

/** The steps of a checklist with those of its outcomes. */
export const stepsOf = (list) => list.steps.flatMap((one) => [one,
  ...Object.values(one.outcomes ?? {}).flatMap((outcome) => outcome.steps ?? [])])

/** A browser: what its tabs share, and its clock. */
export class Browser {
  constructor(lib, chance, room = Infinity) {
    this.lib = lib
    this.chance = chance
    this.local = new Shelf(room)
    this.now = START
    this.clock = { now: () => this.now, today: () => Math.floor(this.now / DAY), newId: () => chance.code(8) }
  }

  tab(room = Infinity) {
    return new Tab(this, new Shelf(room))
  }
}

/** A tab: what it remembers, and the page that it shows. */
export class Tab {
  constructor(browser, shelf) {
    this.browser = browser
    this.shelf = shelf
    this.content = { guide: GUIDE, lists: LISTS }
    this.load("alfa")
  }

  /** Load a page anew: nothing but what is stored is left. */
  load(name, given = answersOf(name)) {
    const { lib, local, clock } = this.browser
    this.store = new lib.Store(new lib.Area(() => local), new lib.Area(() => this.shelf), "/ef.", clock.now)
    this.session = new lib.Session(new lib.Area(() => this.shelf))
    this.show(name, given)
  }

  /** Show a checklist with its answers, as instant navigation does. */
  show(name, given = answersOf(name)) {
    const { lib, clock } = this.browser
    const { guide, lists } = this.content
    this.list = lists[name]
    this.work = new lib.Work(new lib.Guide(guide), new lib.Calendar(TIME), this.list, { store: this.store, session: this.session, clock })
    lib.forget(this.store, this.session.openCase)
    this.work.enter(given)
  }

  get place() {
    return this.work.one ? `${this.work.one.id} ${this.work.turn}` : ""
  }
}
