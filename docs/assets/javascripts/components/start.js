// @ts-check
/** The start page: the cases of this browser, and doors that carry the answer along. */

import { labelOf, present } from "../lib/cases.js"
import { damaged, discard } from "../lib/damage.js"
import { parseDay, sayDay } from "../lib/dates.js"
import { daysLeft, forget, forgotten, graceLeft, revive } from "../lib/forgetting.js"
import { Guide } from "../lib/guide.js"
import { KEEP, WARN } from "../lib/limits.js"
import { shared } from "../lib/names.js"
import { session } from "../lib/session.js"
import { CASES, DATES, FAULTS } from "../messages.js"
import { chip } from "./chip.js"
import { today } from "./dates.js"
import { address, load, make, style } from "./elements.js"
import { Today } from "./today.js"
import { download, fileButton, lasts, saveFile, store } from "./storing.js"

/** @typedef {import("../lib/cases.js").Case} Case */

export class StartView {
  /** @param {HTMLElement} $root */
  static async create($root) {
    for (const $list of document.querySelectorAll("ul[data-fact]")) carry($list)
    const [data, sure] = await Promise.all([load("guide.json"), lasts(), style("work.css")])
    return new StartView($root, new Guide(data), sure)
  }

  /**
   * @param {HTMLElement} $root
   * @param {Guide} guide
   * @param {boolean} sure whether the browser has promised to keep what is stored
   */
  constructor($root, guide, sure) {
    this.$root = $root
    this.guide = guide
    this.store = store()
    this.off = new AbortController()
    const away = forget(this.store, session.openCase).map(labelOf)
    this.message = away.length ? CASES.forgotten(away.join("; ")) : ""
    this.promised = sure
    this.$status = make("p", { class: "ef-work__message", role: "status" })
    this.$view = make("div", {})
    this.today = new Today(guide, (one) => this.opening(one))
    const { signal } = this.off
    addEventListener("storage", ({ key }) => !key?.endsWith("klocka") && this.render(), { signal })
    addEventListener("pageshow", ({ persisted }) => persisted && this.render(), { signal })
    this.render()
  }

  disconnect() {
    this.off.abort()
  }

