// @ts-check
/**
 * Cases that nobody has touched for long enough are put away, and can be brought back for a while.
 * No DOM.
 */

import { DAY, GRACE } from "./limits.js"
import { write } from "./reading.js"

/** @typedef {import("./cases.js").Case} Case */
/** @typedef {import("./store.js").Store} Store */

/** @type {(store: Store, id: string) => string} */
const keyOf = (store, id) => `${store.prefix}glomt.${id}`

/**
 * Return the days until a case is put away; 0 or less: now.
 * @type {(store: Store, one: Case) => number}
 */
export const daysLeft = (store, one) => store.keep - Math.floor((store.calm() - one.touched) / DAY)

/**
 * Return the days that a case that was put away can still be brought back.
 * @type {(store: Store, one: Case) => number}
 */
export const graceLeft = (store, one) => GRACE - Math.floor((store.calm() - one.touched) / DAY)

/**
 * Put away the cases whose days are over, and remove for good those put away long ago.
 * @param {Store} store
 * @param {string | null} open the case that is being opened, which is never put away
 * @returns {Case[]} the cases put away
 */
export function forget(store, open) {
  for (const one of forgotten(store)) if (one.id !== open && graceLeft(store, one) <= 0) discardForgotten(store, one.id)
  return store.all().filter((one) => one.id !== open && daysLeft(store, one) <= 0 && putAway(store, one))
}

/** @type {(store: Store, one: Case) => boolean} */
function putAway(store, one) {
  const away = write({ ...one, touched: store.calm() })
  if (!store.local.set(keyOf(store, one.id), away)) return false
  store.drop(one.id)
  return true
}

/**
 * Return what has been put away and can be brought back, the latest first; `touched` is when.
 * @param {Store} store
 * @returns {Case[]}
 */
export function forgotten(store) {
  const found = store.local.keys(keyOf(store, "")).flatMap((key) => store.read(store.local, key) ?? [])
  return found.filter((one) => !store.get(one.id)).sort((one, other) => other.touched - one.touched)
}

/**
 * Bring back a case that was put away.
 * @param {Store} store
 * @param {string} id
 * @returns {Case | null}
 */
export function revive(store, id) {
  const one = store.read(store.local, keyOf(store, id))
  const back = one && store.touch(one)
  if (back && store.isStored(back)) discardForgotten(store, id)
  return back
}

/** @type {(store: Store, id: string) => void} */
export const discardForgotten = (store, id) => store.local.remove(keyOf(store, id))
