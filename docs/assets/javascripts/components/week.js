// @ts-check
/** The list of the first week: its ticks stay in the browser, and are only the steps' own names. */

import { keyOf } from "../lib/place.js"

const KEY = keyOf("vecka")

export class WeekView {
  /** @param {HTMLElement} $root the form that all boxes of the list belong to */
  constructor($root) {
    const $form = /** @type {HTMLFormElement} */ ($root)
    const $boxes = [...$form.elements].filter(($box) => $box instanceof HTMLInputElement)
    const keep = () => say(remember($boxes.filter(($box) => $box.checked).map(($box) => $box.id)))
    const ticked = recall()
    for (const $box of $boxes) {
      $box.checked = ticked.includes($box.id)
      $box.addEventListener("change", keep)
    }
    $form.addEventListener("reset", () => setTimeout(keep))
    say(lasts())
  }
}

/** Say whether the ticks are kept. @param {boolean} kept */
function say(kept) {
  for (const $said of document.querySelectorAll("[data-saved]")) $said.toggleAttribute("hidden", !kept)
  for (const $said of document.querySelectorAll("[data-lost]")) $said.toggleAttribute("hidden", kept)
}

/** @returns {unknown[]} what is damaged is no tick */
function recall() {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "[]")
    return Array.isArray(stored) ? stored : []
  } catch {
    return []
  }
}

/** Whether the browser's own storage is open: what stands in for it is gone with the page. */
function lasts() {
  try {
    return !("standIn" in localStorage)
  } catch {
    return false
  }
}

/** Keep the ticks, and tell whether it went well. @param {unknown[]} ticked */
function remember(ticked) {
  try {
    localStorage.setItem(KEY, JSON.stringify(ticked))
    return lasts()
  } catch {
    return false
  }
}
