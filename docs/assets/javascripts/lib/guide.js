// @ts-check
/** The guide's logic: which question comes next, and where the answers lead. No DOM. */

/** @typedef {Record<string, string>} Answers a value for each fact that is answered */
/** @typedef {Record<string, string[]>} When the values that a condition allows, by fact */
/** @typedef {Record<string, number>} Box a condition as bits, one for each value of the fact */
/** @typedef {{label: string, help?: string}} Value */
/** @typedef {{until: string, steps: import("./steps.js").Step[]}} Unknown */
/**
 * @typedef {object} Fact
 * @property {string} ask
 * @property {string} [help]
 * @property {Record<string, Value>} values
 * @property {string[]} [anew] facts whose new answer makes this one doubtful
 * @property {Unknown} [unknown]
 */
/**
 * @typedef {object} Listed
 * @property {string} title
 * @property {string} owner
 * @property {string} [finding]
 * @property {When} [box]
 */
/**
 * A node of the guide: a question, with the place each value leads to, or the end at a checklist.
 * @typedef {object} Node
 * @property {string} [fact]
 * @property {number[]} [to] in the order of the values
 * @property {string} [key] what the page's map calls it, where that is not the fact
 * @property {string} [list]
 */
/**
 * @typedef {object} GuideData
 * @property {string} version
 * @property {Record<string, Fact>} facts in the order of the questions
 * @property {Node[]} nodes each after those it leads to, the first question last
 * @property {Record<string, Listed>} lists
 * @property {Record<string, {title: string}>} roles
 */
/**
 * @typedef {object} Route
 * @property {Box} region what the answers mean
 * @property {string[]} asked the facts that are answered and matter
 * @property {string[]} ignored the facts that are answered and do not matter
 * @property {string[]} unknown the facts answered "vet-inte" that matter
 * @property {string | null} next the next question
 * @property {string[]} possible the checklists that the answers still allow
 */

export const UNKNOWN = "vet-inte"

/** A guide: a graph that is walked, and conditions as bits. */
export class Guide {
  /** @param {GuideData} data */
  constructor(data) {
    this.data = data
    this.order = Object.keys(data.facts)
    /** @type {Map<string, Map<string, number>>} */
    this.bit = new Map(this.order.map((fact) => {
      const values = Object.keys(data.facts[fact].values)
      return [fact, new Map(values.map((value, place) => [value, 1 << place]))]
    }))
    this.lists = new Map(Object.entries(data.lists).map(([name, { box }]) => [name, { box: this.box(box) }]))
    this.start = data.nodes.length - 1
  }

  /**
   * Return a condition as bits; facts that are not the guide's are left out.
   * @param {When} [when]
   * @returns {Box}
   */
  box(when) {
    /** @type {Box} */
    const box = {}
    for (const [fact, values] of Object.entries(when ?? {})) {
      const bits = this.bit.get(fact)
      if (bits) box[fact] = values.reduce((sum, value) => sum | (bits.get(value) ?? 0), 0)
    }
    return box
  }

  /**
   * Walk the guide as far as the answers go; where one is missing, every way from there.
   * @param {Answers} answers
   * @returns {Route}
   */
  route(answers) {
    /** @type {Route} */
    const route = { region: {}, asked: [], ignored: [], unknown: [], next: null, possible: [] }
    const here = new Set([this.start])
    for (const fact of this.order) {
      const asking = [...here].filter((place) => this.data.nodes[place].fact === fact)
      const given = Object.hasOwn(answers, fact)
      if (!asking.length) {
        if (given) route.ignored.push(fact)
      } else if (given) {
        route.asked.push(fact)
        if (answers[fact] === UNKNOWN) route.unknown.push(fact)
        route.region[fact] = this.bit.get(fact)?.get(this.meant(fact, answers[fact])) ?? 0
      } else {
        route.next ??= fact
      }
      for (const place of asking) {
        here.delete(place)
        for (const to of this.ahead(place, answers)) here.add(to)
      }
    }
    const found = new Set([...here].map((place) => this.data.nodes[place].list))
    route.possible = [...this.lists.keys()].filter((name) => found.has(name))
    return route
  }

  /** What an answer is treated as. @param {string} fact @param {string} answer */
  meant(fact, answer) {
    return answer === UNKNOWN ? this.data.facts[fact].unknown?.until ?? answer : answer
  }

