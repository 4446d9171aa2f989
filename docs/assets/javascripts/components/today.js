// @ts-check
/** What is to be done today in the cases of this browser, for one role or for all. */

import { agenda } from "../lib/agenda.js"
import { present } from "../lib/cases.js"
import { Calendar, sayDay } from "../lib/dates.js"
import { ROLES, TODAY } from "../messages.js"
import { chip } from "./chip.js"
import { today } from "./dates.js"
import { load, make } from "./elements.js"
import { remember, remembered } from "./roles.js"

const MOST = 12

export class Today {
  /**
   * @param {import("../lib/guide.js").Guide} guide
   * @param {(one: import("../lib/cases.js").Case) => {href: string, onclick: () => void}} opening the link to a case
   */
  constructor(guide, opening) {
    this.guide = guide
    this.opening = opening
    /** @type {import("../lib/agenda.js").Due[]} */
    this.due = []
    /** @type {Record<string, string>} */
    this.titles = {}
    this.$list = make("div", { "aria-live": "polite" })
    this.$root = make("section", { class: "ef-today", "aria-labelledby": "i-dag", hidden: true })
  }

  /** Work out what the cases ask for; a case whose list is gone is left out. @param {import("../lib/cases.js").Case[]} cases */
  async fill(cases) {
    const known = cases.filter((one) => this.guide.lists.has(present(one).checklist))
    this.$root.hidden = !known.length
    if (!known.length) return
    const names = [...new Set(known.map((one) => present(one).checklist))]
    const [time, ...lists] = await Promise.all([load("tid.json"), ...names.map((name) => load(`checklistor/${name}.json`))])
    const calendar = new Calendar(time)
    const byName = Object.fromEntries(lists.map((list) => [list.id, list]))
    this.titles = Object.assign({}, ...lists.map((list) => list.roles))
    this.due = known.flatMap((one) => agenda(this.guide, calendar, byName[present(one).checklist], one, today()))
      .sort((one, other) => (one.day ?? today()) - (other.day ?? today()))
    this.build()
  }

  build() {
    const roles = Object.entries(this.titles).sort(([, one], [, other]) => one.localeCompare(other, "sv"))
    const $select = make("select", { id: "jag-ar", class: "ef-roles__select", onchange: () => {
      remember($select.value)
      this.list($select.value)
    } }, make("option", { value: "" }, ROLES.all), ...roles.map(([role, title]) => make("option", { value: role }, title)))
    $select.value = Object.hasOwn(this.titles, remembered()) ? remembered() : ""
    this.$root.replaceChildren(make("h2", { id: "i-dag" }, TODAY.title(sayDay(today()))),
      make("div", { class: "ef-roles" }, make("label", { for: "jag-ar" }, ROLES.label, " ", $select)), this.$list)
    this.list($select.value)
  }

  /** @param {string} role */
  list(role) {
    const own = this.due.filter((one) => !role || one.role === role)
    const others = this.due.length - own.length
    this.$list.replaceChildren(
      own.length ? make("ul", { class: "ef-today__list" }, ...own.slice(0, MOST).map((one) => this.row(one, role))) : make("p", {}, TODAY.nothing),
      own.length > MOST ? make("p", { class: "ef-where" }, TODAY.more(own.length - MOST)) : "",
      others ? make("p", { class: "ef-where" }, TODAY.others(others)) : "")
  }

  /** @type {(due: import("../lib/agenda.js").Due, role: string) => HTMLElement} */
  row({ one, step, role, day }, chosen) {
    const late = day !== null && day < today()
    return make("li", { class: "ef-today__row", "data-step": step.id, "data-role": role },
      make("a", this.opening(one), step.do), " ", make("span", { class: `ef-due--${late ? "late" : "now"}` }, late ? TODAY.late(today() - day) : TODAY.now),
      make("span", { class: "ef-today__about" }, chip(one), !chosen && ` ${this.titles[role] ?? ""}`))
  }
}
