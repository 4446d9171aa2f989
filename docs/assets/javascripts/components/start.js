// @ts-check
/** The start page: the cases of this browser, and doors that carry the answer along. */

import { KEEP, WARN, daysLeft, labelOf, present } from "../lib/cases.js"
import { parseDay, sayDay } from "../lib/dates.js"
import { Guide } from "../lib/guide.js"
import { setNewDates, setOpenCase } from "../lib/session.js"
import { CASES, DATES, FAULTS } from "../messages.js"
import { chip } from "./chip.js"
import { today } from "./dates.js"
import { address, load, make, style } from "./elements.js"
import { adopt, fileButton, saveFile, seconds, store } from "./storing.js"

/** @typedef {import("../lib/cases.js").Case} Case */

export class StartView {
  /** @param {HTMLElement} $root */
  static async create($root) {
    for (const $list of document.querySelectorAll("ul[data-fact]")) carry($list)
    const [data] = await Promise.all([load("guide.json"), style("work.css")])
    return new StartView($root, new Guide(data))
  }

  /**
   * @param {HTMLElement} $root
   * @param {Guide} guide
   */
  constructor($root, guide) {
    this.$root = $root
    this.guide = guide
    this.store = store(guide)
    this.off = new AbortController()
    const forgotten = this.store.forget().map(labelOf)
    this.message = forgotten.length ? CASES.forgotten(forgotten.join("; ")) : ""
    this.$status = make("p", { class: "ef-work__message", role: "status" })
    this.$view = make("div", {})
    addEventListener("storage", () => this.render(), { signal: this.off.signal })
    this.render()
  }

  disconnect() {
    this.off.abort()
  }

  render() {
    const { guide, store, $view, $status } = this
    if (!this.$root.isConnected) return
    const cases = store.all()
    const damaged = store.damaged()
    const some = cases.length > 0 || damaged.length > 0
    this.$root.replaceChildren(some ? make("h2", {}, CASES.title) : "", $status, $view)
    $status.textContent = this.message
    const button = (/** @type {string} */ text, /** @type {() => void} */ onclick) =>
      make("button", { type: "button", class: "ef-button", onclick }, text)
    const file = fileButton(guide, CASES.load, (opened, fault) => {
      this.message = fault || FAULTS.loaded
      if (!fault) adopt(store, opened)
      this.render()
    })
    const faults = [...store.problems].map((problem) => make("p", {}, FAULTS[problem]))
    $view.replaceChildren(
      faults.length ? make("div", { class: "ef-note ef-note--draft", role: "alert" }, ...faults) : "",
      some ? make("p", { class: "ef-where" }, CASES.about) : "",
      make("ul", { class: "ef-cards" }, ...cases.map((one) => this.card(one))),
      make("div", { class: "ef-work__tools" }, some ? "" : make("span", { class: "ef-where" }, CASES.none),
        cases.length ? button(CASES.save, () => saveFile(cases, "arenden")) : "", file,
        some ? button(CASES.removeAll, () => this.sure(CASES.removeAllSure, () => {
          store.clear()
          setOpenCase(null)
          this.message = CASES.allRemoved
        })) : ""),
      cases.length ? this.keeping() : "")
    this.message = ""
  }

  keeping() {
    const { store } = this
    const $select = make("select", { id: "ef-dagar", class: "ef-keep", onchange: () => {
      store.keep = Number($select.value)
      this.render()
    } }, ...KEEP.map((days) => make("option", { value: days }, CASES.days(days))))
    $select.value = String(store.keep)
    return make("p", { class: "ef-where" }, make("label", { for: "ef-dagar" }, CASES.keep), " ", $select)
  }

  /** @param {Case} one */
  card(one) {
    const { guide, store } = this
    const { checklist, answers } = present(one)
    const title = guide.data.lists[checklist]?.title
    const href = (title ? address(`checklistor/${checklist}/`) : address("guide/")) + (Object.keys(answers).length ? guide.write(answers) : "")
    const day = parseDay(one.next)
    const left = daysLeft(one, store.keep, seconds())
    return make("li", { class: "ef-card" },
      make("p", {}, chip(one)),
      make("a", { class: "ef-case__link", href, onclick: () => setOpenCase(one.id) }, title ?? CASES.open(labelOf(one))),
      make("p", { class: `ef-card__text${day !== null && day < today() ? " ef-due--late" : ""}` },
        day === null ? CASES.noNext : `${(day < today() ? CASES.passed : CASES.next)(sayDay(day))}, ${DATES.left(day - today())}`),
      left <= WARN ? make("div", { class: "ef-note ef-note--draft" }, make("p", {}, CASES.warn(left)),
        make("p", {}, make("button", { type: "button", class: "ef-button", onclick: () => {
          store.put({ ...one, at: seconds() })
          this.render()
        } }, CASES.keepOn, make("span", { class: "ef-hidden" }, `: ${labelOf(one)}`)))) : "",
      make("p", { class: "ef-card__foot" }, make("button", { type: "button", class: "ef-button", onclick: () =>
        this.sure(CASES.removeOne(labelOf(one)), () => {
          store.remove(one.id)
          setOpenCase(null)
          this.message = CASES.removed(labelOf(one))
        }) }, CASES.remove, make("span", { class: "ef-hidden" }, `: ${labelOf(one)}`))))
  }

  /** Ask before something that cannot be undone. @param {string} text @param {() => void} then */
  sure(text, then) {
    const $dialog = make("dialog", { class: "ef-slip ef-slip--ask md-typeset", "aria-label": text, onclose: () => $dialog.remove() },
      make("p", {}, text), make("p", { class: "ef-slip__tools" },
        make("button", { type: "button", class: "ef-button", onclick: () => $dialog.close() }, CASES.no), " ",
        make("button", { type: "button", class: "ef-button", onclick: () => {
          then()
          $dialog.close()
          this.render()
        } }, CASES.yes)))
    document.body.append($dialog)
    $dialog.showModal()
  }
}

/** Let the answers of the start page lead into the guide with the answer given. @param {Element} $list */
function carry($list) {
  const fact = $list.getAttribute("data-fact")
  const before = $list.getAttribute("data-with")
  for (const $answer of $list.querySelectorAll("[data-value]")) {
    const $link = $answer.querySelector("a")
    const answers = [before, `${fact}=${$answer.getAttribute("data-value")}`].filter(Boolean).join("&")
    if ($link) $link.href = `${address("guide/")}#${answers}`
    $link?.addEventListener("click", () => {
      setOpenCase(null)
      setNewDates(null)
    })
  }
}
