// @ts-check
/** Fields for the days of events, and what follows from them. */

import { dayOf, parseDay, writeDay } from "../lib/dates.js"
import { sayDue } from "../lib/words.js"
import { DATES } from "../messages.js"
import { make } from "./elements.js"

/** @typedef {import("../lib/dates.js").Calendar} Calendar */
/** @typedef {import("../lib/words.js").Dates} Dates */

export const today = () => dayOf(new Date())

/**
 * A field for each event. What is no day is said and not counted; nor is a day that cannot be
 * true, because it has not come or contradicts another, unless it is marked as assumed.
 */
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
    /** @type {Map<string, {$input: HTMLInputElement, $assumed: HTMLInputElement, $fault: HTMLElement}>} */
    this.fields = new Map()
    this.$root = make("div", { class: "ef-dates" }, ...events.map((event) => this.field(event)))
    for (const [event, { $input }] of this.fields) if ($input.value) this.judge(event)
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
    this.fields.set(event, { $input, $assumed, $fault })
    const take = () => this.take(event)
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

  /** Take in what a field says, and look again at those that had a fault. @param {string} event */
  take(event) {
    this.judge(event)
    this.changed(event)
    for (const [other, { $fault }] of this.fields) {
      if (other === event || !$fault.textContent) continue
      this.judge(other)
      this.changed(other)
    }
  }

  /** Count the day in a field, or say why it is not counted. @param {string} event */
  judge(event) {
    const field = this.fields.get(event)
    if (!field) return
    const { $input, $assumed, $fault } = field
    const { days, assumed } = this.dates
    if ($assumed.checked) assumed.add(event)
    else assumed.delete(event)
    delete days[event]
    const day = parseDay($input.value)
    let fault = ""
    if (day === null) fault = $input.validity.badInput ? DATES.noSuchDay : ""
    else if (!this.calendar.inRange(day)) fault = DATES.range(...this.calendar.years)
    else {
      const doubt = this.doubt(event, day)
      if (!doubt || $assumed.checked) days[event] = day
      if (doubt) fault = `${doubt} ${$assumed.checked ? DATES.countedAnyway : DATES.notCounted}`
    }
    if ($fault.textContent !== fault) $fault.textContent = fault
    $input.setAttribute("aria-invalid", String(fault !== "" && !Object.hasOwn(days, event)))
  }

  /**
   * Return why a day cannot be true, or "".
   * @param {string} event
   * @param {number} day
   */
  doubt(event, day) {
    const { calendar, dates } = this
    if (calendar.isTooEarly(event, day, today())) return DATES.ahead
    const pair = calendar.disorder({ ...dates.days, [event]: day }, event)
    if (!pair) return ""
    const [later, earlier] = pair.map((one) => calendar.events[one].title)
    return DATES.disorder(later, earlier)
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
