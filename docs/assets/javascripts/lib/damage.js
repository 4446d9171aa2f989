// @ts-check
/** What is stored under the name of a case and cannot be read. It stays as it is until someone removes it. No DOM. */

import { nameOf } from "./names.js"
import { Unreadable, read } from "./reading.js"

/** @typedef {import("./store.js").Store} Store */
/** @typedef {{key: string, name: string, text: string, newer: boolean}} Damaged a case that a later version stored is `newer` */

/**
 * @param {Store} store
 * @returns {Damaged[]}
 */
export function damaged(store) {
  const keys = store.prefixes.flatMap((prefix) => store.local.keys(prefix)).filter((key) => store.isDamaged(key))
  return keys.map((key) => {
    const text = store.local.get(key) ?? ""
    const [id] = /[0-9a-f]{8}$/.exec(key) ?? [""]
    return { key, name: id && nameOf(id), text, newer: isNewer(text) }
  })
}

/** @param {string} text */
function isNewer(text) {
  try {
    read(text)
    return false
  } catch (error) {
    return error instanceof Unreadable && error.message === "newer"
  }
}

/** @type {(store: Store, key: string) => void} */
export function discard(store, key) {
  if (store.isDamaged(key)) store.local.remove(key)
  store.flush()
}
