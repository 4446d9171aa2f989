// @ts-check
/** The guide: one question at a time, the answers in the address, then who owns and what to do. */

import { Guide, UNKNOWN } from "../lib/guide.js"
import { GUIDE, PAGE } from "../messages.js"
import { address, give, load, make } from "./elements.js"

/** @typedef {import("../lib/guide.js").Answers} Answers */

export class GuideView {
  /**
   * One after the other, also when Material puts a new view in the old one's place: what is begun
   * anew is forgotten before a result is shown.
   */
  static begun = Promise.resolve()

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
    this.$view.replaceChildren()
    if (!whole) this.$view.append(make("p", { class: "ef-note", role: "alert" }, GUIDE.partly))
    this.$view.append(this.continued(!Object.keys(answers).length))
    const $heading = route.next
      ? this.question(answers, route.next, given)
      : this.result(answers, route)
    if (Object.keys(answers).length) this.$view.append(this.given(answers))
    if (moved) {
      requestAnimationFrame(() => {
        $heading.focus({ preventScroll: true })
        this.$root.scrollIntoView({ block: "start" })
      })
    }
    if (!route.next || route.possible.length === 1) {
      load(`checklistor/${route.possible[0]}.json`).catch(() => {})
      load("tid.json").catch(() => {})
    }
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
    const href = guide.write(guide.kept(given))
    return make("li", { class: `ef-answer${value === UNKNOWN ? " ef-answer--unsure" : ""}` },
      make("a", { class: "ef-answer__link", href, "data-value": value, onclick: (/** @type {MouseEvent} */ event) => this.go(event) },
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

  /**
   * Say which case the answers are for, where one is open in this tab. A guide begun anew has no
   * days from before.
   * @param {boolean} fresh
   */
  continued(fresh) {
    const $place = make("div", {})
    if (isEmptyTab()) return $place
    const modules = () => Promise.all([import("../lib/session.js"), import("./storing.js")])
    GuideView.begun = GuideView.begun.then(modules).then(([session, { store, labelOf }]) => {
      if (fresh) session.setNewDates(null)
      const one = store().get(session.openCase() ?? "")
      if (!one) return
      const close = () => {
        session.setOpenCase(null)
        $place.replaceChildren()
        $place.className = ""
      }
      $place.className = "ef-note"
      $place.append(make("p", {}, `${GUIDE.continues(labelOf(one))} `,
        make("button", { type: "button", class: "ef-button", onclick: close }, GUIDE.fresh)))
    }).catch((error) => console.error(error))
    return $place
  }

  /**
   * @param {Answers} answers
   * @param {import("../lib/guide.js").Route} route
   */
  result(answers, route) {
    const { guide } = this
    const name = route.possible[0]
    const { title, owner, finding } = guide.data.lists[name]
    const role = guide.data.roles[owner]
    const $heading = make("h2", { class: "ef-guide__ask", tabindex: -1 }, title)
    const href = address(`checklistor/${name}/`) + guide.write(guide.kept(answers))
    const $more = make("div", { class: "ef-guide__more" })
    this.$status.textContent = `${GUIDE.result}: ${title}. ${GUIDE.owner}: ${role.title}`
    this.$view.append(
      make("p", { class: "ef-guide__progress" }, GUIDE.result), $heading,
      ownerCard(guide, owner, finding),
      make("p", { class: "ef-guide__go" }, make("a", { class: "ef-guide__open", href }, GUIDE.open), " ",
        make("span", { class: "ef-where" }, GUIDE.openWith)),
      $more)
    Promise.all([import("./result.js"), GuideView.begun])
      .then(([{ showResult }]) => showResult($more, guide, answers, route))
      .catch((error) => {
        $more.append(make("p", { class: "ef-note", role: "alert" }, PAGE.failed))
        console.error(error)
      })
    return $heading
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

/**
 * Who owns the case, with unit, deputy and contact.
 * @param {Guide} guide
 * @param {string} key
 * @param {string} [interim]
 */
function ownerCard(guide, key, interim) {
  const role = guide.data.roles[key]
  const link = (/** @type {string} */ one) => make("a", { href: address(`roller/${one}/`) }, guide.data.roles[one].title)
  const deputy = role.deputy ? [link(role.deputy)] : [GUIDE.noDeputy, role.noDeputy && GUIDE.see, role.noDeputy && findingLink(role.noDeputy)]
  return make("section", { class: "ef-owner", "aria-label": GUIDE.owner },
    make("p", { class: "ef-owner__label" }, GUIDE.owner),
    make("p", { class: "ef-owner__name" }, link(key), " ", interim &&
      make("span", { class: "ef-badge ef-badge--tolkning" }, GUIDE.interim, findingLink(interim))),
    make("dl", { class: "ef-owner__facts" },
      make("div", {}, make("dt", {}, GUIDE.unit), make("dd", {}, role.unit ?? GUIDE.outside)),
      make("div", {}, make("dt", {}, GUIDE.deputy), make("dd", {}, ...deputy)),
      make("div", {}, make("dt", {}, GUIDE.contact), make("dd", {}, ...contactOf(guide.data.search, role.contact)))))
}

/** @param {string} key */
const findingLink = (key) => make("a", { class: "ef-finding", href: address(`fynd/#${key.toLowerCase()}`) }, key)

/** @param {string} search what the link to the contact's own page says @param {import("../lib/guide.js").Contact} [contact] */
function contactOf(search, contact) {
  if (contact?.phone || contact?.email) {
    return [contact.phone ?? "", " ", contact.email ? make("a", { href: `mailto:${contact.email}` }, contact.email) : "",
      contact.hours ? ` ${contact.hours}` : ""]
  }
  return [make("span", { class: "ef-missing" }, GUIDE.noContact), make("br"),
    ...contact?.page ? [make("a", { href: contact.page }, search), make("br")] : [],
    make("span", { class: "ef-badge ef-badge--draft" }, GUIDE.draft)]
}
