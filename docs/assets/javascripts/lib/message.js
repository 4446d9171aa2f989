// @ts-check
/** What may be filled into a landlord's message, what is wrong with it, and how it is written. */

/** @typedef {{key: string, kind: string, optional: boolean, notAfter?: string, value: string}} Field */
/** @typedef {{key: string, fault: string, than?: string}} Fault `than` is the field that it is later than */

const ACCOUNTS = /^(\d{3,4}-\d{4}|\d{1,7}-\d)$/
const AMOUNT = /^\d{1,7}([.,]\d{1,2})?$/
const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/
const DATE = /^20\d\d-\d\d-\d\d$/
const WRITTEN = new Intl.DateTimeFormat("sv", { month: "long", year: "numeric", timeZone: "UTC" })

/** Tell whether digits may be a personal identity number: a day of birth and four more. @param {string} digits */
function isPersonal(digits) {
  const found = /^(?:19|20)?\d\d(\d\d)(\d\d)[-+]?\d{4}$/.exec(digits)
  if (!found) return false
  const [month, day] = [Number(found[1]), Number(found[2])]
  return month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91))
}

/** @param {string} value */
function isDay(value) {
  const day = new Date(`${value}T00:00:00Z`)
  return DATE.test(value) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}

/** Name what is wrong with a value of a kind, or nothing. @param {string} kind @param {string} value */
export function fault(kind, value) {
  const plain = value.replace(/\s/g, "")
  if (kind === "date") return isDay(plain) ? "" : "date"
  if (kind === "month") return MONTH.test(plain) ? "" : "month"
  if (kind === "kronor") return AMOUNT.test(plain) ? "" : "kronor"
  if (kind === "rooms") return /^([1-9]|1\d|20)$/.test(plain) ? "" : "rooms"
  if (kind === "account" && !ACCOUNTS.test(plain)) return isPersonal(plain) ? "person" : "account"
  if (kind === "reference" && isPersonal(plain)) return "person"
  if (kind === "reference") return /^\d{2,25}$/.test(plain) ? "" : "reference"
  return ""
}

/** Return the faults of all fields that are filled in, and of those that must agree. @param {Field[]} fields */
export function faults(fields) {
  /** @type {Fault[]} */
  const found = []
  for (const field of fields) {
    const wrong = field.value.trim() ? fault(field.kind, field.value) : ""
    if (wrong) found.push({ key: field.key, fault: wrong })
  }
  const sound = new Map(
    fields.filter(f => f.value.trim() && !found.some(x => x.key === f.key)).map(f => [f.key, f.value.trim()]),
  )
  for (const { key, notAfter = "" } of fields) {
    const [day, last] = [sound.get(key), sound.get(notAfter)]
    if (day && last && day > last) found.push({ key, fault: "order", than: notAfter })
  }
  return found
}

/** Return the keys of the fields that the message needs and does not have. @param {Field[]} fields */
export function left(fields) {
  return fields.filter(field => !field.optional && !field.value.trim()).map(field => field.key)
}

/** Return a sound value as it stands in the message. @param {string} kind @param {string} value */
export function written(kind, value) {
  const plain = value.replace(/\s/g, "")
  if (kind === "kronor") return amount(plain)
  if (kind === "month") return WRITTEN.format(new Date(plain))
  return plain
}

/** @param {string} plain */
function amount(plain) {
  const [whole, part = ""] = plain.replace(".", ",").split(",")
  const spaced = Number(whole).toString().replace(/\B(?=(\d{3})+$)/g, "\u00a0")
  return part ? `${spaced},${part.padEnd(2, "0")}` : spaced
}
