// @ts-check
/**
 * A clock for forgetting. It goes with the computer's clock, but not along when that leaps, so a
 * clock set wrong for a moment makes nothing old. No DOM.
 */

import { DAY } from "./limits.js"

/** @typedef {{seen: number, calm: number}} Calm the other clock when last seen, and this; in seconds */

/** A longer time than this between two looks is a leap, or a long leave; neither counts. */
const LEAP = 28 * DAY

/**
 * Return the clock after a look at the other.
 * @param {Calm} before
 * @param {number} now
 * @returns {Calm}
 */
export function look({ seen, calm }, now) {
  const gone = now - seen
  if (Math.abs(gone) >= LEAP) return { seen: now, calm }
  return gone > 0 ? { seen: now, calm: calm + gone } : { seen, calm }
}

/**
 * Read the clock as it was stored; null where it was not.
 * @param {string | null} text
 * @returns {Calm | null}
 */
export function readCalm(text) {
  const [seen, calm] = (text ?? "").split(" ").map(Number)
  return Number.isSafeInteger(seen) && Number.isSafeInteger(calm) && calm > 0 ? { seen, calm } : null
}

/** @param {Calm} clock */
export const writeCalm = ({ seen, calm }) => `${seen} ${calm}`
