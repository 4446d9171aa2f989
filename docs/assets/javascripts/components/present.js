// @ts-check
/** The person is here, or rings now: only what is done then, with how it is done. */

import { ROLES } from "../messages.js"
import { make } from "./elements.js"

export class Present {
  /**
   * @param {HTMLElement} $article
   * @param {() => void} changed
   */
  constructor($article, changed) {
    this.$article = $article
    this.on = false
    this.$button = make("button", { type: "button", class: "ef-button", "aria-pressed": "false", onclick: () => {
      this.on = !this.on
      if (this.on) for (const $how of $article.querySelectorAll("[data-present] > * > .ef-how")) $how.setAttribute("open", "")
      changed()
    } }, ROLES.present)
    this.$root = make("p", { class: "ef-door-now", hidden: !$article.querySelector("[data-present]") }, this.$button)
  }

  render() {
    const { $article, on } = this
    this.$button.setAttribute("aria-pressed", String(on))
    $article.classList.toggle("ef-now", on)
    for (const $one of $article.querySelectorAll(".ef-phase, .ef-phase .ef-only, .ef-phase .ef-steps, .ef-phase .ef-step")) {
      const here = $one.matches("[data-present]") || $one.querySelector("[data-present]") !== null
      $one.classList.toggle("ef-absent", on && !here)
      if ($one.matches(".ef-phase")) $one.previousElementSibling?.classList.toggle("ef-absent", on && !here)
    }
  }
}
