// @ts-check
/** Whose steps are shown: one role's own, or everybody's. What others have done is not known here. */

import { keyOf } from "../lib/place.js"
import { ROLES } from "../messages.js"
import { inSight, make } from "./elements.js"

const KEY = keyOf("roll")

export class Roles {
  /**
   * @param {HTMLElement} $article
   * @param {import("../lib/steps.js").Checklist} list
   * @param {() => void} changed
   */
  constructor($article, list, changed) {
    this.$article = $article
    this.changed = changed
    const order = [list.owner, ...Object.keys(list.roles).filter((role) => role !== list.owner)]
    const options = order.map((role) => make("option", { value: role }, list.roles[role]))
    this.$select = make("select", { id: "jag-ar", class: "ef-roles__select" }, make("option", { value: "" }, ROLES.all), ...options)
    this.$others = make("p", { class: "ef-roles__others", role: "status" })
    this.$root = make("div", { class: "ef-roles" }, make("label", { for: "jag-ar" }, ROLES.label, " ", this.$select), this.$others)
    const kept = remembered()
    this.$select.value = kept in list.roles ? kept : ""
    this.all = false
    this.$select.addEventListener("change", () => {
      remember(this.$select.value)
      this.all = false
      this.changed()
    })
  }

  /** The role that is chosen, or "". */
  get role() {
    return this.$select.value
  }

  /** Fold away what only other roles do, and count it: nobody here knows whether it is done. */
  render() {
    const role = this.$select.value
    let others = 0
    for (const $step of /** @type {NodeListOf<HTMLElement>} */ (this.$article.querySelectorAll(".ef-phase [data-step]"))) {
      $step.classList.toggle("ef-own-step", $step.dataset.role === role)
      const own = !role || $step.dataset.role === role || $step.querySelector(`[data-role="${CSS.escape(role)}"]`) !== null
      $step.classList.toggle("ef-other", !own)
      if (!own && inSight($step) && !$step.parentElement?.closest(".ef-other") && !$step.classList.contains("ef-step--off")) others++
    }
    for (const $group of this.$article.querySelectorAll(".ef-only, .ef-phase")) {
      const empty = [...$group.querySelectorAll("[data-step]")].every(($step) => $step.closest(".ef-step.ef-other"))
      $group.classList.toggle("ef-other", empty)
      if ($group.matches(".ef-phase")) $group.previousElementSibling?.classList.toggle("ef-other", empty)
    }
    this.$article.classList.toggle("ef-own", role !== "" && !this.all)
    this.$others.replaceChildren(...(others ? [ROLES.others(others), " ",
      make("button", { type: "button", class: "ef-button", "aria-expanded": String(this.all), onclick: () => this.toggle() }, this.all ? ROLES.hide : ROLES.show),
    ] : []))
  }

  toggle() {
    this.all = !this.all
    this.changed()
    this.$others.querySelector("button")?.focus()
  }
}

/** The role that was chosen last in this browser, or "". It is no personal data. */
export function remembered() {
  try {
    return localStorage.getItem(KEY) ?? ""
  } catch {
    return ""
  }
}

/** @param {string} role */
export function remember(role) {
  try {
    localStorage.setItem(KEY, role)
  } catch {
    // a browser that stores nothing asks again
  }
}
