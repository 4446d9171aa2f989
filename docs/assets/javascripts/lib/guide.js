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
 * @property {When} [scope]
 * @property {string[]} [anew] facts whose new answer makes this one doubtful
 * @property {Unknown} [unknown]
 */
/**
 * @typedef {object} Listed
 * @property {string} title
 * @property {string} owner
 * @property {string} [finding]
 * @property {When} [box]
 * @property {When[]} [boxes]
 */
/**
 * @typedef {object} GuideData
 * @property {string} version
 * @property {Record<string, Fact>} facts in the order of the questions
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

/** A guide, compiled into bits. */
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
    this.scopes = new Map(this.order.map((fact) => [fact, this.box(data.facts[fact].scope)]))
    this.lists = new Map(Object.entries(data.lists).map(([name, { box, boxes }]) => {
      return [name, { box: this.box(box), boxes: (boxes ?? []).map((one) => this.box(one)) }]
    }))
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
   * Ask the questions in order, as far as the answers go.
   * @param {Answers} answers
   * @returns {Route}
   */
  route(answers) {
    /** @type {Route} */
    const route = {
      region: {}, asked: [], ignored: [], unknown: [], next: null, possible: [...this.lists.keys()],
    }
    for (const fact of this.order) {
      const answer = Object.hasOwn(answers, fact) ? answers[fact] : null
      if (!this.matters(fact, route.region, route.possible)) {
        if (answer !== null) route.ignored.push(fact)
      } else if (answer === null) {
        route.next ??= fact
      } else {
        route.asked.push(fact)
        if (answer === UNKNOWN) route.unknown.push(fact)
        const value = answer === UNKNOWN ? this.data.facts[fact].unknown?.until ?? answer : answer
        route.region[fact] = this.bit.get(fact)?.get(value) ?? 0
        route.possible = this.still(route.region, route.possible)
      }
    }
    return route
  }

  /**
   * Tell whether a still possible checklist, or a step of it, depends on a fact.
   * @param {string} fact
   * @param {Box} region
   * @param {string[]} possible
   */
  matters(fact, region, possible) {
    if (!within(region, this.scopes.get(fact) ?? {})) return false
    return possible.some((name) => {
      const { box, boxes } = this.lists.get(name) ?? { box: {}, boxes: [] }
      return fact in box || boxes.some((one) => fact in one && meets(one, region))
    })
  }

  /**
   * @param {Box} region
   * @param {string[]} possible
   */
  still(region, possible) {
    return possible.filter((name) => meets(this.lists.get(name)?.box ?? {}, region))
  }

  /**
   * Return the most questions that can still come.
   * @param {Answers} answers
   */
  most(answers) {
    const route = this.route(answers)
    /** @type {(place: number, region: Box, possible: string[]) => number} */
    const ahead = (place, region, possible) => {
      for (; place < this.order.length; place++) {
        const fact = this.order[place]
        if (fact in region || !this.matters(fact, region, possible)) continue
        const given = Object.hasOwn(answers, fact) ? this.bit.get(fact)?.get(answers[fact]) : 0
        const choices = given ? [given] : [...(this.bit.get(fact)?.values() ?? [])]
        const most = choices.map((bit) => {
          const inner = { ...region, [fact]: bit }
          return ahead(place + 1, inner, this.still(inner, possible))
        })
        return (given ? 0 : 1) + Math.max(...most)
      }
      return 0
    }
    return ahead(0, route.region, route.possible)
  }

  /**
   * Return the answers without those that no longer matter. Those whose question can still come
   * are kept.
   * @param {Answers} answers
   * @returns {Answers}
   */
  kept(answers) {
    const { next, ignored, region } = this.route(answers)
    const place = next === null ? this.order.length : this.order.indexOf(next)
    const kept = this.order.filter((fact, at) => Object.hasOwn(answers, fact) && (!ignored.includes(fact)
      || (at > place && meets(this.scopes.get(fact) ?? {}, region))))
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
 * Tell whether some answers are in both boxes.
 * @param {Box} one
 * @param {Box} other
 */
export function meets(one, other) {
  for (const fact in one) if (fact in other && !(one[fact] & other[fact])) return false
  return true
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
