// @ts-check
/** A calendar file by RFC 5545. No DOM. */

import { add, writeDay } from "./dates.js"

/**
 * @typedef {object} Entry
 * @property {string} id
 * @property {number} day
 * @property {string} title
 * @property {string} text
 * @property {string} [every] a period by which it comes back
 */

/**
 * Return the text of a calendar with an entry for each day.
 * @param {Entry[]} entries
 * @param {Date} now
 */
export function calendarFile(entries, now) {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "")
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//fokus//Checklista//SV", "CALSCALE:GREGORIAN",
    ...entries.flatMap((entry) => event(entry, stamp)),
    "END:VCALENDAR",
  ]
  return lines.map(fold).join("\r\n") + "\r\n"
}

/** @type {(entry: Entry, stamp: string) => string[]} */
function event(entry, stamp) {
  const rule = entry.every ? [`RRULE:${repeat(entry.every, entry.day)}`] : []
  return [
    "BEGIN:VEVENT", `UID:${entry.id}@fokus`, `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(entry.day)}`, `DTEND;VALUE=DATE:${compact(add(entry.day, "P1D"))}`,
    ...rule, `SUMMARY:${escape(entry.title)}`, `DESCRIPTION:${escape(entry.text)}`, "TRANSP:TRANSPARENT",
    "BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escape(entry.title)}`, "TRIGGER:-PT15H", "END:VALARM",
    "END:VEVENT",
  ]
}

/** @param {number} day */
const compact = (day) => writeDay(day).replaceAll("-", "")

/** Repeat for a year; what falls late in the month falls on the last day of a shorter one. @type {(period: string, day: number) => string} */
function repeat(period, day) {
  const units = /** @type {Record<string, string>} */ ({ D: "DAILY", W: "WEEKLY", M: "MONTHLY", Y: "YEARLY" })
  const count = Number(period.slice(1, -1))
  const date = Number(writeDay(day).slice(8))
  const late = period.endsWith("M") && date > 28 ? `;BYMONTHDAY=${Array.from({ length: date - 27 }, (_, place) => 28 + place).join()};BYSETPOS=-1` : ""
  return `FREQ=${units[period.at(-1) ?? ""]}${count > 1 ? `;INTERVAL=${count}` : ""}${late};UNTIL=${compact(add(day, "P1Y"))}`
}

/** @param {string} text */
const escape = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n")

/**
 * Fold a line so that no part is longer than 75 octets; no letter is cut.
 * @param {string} line
 */
export function fold(line) {
  const encoder = new TextEncoder()
  const parts = [""]
  let size = 0
  for (const letter of line) {
    const more = encoder.encode(letter).length
    if (size + more > 75) {
      parts.push(" ")
      size = 1
    }
    parts[parts.length - 1] += letter
    size += more
  }
  return parts.join("\r\n")
}
