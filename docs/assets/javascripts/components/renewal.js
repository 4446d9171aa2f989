// @ts-check
/** A new version of the site under an open tab: the page is loaded anew, once, and never at a loss. */

import { keyOf } from "../lib/place.js"
import { session } from "../lib/session.js"
import { RENEWED } from "../messages.js"
import { STAMP, address, make, pageStamp } from "./elements.js"

/** @type {Set<() => boolean>} */
const reasons = new Set()
const TRIED = "omladdad"

/**
 * Keep the page from being loaded anew while something would be lost.
 * @param {() => boolean} reason
 * @returns {() => void} takes the reason back
 */
export function stay(reason) {
  reasons.add(reason)
  return () => void reasons.delete(reason)
}

/**
 * Load the page anew where something is of another version than it, unless that has been tried.
 * @param {string} stamp of the data, or of the server
 * @returns {boolean} whether the page is on its way
 */
export function renew(stamp) {
  const other = [stamp, STAMP].find((one) => one !== pageStamp())
  if (!STAMP || other === undefined) return false
  const pair = `${pageStamp()}>${other}`
  const tried = (session.get(TRIED) ?? "").split(" ")
  if (tried.includes(pair) || [...reasons].some((reason) => reason())) {
    tell()
    return false
  }
  session.set(TRIED, [...tried, pair].slice(-9).join(" "))
  const remembers = session.area.get(keyOf(TRIED))?.includes(pair) ?? false // else it would load for ever
  if (remembers) location.reload()
  else tell()
  return remembers
}

/** Say that there is a newer version, once. */
function tell() {
  if (document.querySelector(".ef-renewed")) return
  document.querySelector("article")?.prepend(make("p", { class: "ef-note ef-renewed", role: "status" }, RENEWED))
}

/** Ask the server which version it has. */
export async function renewByServer() {
  if (!STAMP) return
  try {
    const answer = await fetch(address("data/stamp.json"), { cache: "no-store" })
    if (answer.ok) renew(String((await answer.json()).stamp))
  } catch {
    // without a network there is nothing newer to have
  }
}
