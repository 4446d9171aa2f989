// @ts-check
/** The guide: one question at a time, the answers in the address; the last leads to the list. */

import { Guide, UNKNOWN } from "../lib/guide.js"
import { GUIDE } from "../messages.js"
import { address, give, load, make } from "./elements.js"

/** @typedef {import("../lib/guide.js").Answers} Answers */

export class GuideView {
  /** @param {HTMLElement} $root */
  static async create($root) {
    const guide = new Guide(give("guide.json", JSON.parse($root.dataset.guide ?? "")))
    return new GuideView($root, guide)
  }

  /**
   * @param {HTMLElement} $root
   * @param {Guide} guide
   */
  constructor($root, guide) {
    this.$root = $root
    this.guide = guide
    this.$status = make("p", { class: "ef-hidden", role: "status" })
    this.$view = make("div", { class: "ef-guide__view" })
    this.$all = make("button", { type: "button", class: "ef-button", onclick: () => this.toggle() })
    $root.replaceChildren(this.$status, this.$view, make("p", {}, this.$all))
    $root.classList.add("ef-guide--on")
    this.all = location.hash.length > 1 && !location.hash.includes("=")
    this.off = new AbortController()
    const { pathname } = location
    const moved = () => pathname === location.pathname && this.show(true)
    for (const move of ["popstate", "hashchange"]) addEventListener(move, moved, { signal: this.off.signal })
    this.narrow()
    this.show(false)
  }

  disconnect() {
    this.off.abort()
  }

  toggle() {
    this.all = !this.all
    this.narrow()
  }

  /** Show one question at a time, or the whole page as it is without scripts. */
  narrow() {
    this.$root.classList.toggle("ef-guide--all", this.all)
    this.$all.textContent = this.all ? GUIDE.one : GUIDE.all
  }

  /**
   * Show what the answers in the address lead to.
   * @param {boolean} moved whether the reader came here from another question
   */
  show(moved) {
    const { guide } = this
    if (!this.$root.isConnected) return
    if (moved && location.hash.length > 1 && !location.hash.includes("=")) return
    const { answers, whole } = guide.read(location.hash.includes("=") ? location.hash : "")
    const route = guide.route(answers)
    const given = route.asked.length
    if (!route.next) return location.replace(this.listAddress(answers, route, whole))
    this.$view.replaceChildren()
    if (!whole) this.$view.append(make("p", { class: "ef-note", role: "alert" }, GUIDE.partly))
    this.$view.append(this.continued())
    const $heading = this.question(answers, route.next, given)
    if (Object.keys(answers).length) this.$view.append(this.given(answers))
    if (given) import("./way.js").then(({ wayPart }) => this.$view.append(...wayPart(guide.way(answers)))).catch(() => {})
    if (moved) {
      requestAnimationFrame(() => {
        $heading.focus({ preventScroll: true })
        this.$root.scrollIntoView({ block: "start" })
      })
    }
    if (route.possible.length === 1) {
      load(`checklistor/${route.possible[0]}.json`).catch(() => {})
      load("tid.json").catch(() => {})
    }
  }

  /**
   * The address of the list that answers lead to; what could not be read of them is said there.
   * @type {(answers: Answers, route: import("../lib/guide.js").Route, whole?: boolean) => string}
   */
  listAddress(answers, route, whole = true) {
    return address(`checklistor/${route.possible[0]}/`) + (whole ? this.guide.write(this.guide.kept(answers)) : location.hash)
  }

  /**
   * @param {Answers} answers
   * @param {string} fact
   * @param {number} given
   */
  question(answers, fact, given) {
    const { guide } = this
    const { ask, help, values, unknown } = guide.data.facts[fact]
    const progress = GUIDE.progress(given + 1, given + guide.most(answers))
    const $heading = make("h2", { class: "ef-guide__ask", tabindex: -1 }, ask)
    const choices = Object.entries(values).map(([value, text]) => this.answer(answers, fact, value, text.label, text.help))
    if (unknown) {
      choices.push(this.answer(answers, fact, UNKNOWN, GUIDE.unknown, GUIDE.until(values[unknown.until].label)))
    }
    this.$status.textContent = progress
    this.$view.append(
      make("p", { class: "ef-guide__progress" }, progress), $heading,
      help ? make("p", { class: "ef-question__help" }, help) : "",
      make("ul", { class: "ef-answers" }, ...choices))
    return $heading
  }

  /**
   * @param {Answers} answers
   * @param {string} fact
   * @param {string} value
   * @param {string} label
   * @param {string} [help]
   */
  answer(answers, fact, value, label, help) {
    const { guide } = this
    const given = { ...answers, [fact]: value }
    const route = guide.route(given)
    const href = route.next ? guide.write(guide.kept(given)) : this.listAddress(given, route)
    const onclick = route.next ? (/** @type {MouseEvent} */ event) => this.go(event) : null
    return make("li", { class: `ef-answer${value === UNKNOWN ? " ef-answer--unsure" : ""}` },
      make("a", { class: "ef-answer__link", href, "data-value": value, onclick },
        make("span", { class: "ef-answer__label" }, label),
        help && make("span", { class: "ef-answer__help" }, help)))
  }

  /** Follow a link to other answers without leaving the page. @param {MouseEvent} event */
  go(event) {
    const $link = /** @type {HTMLAnchorElement} */ (event.currentTarget)
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    history.pushState(null, "", $link.getAttribute("href") || location.pathname)
    this.show(true)
  }

  /**
   * The answers given, each with a way to change it.
   * @param {Answers} answers
   */
  given(answers) {
    const { guide } = this
    const rows = guide.order.filter((fact) => fact in answers).map((fact) => {
      const { [fact]: _, ...others } = answers
      const href = Object.keys(others).length ? guide.write(others) : location.pathname
      const { ask } = guide.data.facts[fact]
      return make("div", {}, make("dt", {}, ask), make("dd", {}, guide.label(fact, answers[fact]), " ",
        make("a", { class: "ef-guide__change", href, onclick: (/** @type {MouseEvent} */ event) => this.go(event) },
          GUIDE.change, make("span", { class: "ef-hidden" }, `: ${ask}`))))
    })
    return make("section", { class: "ef-guide__given", "aria-label": GUIDE.answers },
      make("h3", {}, GUIDE.answers), make("dl", { class: "ef-pairs" }, ...rows),
      make("p", {}, make("a", { href: location.pathname, onclick: (/** @type {MouseEvent} */ event) => this.go(event) }, GUIDE.restart)))
  }

  /** Say which case the answers are for, where one is open in this tab. */
  continued() {
    const $place = make("div", {})
    if (isEmptyTab()) return $place
    Promise.all([import("../lib/session.js"), import("./storing.js")]).then(([{ session }, { store, labelOf }]) => {
      const one = store().get(session.openCase ?? "")
      if (!one) return
      const close = () => {
        session.openCase = null
        $place.replaceChildren()
        $place.className = ""
      }
      $place.className = "ef-note"
      $place.append(make("p", {}, `${GUIDE.continues(labelOf(one))} `,
        make("button", { type: "button", class: "ef-button", onclick: close }, GUIDE.fresh)))
    }).catch((error) => console.error(error))
    return $place
  }
}

/** Whether this tab remembers nothing, as on a first visit. */
function isEmptyTab() {
  try {
    return sessionStorage.length === 0
  } catch {
    return false
  }
}
