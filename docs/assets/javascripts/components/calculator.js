// @ts-check
/** The calculator: the days of one rule, or of all, from the days of their events. */

import { Calendar } from "../lib/dates.js"
import { DateFields, dueItems } from "./dates.js"
import { load, make, style } from "./elements.js"

export class CalculatorView {
  /** @param {HTMLElement} $root */
  static async create($root) {
    const { language } = $root.dataset
    const [time] = await Promise.all([load(language ? `tid.${language}.json` : "tid.json"), style("work.css")])
    return new CalculatorView($root, new Calendar(time))
  }

  /**
   * @param {HTMLElement} $root
   * @param {Calendar} calendar
   */
  constructor($root, calendar) {
    const only = $root.dataset.rule
    const plain = "safe" in $root.dataset // for the one whose day it is: only what to keep to
    const rules = Object.entries(calendar.rules).filter(([key]) => !only || key === only)
    const events = Object.keys(calendar.events).filter((event) => rules.some(([, rule]) => plain ? rule.safe === event : rule.after.includes(event)))
    /** @type {import("../lib/words.js").Dates} */
    const dates = { days: {}, assumed: new Set() }
    const $list = make("dl", { class: "ef-pairs", "aria-live": "polite" })
    const fill = () => {
      const shown = rules.filter(([, rule]) => (only && !plain) || rule.after.some((event) => event in dates.days))
      $list.replaceChildren(...shown.map(([, rule]) => make("div", {}, make("dt", {}, rule.title ?? ""),
        make("dd", {}, ...dueItems(calendar, rule, dates).filter(({ className }) => !plain || /--(safe|bank)/.test(className))))))
    }
    fill()
    $root.replaceChildren(new DateFields(calendar, dates, fill).grid(events), $list)
  }
}
