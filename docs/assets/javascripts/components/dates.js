// @ts-check
/** Fields for the days of events, and what follows from them. */

import { dayOf, parseDay, writeDay } from "../lib/dates.js"
import { sayDue } from "../lib/words.js"
import { make } from "./elements.js"

/** @typedef {import("../lib/dates.js").Calendar} Calendar */
/** @typedef {import("../lib/words.js").Dates} Dates */
/** @typedef {{$root: HTMLElement, $input: HTMLInputElement, $assumed: HTMLInputElement, $said: HTMLElement, $fault: HTMLElement}} Field */

export const today = () => dayOf(new Date())

/**
 * Fields for events; one that has several says the same in each. What is no day is said and not
 * counted; nor is a day that cannot be true, because it has not come or contradicts another,
 * unless it is marked as assumed.
 */
export class DateFields {
  /**
   * @param {Calendar} calendar
   * @param {Dates} dates changed in place
   * @param {(event: string) => void} changed
   */
  constructor(calendar, dates, changed) {
    this.calendar = calendar
    this.words = calendar.words
    this.dates = dates
    this.changed = changed
    /** @type {Map<string, Field[]>} */
    this.fields = new Map()
  }

  /** @param {string[]} events */
  grid(events) {
    return make("div", { class: "ef-dates" }, ...events.map((event) => this.field(event)))
  }

  /** @param {string} event */
  field(event) {
    const { ask, help } = this.calendar.events[event]
    const [first, last] = this.calendar.years
    const others = this.fields.get(event) ?? []
    const id = `dag-${event}${others.length ? `-${others.length + 1}` : ""}`
    const $input = make("input", {
      type: "date", id, class: "ef-day__input", min: `${first}-01-01`, max: `${last}-12-31`,
      "aria-describedby": `${id}-sagt ${id}-fel${help ? ` ${id}-hjalp` : ""}`,
    })
    const $assumed = make("input", { type: "checkbox", id: `${id}-antagen` })
    const $said = make("span", { class: "ef-day__said", id: `${id}-sagt` })
    const $fault = make("p", { class: "ef-day__fault", id: `${id}-fel`, role: "alert" })
    const about = () => make("span", { class: "ef-hidden" }, `: ${ask}`)
    const quick = (/** @type {string} */ text, /** @type {number} */ back) =>
      make("button", { type: "button", class: "ef-day__quick", onclick: () => {
        $input.value = writeDay(today() - back)
        this.take(event, field)
      } }, text, about())
    const $root = make("div", { class: "ef-day", "data-event": event },
      make("label", { class: "ef-day__ask", for: id }, ask), " ",
      make("span", { class: "ef-day__row" }, $input, quick(this.words.today, 0), quick(this.words.yesterday, 1), $said,
        make("label", { class: "ef-day__assumed" }, $assumed, ` ${this.words.assumed}`, about())),
      $fault, help && make("p", { class: "ef-day__help", id: `${id}-hjalp` }, help))
    const field = { $root, $input, $assumed, $said, $fault }
    this.fields.set(event, [...others, field])
    for (const $one of [$input, $assumed]) $one.addEventListener("change", () => this.take(event, field))
    this.fill(event, field)
    if ($input.value) this.judge(event, field)
    return $root
  }

  /** Show a day as it is counted. @param {string} event @param {Field} field */
  fill(event, { $root, $input, $assumed, $said }) {
    const day = this.dates.days[event]
    $input.value = day === undefined ? "" : writeDay(day)
    $assumed.checked = this.dates.assumed.has(event)
    $said.textContent = day === undefined ? "" : this.calendar.say(day)
    $root.classList.toggle("ef-day--set", day !== undefined)
  }

  /** Show what has been counted elsewhere; a field that somebody types in, or that has a fault, keeps what it says. */
  refresh() {
    for (const [event, fields] of this.fields) {
      for (const field of fields) if (field.$input !== document.activeElement && !field.$fault.textContent) this.fill(event, field)
    }
  }

  /** Take in what a field says, and look again at those that had a fault. @param {string} event @param {Field} field */
  take(event, field) {
    this.judge(event, field)
    for (const one of this.fields.get(event) ?? []) {
      if (one === field) continue
      one.$input.value = field.$input.value
      one.$assumed.checked = field.$assumed.checked
      this.judge(event, one)
    }
    this.changed(event)
    for (const [other, [first]] of this.fields) {
      if (other !== event && first?.$fault.textContent) this.again(other)
    }
  }

  /** @param {string} event */
  again(event) {
    for (const field of this.fields.get(event) ?? []) this.judge(event, field)
    this.changed(event)
  }

  /** Count the day in a field, or say why it is not counted. @param {string} event @param {Field} field */
  judge(event, { $root, $input, $assumed, $said, $fault }) {
    const { days, assumed } = this.dates
    if ($assumed.checked) assumed.add(event)
    else assumed.delete(event)
    delete days[event]
    const day = parseDay($input.value)
    let fault = ""
    if (day === null) fault = $input.validity.badInput ? this.words.noSuchDay : ""
    else if (!this.calendar.inRange(day)) fault = this.words.range(...this.calendar.years)
    else {
      const doubt = this.doubt(event, day)
      if (!doubt || $assumed.checked) days[event] = day
      if (doubt) fault = `${doubt} ${$assumed.checked ? this.words.countedAnyway : this.words.notCounted}`
    }
    if ($fault.textContent !== fault) $fault.textContent = fault
    $said.textContent = day !== null && this.calendar.inRange(day) ? this.calendar.say(day) : ""
    $root.classList.toggle("ef-day--set", $input.value !== "")
    $input.setAttribute("aria-invalid", String(fault !== "" && !Object.hasOwn(days, event)))
  }

  /**
   * Return why a day cannot be true, or "".
   * @param {string} event
   * @param {number} day
   */
  doubt(event, day) {
    const { calendar, dates } = this
    if (calendar.isTooEarly(event, day, today())) return this.words.ahead
    const pair = calendar.disorder({ ...dates.days, [event]: day }, event)
    if (!pair) return ""
    const [later, earlier] = pair.map((one) => calendar.events[one].title)
    return this.words.disorder(later, earlier)
  }
}

/**
 * Return what a rule gives as list items.
 * @param {Calendar} calendar
 * @param {import("../lib/dates.js").Rule} rule
 * @param {Dates} dates
 */
export function dueItems(calendar, rule, dates) {
  return sayDue(calendar, rule, dates).map(({ kind, text, day, note }) =>
    make("span", { class: `ef-due ef-due--${kind}${day !== null && day < today() ? " ef-due--late" : ""}` },
      make("b", {}, text),
      day !== null && kind !== "last" && `, ${calendar.words.left(day - today())}`,
      note && make("em", {}, ` (${note})`)))
}