  /**
   * Return where a question leads: by its answer, or by every one while it has none.
   * @param {number} place
   * @param {Answers} answers
   */
  ahead(place, answers) {
    const { fact = "", to = [] } = this.data.nodes[place]
    if (!Object.hasOwn(answers, fact)) return to
    const at = Object.keys(this.data.facts[fact].values).indexOf(this.meant(fact, answers[fact]))
    return to.slice(at, at + 1)
  }

  /**
   * Return what the page's map calls the places on the way that the answers take.
   * @param {Answers} answers
   */
  way(answers) {
    /** @type {Set<string>} */
    const passed = new Set()
    for (let places = [this.start]; places.length === 1; places = this.ahead(places[0], answers)) {
      const { fact = "", key = fact, list = key } = this.data.nodes[places[0]]
      passed.add(list)
      if (!Object.hasOwn(answers, fact)) break
    }
    return [...passed]
  }

  /**
   * Return the most questions that can still come.
   * @param {Answers} answers
   */
  most(answers) {
    /** @type {Map<number, number>} */
    const known = new Map()
    /** @type {(place: number) => number} */
    const most = (place) => {
      const { fact } = this.data.nodes[place]
      if (fact === undefined) return 0
      const open = Object.hasOwn(answers, fact) ? 0 : 1
      if (!known.has(place)) known.set(place, open + Math.max(0, ...this.ahead(place, answers).map(most)))
      return known.get(place) ?? 0
    }
    return most(this.start)
  }

  /**
   * Return the answers without those that no longer matter. Those whose question can still come
   * are kept.
   * @param {Answers} answers
   * @returns {Answers}
   */
  kept(answers) {
    const { ignored } = this.route(answers)
    const kept = this.order.filter((fact) => Object.hasOwn(answers, fact) && !ignored.includes(fact))
    return Object.fromEntries(kept.map((fact) => [fact, answers[fact]]))
  }

  /**
   * Return the answers of a case after an outcome that changes it.
   * @param {Answers} answers
   * @param {import("./steps.js").Outcome} outcome
   */
  after(answers, outcome) {
    const becomes = outcome.becomes ?? {}
    const doubtful = this.order.filter((fact) => !Object.hasOwn(becomes, fact)
      && this.data.facts[fact].anew?.some((above) => Object.hasOwn(becomes, above) && becomes[above] !== answers[above]))
    const changed = { ...answers, ...becomes }
    for (const fact of doubtful) delete changed[fact]
    return this.kept(changed)
  }

  /**
   * Tell whether something is an answer to a question of this guide.
   * @param {string} fact
   * @param {unknown} value
   */
  allows(fact, value) {
    const bits = this.bit.get(fact)
    if (!bits || typeof value !== "string") return false
    return bits.has(value) || (value === UNKNOWN && !!this.data.facts[fact].unknown)
  }

  /**
   * Return the words of an answer.
   * @param {string} fact
   * @param {string} value
   */
  label(fact, value) {
    return value === UNKNOWN ? "Vet inte" : this.data.facts[fact].values[value].label
  }

  /**
   * Return the answers in a fragment, and whether all of it could be read.
   * @param {string} fragment
   * @returns {{answers: Answers, whole: boolean}}
   */
  read(fragment) {
    /** @type {Answers} */
    const answers = {}
    const parts = fragment.replace(/^#/, "").slice(0, 1000).split("&").filter(Boolean)
    let whole = true
    for (const part of parts) {
      const [fact, value, ...more] = part.split("=")
      if (!more.length && this.allows(fact, value)) answers[fact] = value
      else whole = false
    }
    return { answers, whole }
  }

  /**
   * Return answers as a fragment, in the order of the questions.
   * @param {Answers} answers
   */
  write(answers) {
    const given = this.order.filter((fact) => Object.hasOwn(answers, fact))
    return "#" + given.map((fact) => `${fact}=${answers[fact]}`).join("&")
  }
}

/**
 * Tell whether all of a region is in a box.
 * @param {Box} region
 * @param {Box} box
 */
export function within(region, box) {
  for (const fact in box) if (!(fact in region) || region[fact] & ~box[fact]) return false
  return true
}