  render() {
    const { guide, store, $view, $status } = this
    if (!this.$root.isConnected) return
    const cases = store.all()
    const [unread, away] = [damaged(store), forgotten(store)]
    const some = cases.length + unread.length + away.length > 0
    this.$root.replaceChildren(this.today.$root, some ? make("h2", {}, CASES.title) : "", $status, $view)
    document.querySelector(".ef-to-mine")?.toggleAttribute("hidden", !some)
    this.today.fill(cases).catch((error) => console.error(error))
    $status.textContent = this.message
    const file = fileButton(guide, CASES.load, (_, fault) => {
      this.message = fault || FAULTS.loaded
      this.render()
    })
    const said = [...store.problem ? [FAULTS[store.problem]] : [], ...shared(cases).map(CASES.shared)]
    $view.replaceChildren(
      said.length ? make("div", { class: "ef-note ef-note--draft", role: "alert" }, ...said.map((text) => make("p", {}, text))) : "",
      some ? make("p", { class: "ef-where" }, `${CASES.about} ${this.promised ? CASES.lasts : CASES.mayGo}`) : "",
      make("ul", { class: "ef-cards" }, ...cases.map((one) => this.card(one)), ...unread.map((one) => this.damagedCard(one))),
      make("div", { class: "ef-work__tools" }, some ? "" : make("span", { class: "ef-where" }, CASES.none),
        cases.length ? button(CASES.save, "", () => saveFile(cases, "arenden")) : "", file,
        some ? button(CASES.removeAll, "", () => this.sure(CASES.removeAllSure, () => {
          store.clear()
          session.openCase = null
          this.message = CASES.allRemoved
        })) : ""),
      cases.length ? this.keeping() : "",
      away.length ? this.away(away) : "")
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

  /** The link to a case. To open it is to touch it. @param {Case} one */
  opening(one) {
    const { guide, store } = this
    const { checklist, answers } = present(one)
    const known = Object.hasOwn(guide.data.lists, checklist)
    return {
      href: (known ? address(`checklistor/${checklist}/`) : address("guide/")) + (Object.keys(answers).length ? guide.write(answers) : ""),
      onclick: () => {
        store.touch(one)
        session.openCase = one.id
      },
    }
  }

  /** @param {Case} one */
  card(one) {
    const { guide, store } = this
    const title = guide.data.lists[present(one).checklist]?.title
    const label = labelOf(one)
    const day = parseDay(one.next)
    const left = daysLeft(store, one)
    return make("li", { class: "ef-card" },
      make("p", {}, chip(one)),
      make("a", { class: "ef-case__link", ...this.opening(one) }, title ?? CASES.open(label)),
      make("p", { class: `ef-card__text${day !== null && day < today() ? " ef-due--late" : ""}` },
        day === null ? CASES.noNext : `${(day < today() ? CASES.passed : CASES.next)(sayDay(day))}, ${DATES.left(day - today())}`),
      left <= WARN ? make("div", { class: "ef-note ef-note--draft" }, make("p", {}, CASES.warn(left)),
        make("p", {}, button(CASES.keepOn, label, () => {
          store.touch(one)
          this.render()
        }))) : "",
      make("p", { class: "ef-card__foot" }, this.removeButton(label, () => store.remove(one.id))))
  }

  /** What cannot be read is shown, can be taken out as it is, and stays until someone removes it. @param {import("../lib/damage.js").Damaged} one */
  damagedCard({ key, name, text, newer }) {
    const raw = () => download(`${name || "arende"}-radata.txt`, "text/plain;charset=utf-8", text)
    return make("li", { class: "ef-card" }, make("p", {}, newer ? CASES.newer(name) : CASES.damaged(name)),
      make("p", { class: "ef-card__foot" }, button(CASES.raw, name, raw), " ", this.removeButton(name, () => discard(this.store, key))))
  }

  /** @param {Case[]} cases */
  away(cases) {
    const { store } = this
    const items = cases.map((one) => make("li", {}, make("b", {}, labelOf(one)), ` ${CASES.goes(graceLeft(store, one))} `,
      button(CASES.bringBack, labelOf(one), () => {
        if (revive(store, one.id)) this.message = CASES.broughtBack(labelOf(one))
        this.render()
      }), " ", this.removeButton(labelOf(one), () => store.remove(one.id))))
    return make("section", { "aria-label": CASES.forgottenTitle }, make("h3", {}, CASES.forgottenTitle),
      make("p", { class: "ef-where" }, CASES.forgottenAbout), make("ul", {}, ...items))
  }

  /** @type {(label: string, remove: () => void) => HTMLButtonElement} */
  removeButton(label, remove) {
    return button(CASES.remove, label, () => this.sure(CASES.removeOne(label), () => {
      remove()
      session.openCase = null
      this.message = CASES.removed(label)
    }))
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

/** @type {(text: string, about: string, onclick: () => void) => HTMLButtonElement} */
function button(text, about, onclick) {
  return make("button", { type: "button", class: "ef-button", onclick }, text, about && make("span", { class: "ef-hidden" }, `: ${about}`))
}

/** Let the answers of the start page lead into the guide with the answer given. @param {Element} $list */
function carry($list) {
  const fact = $list.getAttribute("data-fact")
  const before = $list.getAttribute("data-with")
  for (const $answer of $list.querySelectorAll("[data-value]")) {
    const $link = $answer.querySelector("a")
    const answers = [before, `${fact}=${$answer.getAttribute("data-value")}`].filter(Boolean).join("&")
    if ($link) $link.href = `${address("guide/")}#${answers}`
    $link?.addEventListener("click", () => { session.openCase = null })
  }
}
