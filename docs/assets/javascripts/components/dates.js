// @ts-check
/** Fields for the days of events, and what follows from them. */

import { dayOf, parseDay, writeDay } from "../lib/dates.js"
import { sayDue } from "../lib/words.js"
import { DATES } from "../messages.js"
import { make } from "./elements.js"

/** @typedef {import("../lib/dates.js").Calendar} Calendar */
/** @typedef {import("../lib/words.js").Dates} Dates */

export const today = () => dayOf(new Date())

/** A field for each event. What is no day, or contradicts another, is said and not used. */
export class DateFields {
  /**
   * @param {Calendar} calendar
   * @param {string[]} events
   * @param {Dates} dates changed in place
   * @param {(event: string) => void} changed
   */
  constructor(calendar, events, dates, changed) {
    this.calendar = calendar
    this.dates = dates
    this.changed = changed
    this.$root = make("div", { class: "ef-dates" }, ...events.map((event) => this.field(event)))
  }

  /** @param {string} event */
  field(event) {
    const { ask, help } = this.calendar.events[event]
    const [first, last] = this.calendar.years
    const id = `dag-${event}`
    const day = this.dates.days[event]
    const $input = make("input", {
      type: "date", id, class: "ef-dates__day", min: `${first}-01-01`, max: `${last}-12-31`,
      "aria-describedby": `${id}-fel${help ? ` ${id}-hjalp` : ""}`,
    })
    $input.value = day === undefined ? "" : writeDay(day)
    const $assumed = make("input", { type: "checkbox", id: `${id}-antagen` })
    $assumed.checked = this.dates.assumed.has(event)
    const $fault = make("p", { class: "ef-dates__fault", id: `${id}-fel`, role: "alert" })
    const take = () => this.take(event, $input, $assumed, $fault)
    $input.addEventListener("change", take)
    $assumed.addEventListener("change", take)
    const quick = (/** @type {string} */ text, /** @type {number} */ back) =>
      make("button", { type: "button", class: "ef-dates__quick", onclick: () => {
        $input.value = writeDay(today() - back)
        take()
      } }, text, make("span", { class: "ef-hidden" }, `: ${ask}`))
    return make("div", { class: "ef-dates__field" },
      make("label", { class: "ef-dates__ask", for: id }, ask),
      help && make("p", { class: "ef-step__help", id: `${id}-hjalp` }, help),
      make("div", { class: "ef-dates__row" }, $input, quick(DATES.today, 0), quick(DATES.yesterday, 1),
        make("label", { class: "ef-dates__assumed" }, $assumed, ` ${DATES.assumed}`,
          make("span", { class: "ef-hidden" }, `: ${ask}`))),
      $fault)
  }

  /**
   * @param {string} event
   * @param {HTMLInputElement} $input
   * @param {HTMLInputElement} $assumed
   * @param {HTMLElement} $fault
   */
  take(event, $input, $assumed, $fault) {
    const { days, assumed } = this.dates
    const before = days[event]
    const day = parseDay($input.value)
    delete days[event]
    let fault = ""
    if (day === null) fault = $input.validity.badInput ? DATES.noSuchDay : ""
    else if (!this.calendar.inRange(day)) fault = DATES.range(...this.calendar.years)
    else {
      days[event] = day
      const pair = this.calendar.disorder(days)
      if (pair) {
        const [later, earlier] = pair.map((one) => this.calendar.events[one].title)
        fault = DATES.disorder(later, earlier)
        if (before === undefined) delete days[event]
        else days[event] = before
      }
    }
    if ($assumed.checked) assumed.add(event)
    else assumed.delete(event)
    $fault.textContent = fault
    $input.setAttribute("aria-invalid", String(fault !== ""))
    this.changed(event)
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
      day !== null && kind !== "last" && `, ${DATES.left(day - today())}`,
      note && make("em", {}, ` (${note})`)))
}
