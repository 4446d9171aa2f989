// @ts-check
/** The one store of the page, what is said of it, and files in and out. */

import { Area } from "../lib/area.js"
import { unfiled } from "../lib/cases.js"
import { keyOf } from "../lib/place.js"
import { readFile, Unreadable, writeFiles } from "../lib/reading.js"
import { session } from "../lib/session.js"
import { ticked } from "../lib/steps.js"
import { Store } from "../lib/store.js"
import { FAULTS } from "../messages.js"
import { load, make } from "./elements.js"
import { stay } from "./renewal.js"

export { labelOf } from "../lib/cases.js"

/** @typedef {import("../lib/guide.js").Guide} Guide */
/** @typedef {import("../lib/cases.js").Case} Case */

/** @type {Store | null} */
let made = null

export const seconds = () => Math.max(0, Math.floor(Date.now() / 1000))

/** The store of the page. Whoever is about to lose something is asked before they leave. */
export function store() {
  if (made) return made
  const one = made = new Store(new Area(() => localStorage), session.area, keyOf(""), seconds)
  stay(() => one.lostOnReload)
  addEventListener("beforeunload", (event) => {
    if (one.unsaved && one.all().some((each) => unsavedIn(one, each))) event.preventDefault()
  })
  return made
}

/** Whether only this tab has something of a case, and no file. @type {(one: Store, each: Case) => boolean} */
const unsavedIn = (one, each) => !one.isStored(each) && unfiled(each) > 0

/** Ask the browser not to clear what is stored, where it can be asked. */
export const askToLast = () => void navigator.storage?.persist?.().catch(() => false)

/** Whether the browser has promised not to clear it. */
export const lasts = async () => (await navigator.storage?.persisted?.().catch(() => false)) ?? false

/** A new id; it says nothing of the case. */
export const newId = () => [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, "0")).join("")

/**
 * Hand the reader a file.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }))
  make("a", { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** Hand the reader cases as a file, or as many files as they need. @param {Case[]} cases @param {string} name */
export function saveFile(cases, name) {
  const texts = writeFiles(cases)
  texts.forEach((text, place) => download(`${name}${texts.length > 1 ? `-${place + 1}` : ""}.json`, "application/json", text))
  for (const one of cases) store().noteFiled(one)
}

/**
 * A button that lets the reader choose a file of cases.
 * @param {Guide} guide
 * @param {string} text
 * @param {(cases: Case[], fault: string) => void} opened
 */
export function fileButton(guide, text, opened) {
  const $file = make("input", { type: "file", accept: ".json,application/json", class: "ef-hidden", tabindex: -1, "aria-hidden": true })
  $file.addEventListener("change", async () => {
    const [file] = $file.files ?? []
    if (!file) return
    try {
      opened(adopt(await openFile(guide, file)), "")
    } catch (error) {
      const code = error instanceof Unreadable ? error.message : "noFile"
      opened([], FAULTS[code === "damaged" ? "damagedFile" : code] ?? FAULTS.noFile)
    }
    $file.value = ""
  })
  return make("span", {}, make("button", { type: "button", class: "ef-button", onclick: () => $file.click() }, text), $file)
}

/** @param {Guide} guide @param {File} file @returns {Promise<Case[]>} */
async function openFile(guide, file) {
  const text = await file.text()
  const names = new Set(readFile(text).flatMap((one) => one.rounds.flatMap((round) => Object.keys(round.marks))))
  const found = Object.values(guide.data.facts).flatMap((fact) => ticked(fact.unknown?.steps ?? [])).map((one) => one.id)
  /** @type {Map<string, Set<string>>} */
  const steps = new Map()
  for (const name of names) {
    if (!guide.lists.has(name)) continue
    const list = await load(`checklistor/${name}.json`)
    steps.set(name, new Set([...found, ...ticked(list.steps).map((one) => one.id)]))
  }
  return readFile(text, {
    version: guide.data.version,
    answer: (fact, value) => guide.allows(fact, value),
    checklist: (name) => guide.lists.has(name),
    step: (list, step) => !!steps.get(list)?.has(step),
  })
}

/** Put opened cases into the store, all or none. @param {Case[]} cases @returns {Case[]} */
function adopt(cases) {
  const taken = cases.map((one) => store().adopt(one))
  if (taken.includes(null)) throw new Unreadable("noRoom")
  return taken.flatMap((one) => one ?? [])
}
