// @ts-check
/** The one store of the page, and files in and out. */

import { readFile, Unreadable, writeFile } from "../lib/cases.js"
import { walkSteps } from "../lib/steps.js"
import { Store } from "../lib/store.js"
import { FAULTS } from "../messages.js"
import { load, make } from "./elements.js"

export { labelOf } from "../lib/cases.js"

/** @typedef {import("../lib/guide.js").Guide} Guide */
/** @typedef {import("../lib/cases.js").Case} Case */

/** @type {Store | null} */
let made = null

export const seconds = () => Math.floor(Date.now() / 1000)

/** @param {Guide} guide @returns {import("../lib/cases.js").Known} */
const known = (guide) => ({
  answer: (fact, value) => guide.allows(fact, value),
  checklist: (name) => guide.lists.has(name),
  version: guide.data.version,
  now: seconds(),
})

/** @param {Guide} guide */
export function store(guide) {
  made ??= new Store(() => localStorage, () => known(guide))
  return made
}

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

/** @param {Case[]} cases @param {string} name */
export const saveFile = (cases, name) => download(`${name}.json`, "application/json", writeFile(cases))

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
      opened(await openFile(guide, file), "")
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
  if (file.size > 500_000) throw new Unreadable("tooLarge")
  const text = await file.text()
  const cases = readFile(text, known(guide))
  const names = new Set(cases.flatMap((one) => one.rounds.map((round) => round.checklist)))
  const found = Object.values(guide.data.facts).flatMap((fact) => fact.unknown?.steps ?? []).map((step) => step.id)
  /** @type {Map<string, Set<string>>} */
  const steps = new Map()
  for (const name of names) {
    if (!guide.lists.has(name)) continue
    const list = await load(`checklistor/${name}.json`)
    steps.set(name, new Set([...found, ...walkSteps(list.steps).map((step) => step.id)]))
  }
  return readFile(text, { ...known(guide), step: (list, step) => !!steps.get(list)?.has(step) })
}

/**
 * Put opened cases into the store; a case that is there already keeps what either has.
 * @param {Store} into
 * @param {Case[]} cases
 */
export function adopt(into, cases) {
  return cases.map((one) => {
    const others = into.all().filter((other) => other.id !== one.id)
    const taken = others.some((other) => other.number === one.number)
    const number = taken ? Math.max(...others.map((other) => other.number)) + 1 : one.number
    const there = into.get(one.id)
    return into.put({ ...one, number: there?.number ?? number, at: Math.max(one.at, seconds()) })
  })
}
