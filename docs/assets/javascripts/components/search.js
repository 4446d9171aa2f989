// @ts-check
/** The search: a dialog that fetches the index when it is opened, and sends nothing that is typed. */

import { Index, wordsOf } from "../lib/search.js"
import { SEARCH } from "../messages.js"
import { address, make, style } from "./elements.js"

/** @typedef {import("../lib/search.js").Answer} Answer */
/** @typedef {import("../lib/search.js").Result} Result */

const PAUSE = 120
const SLOW = 4000

export class SearchDialog {
  /** @param {HTMLElement} $link the link that it stands behind */
  constructor($link) {
    this.path = $link.dataset.search ?? ""
    this.says = SEARCH
    /** @type {Index | null} */
    this.index = null
    this.typing = 0
    this.$input = make("input", {
      type: "search", id: "ef-search", class: "ef-search__input", autocomplete: "off", autocapitalize: "off",
      spellcheck: "false", enterkeyhint: "go", "aria-describedby": "ef-search-about", oninput: () => this.later(),
    })
    this.$status = make("p", { class: "ef-search__status", role: "status" })
    this.$list = make("ol", { class: "ef-search__list" })
    this.$dialog = this.dialog()
    document.body.append(this.$dialog)
  }

  dialog() {
    const { says } = this
    const $close = make("button", { type: "button", class: "ef-button", onclick: () => this.$dialog.close() }, says.close)
    const $form = make("form", { onsubmit: (/** @type {Event} */ event) => this.go(event) },
      make("label", { for: "ef-search", id: "ef-search-title", class: "ef-search__title" }, says.title),
      make("div", { class: "ef-search__line" }, this.$input, $close))
    const $about = make("p", { class: "ef-search__about", id: "ef-search-about" },
      says.about, " ", make("a", { href: address("sok/") }, says.all))
    return make("dialog", {
      class: "ef-search md-typeset", "aria-labelledby": "ef-search-title",
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.move(event),
      onclick: (/** @type {MouseEvent} */ event) => this.leave(event),
    }, $form, this.$status, this.$list, $about)
  }

  async open() {
    await style("search.css")
    this.$dialog.showModal()
    this.$input.select()
    if (!this.index) await this.load()
  }

  /** Fetch the index, and say so while it takes time and when it cannot be had. */
  async load() {
    this.$status.textContent = this.says.loading
    const slow = setTimeout(() => { this.$status.textContent = this.says.slow }, SLOW)
    try {
      const answer = await fetch(address(this.path))
      if (!answer.ok) throw new Error(`${this.path}: ${answer.status}`)
      this.index = new Index(await answer.json())
      this.show()
    } catch (error) {
      console.error(error)
      this.$status.replaceChildren(this.says.failed, " ", make("button", { type: "button", class: "ef-button", onclick: () => this.load() }, this.says.again))
    } finally {
      clearTimeout(slow)
    }
  }

  later() {
    clearTimeout(this.typing)
    this.typing = window.setTimeout(() => this.show(), PAUSE)
  }

  show() {
    clearTimeout(this.typing)
    if (!this.index) return
    const query = this.$input.value
    const room = location.href.replace(address(""), "").split("/")[0]
    const found = wordsOf(query).length ? this.index.find(query, room === "hyresvardar" ? `${room}/` : "") : null
    this.$list.replaceChildren(...(found ?? []).map((result) => this.item(result)))
    this.$status.textContent = found ? this.says.found(found.length, query.trim()) : this.says.hint
  }

  /** @param {Result} result */
  item(result) {
    const also = result.also.map((answer) => make("li", {}, this.link(answer)))
    return make("li", { class: result.editors ? "ef-search__item ef-search__item--last" : "ef-search__item" },
      make("span", { class: "ef-search__kind" }, result.label), " ", this.link(result),
      result.about ? make("p", { class: "ef-search__text" }, result.about) : null,
      also.length ? make("details", { class: "ef-fold" }, make("summary", {}, this.says.also(also.length)), make("ul", { class: "ef-search__also" }, ...also)) : null)
  }

  /** @param {Answer} answer */
  link(answer) {
    return make("a", { href: address(answer.address), class: "ef-search__link" }, answer.title)
  }

  /** The arrows go from the field to the answers and between them. @param {KeyboardEvent} event */
  move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    const $links = /** @type {HTMLElement[]} */ ([this.$input, ...this.$list.querySelectorAll("a")]).filter(($link) => $link.checkVisibility())
    const at = $links.indexOf(/** @type {HTMLElement} */ (document.activeElement))
    event.preventDefault()
    $links[Math.min(Math.max(at + step, 0), $links.length - 1)].focus()
  }

  /** Return in the field opens the best answer. @param {Event} event */
  go(event) {
    event.preventDefault()
    this.show()
    this.$list.querySelector("a")?.click()
  }

  /** A link, or the page behind the dialog, closes it. @param {MouseEvent} event */
  leave(event) {
    const $at = /** @type {Element} */ (event.target)
    if ($at === this.$dialog || $at.closest("a")) this.$dialog.close()
  }
}
