// @ts-check
/** The part at the top of a checklist: the case, how far it has come, its days, what to do with it. */

import { present, unfiled } from "../lib/cases.js"
import { damaged } from "../lib/damage.js"
import { sayDay } from "../lib/dates.js"
import { eventsFor, goalsOf } from "../lib/goals.js"
import { REMIND } from "../lib/limits.js"
import { FAILED, NEEDLESS } from "../lib/marks.js"
import { nameOf } from "../lib/names.js"
import { eventsOf } from "../lib/steps.js"
import { DATES, FAULTS, GUIDE, WORK } from "../messages.js"
import { chip } from "./chip.js"
import { DateFields, today } from "./dates.js"
import { goalsBox } from "./goals.js"
import { address, make } from "./elements.js"
import { saveFile } from "./storing.js"
import { showTools } from "./tools.js"

/** @typedef {import("../lib/steps.js").Placed} Placed */
/** @typedef {import("../lib/steps.js").Outcome} Outcome */

const SOON = 5
const EACH = 4

export class Panel {
  /**
   * @param {HTMLElement} $root
   * @param {import("./checklist.js").ChecklistView} view
   */
  constructor($root, view) {
    this.$root = $root
    this.view = view
    this.work = view.work
    const part = (/** @type {string} */ name) => make("div", { class: `ef-work__${name}` })
    this.$message = make("p", { class: "ef-work__message", role: "status" })
    this.$fault = part("fault")
    this.$bar = part("bar")
    this.$changed = part("changed")
    this.$answers = part("answers")
    this.$dates = part("dates")
    this.$coming = part("coming")
    this.$off = part("off")
    this.$tools = part("tools")
    this.$elsewhere = part("elsewhere")
    this.$goals = part("goals")
    $root.replaceChildren(this.$message, this.$fault, this.$elsewhere, this.$goals, this.$bar, this.$changed)
    const $printed = make("p", { class: "ef-printed" }, WORK.printed(sayDay(today()), this.work.list.version))
    this.$end = make("div", {}, this.$dates, this.$coming, this.$answers, $printed, this.$off, this.$tools)
    showTools(this.$tools, view)
  }

  /** @param {...(string | Node)} what */
  say(...what) {
    this.$message.replaceChildren(...what)
  }

  /** Show the message where the reader is far below it. */
  seek() {
    this.$message.scrollIntoView({ block: "nearest" })
  }

  /** Build the fields for the days anew, for another case: one in each step that is about a day. */
  build() {
    this.damaged = damaged(this.work.store).length > 0
    this.events = ""
    const fields = this.fields = new DateFields(this.work.calendar, this.work.dates, (event) => this.view.date(event))
    for (const $day of this.view.$article.querySelectorAll(".ef-step .ef-day")) {
      $day.replaceWith(fields.field($day.getAttribute("data-event") ?? ""))
    }
  }

  /** The days that are needed and asked for in no step that is shown. @param {Placed[]} placed */
  renderDays(placed) {
    const { calendar, dates } = this.work
    this.fields?.refresh()
    const sure = placed.filter(({ applies }) => applies === "yes").map(({ step }) => step)
    const goals = goalsOf(calendar, sure)
    const possible = goalsOf(calendar, placed.filter(({ applies }) => applies !== "no").map(({ step }) => step))
    const none = this.work.isAnswered && !possible.some((goal) => "rule" in goal && goal.rule.pays)
    this.$goals.replaceChildren(goalsBox(calendar, goals, dates, (event) => this.ask(event)),
      none ? make("p", { class: "ef-where" }, GUIDE.noWinBack) : "")
    const shown = placed.filter(({ step, applies }) => applies !== "no" && this.view.isOwn(step)).map(({ step }) => step)
    const needed = new Set([...eventsFor(goals), ...eventsOf(shown, calendar)])
    const asked = new Set(this.days().map(($day) => $day.getAttribute("data-event")))
    const events = Object.keys(calendar.events).filter((event) => needed.has(event) && !asked.has(event))
    if (events.join() !== this.events) {
      const focused = document.activeElement?.id
      this.events = events.join()
      this.$dates.replaceChildren(make("details", { class: "ef-fold", open: true, hidden: !events.length },
        make("summary", {}, WORK.dates), this.fields?.grid(events) ?? ""))
      if (focused) document.getElementById(focused)?.focus()
    }
  }

  /** The fields in steps that are shown. @returns {HTMLElement[]} */
  days() {
    return [.../** @type {NodeListOf<HTMLElement>} */ (this.view.$article.querySelectorAll(".ef-step .ef-day"))]
      .filter(($day) => !$day.closest(".ef-step--off, .ef-own .ef-other"))
  }

  /** Take the reader to where a day is filled in. @param {string} event */
  ask(event) {
    const $all = [...this.days(), ...this.$dates.querySelectorAll(".ef-day")].filter(($day) => $day.getAttribute("data-event") === event)
    const $input = $all.map(($day) => $day.querySelector("input")).find(($one) => $one?.offsetParent)
    $input?.scrollIntoView({ block: "center" })
    $input?.focus({ preventScroll: true })
  }

  /**
   * @param {Placed[]} placed
   * @param {Outcome | null} end
   */
  render(placed, end) {
    this.renderDays(placed)
    this.renderFaults()
    this.renderBar(placed, end)
    this.renderChanged()
    this.renderAnswers()
    this.renderComing()
    this.renderOff(placed.filter(({ step, applies }) => applies === "no" && this.view.inSight(step)).length)
  }

  renderFaults() {
    const { store, one } = this.work
    const { problem } = store
    const said = [problem, this.damaged && "damaged"].flatMap((code) => (code ? make("p", {}, FAULTS[code]) : []))
    this.$fault.replaceChildren(said.length ? make("div", { class: "ef-note ef-note--draft", role: "alert" }, ...said,
      problem && one && make("p", {}, button(FAULTS.saveNow, () => saveFile(store.all(), "arenden")))) : "")
  }

  /** @type {(placed: Placed[], end: Outcome | null) => void} */
  renderBar(placed, end) {
    const { work, view } = this
    const sure = placed.filter((one) => one.applies === "yes")
    const { decisions } = work
    const due = sure.filter(({ step }) => decisions[step.id] !== NEEDLESS)
    const done = due.filter(({ step }) => Object.hasOwn(decisions, step.id) && decisions[step.id] !== FAILED).length
    const dated = work.coming().filter((one) => view.isOwn(one.step))
    const late = dated.filter(({ day }) => day < today())
    const [next] = dated
    const step = sure.find((one) => !Object.hasOwn(decisions, one.step.id) && view.isOwn(one.step) && view.inSight(one.step))?.step
    const changes = work.one && !work.store.problem ? unfiled(work.one) : 0
    const others = work.one ? [] : work.store.all().filter((one) => present(one).checklist === work.list.id).slice(0, 8)
    this.$bar.replaceChildren(
      work.one
        ? make("p", { class: "ef-work__case" }, chip(work.one), work.store.problem ? "" : ` ${WORK.saved} `, button(WORK.close, () => view.leave()))
        : make("p", { class: "ef-work__case" }, WORK.noCase),
      work.one && changes >= REMIND ? make("p", { class: "ef-work__case" }, `${WORK.unfiled(changes)} `, button(WORK.save, () => this.saveFile())) : "",
      others.length ? make("p", {}, `${WORK.fits} `, ...others.flatMap((one) => [openButton(view, one), " "])) : "",
      make("p", { class: "ef-work__done" }, make("b", {}, WORK.done(done, due.length)),
        done > 0 && make("progress", { class: "ef-work__progress", max: due.length || 1, value: done, "aria-hidden": true }),
        step && done > 0 && make("span", { class: "ef-work__step" }, `${WORK.step}: `, this.stepLink(step))),
      late.length ? make("div", { class: "ef-work__late" }, make("p", {}, WORK.late), make("ul", { class: "ef-work__list" },
        ...late.slice(0, EACH).map((one) => make("li", {}, this.stepLink(one.step), " ", make("span", { class: "ef-due--late" }, DATES.left(one.day - today())))),
        late.length > EACH && make("li", {}, WORK.moreSteps(late.length - EACH))))
        : next ? make("p", { class: "ef-work__next" }, `${WORK.next}: ${sayDay(next.day)}, ${DATES.left(next.day - today())}`) : "",
      end?.ends ? make("p", { class: "ef-end" }, work.openDuties().length ? WORK.almost : WORK.ended) : "")
  }

  /** Save the case as a file; what it holds is then no longer only here. */
  saveFile() {
    const { one } = this.work
    if (one) saveFile([one], nameOf(one.id))
    this.work.takeIn()
    this.view.render()
  }

  /** The ticked steps that mean something else now, each with a question. */
  renderChanged() {
    const { steps, gone } = this.work.changed()
    const items = steps.map(({ step, value }) => make("li", {}, make("b", {}, step.do), " ",
      button(WORK.still, () => this.view.mark(step.id, value), step.do), " ",
      button(WORK.notStill, () => this.view.mark(step.id, ""), step.do)))
    this.$changed.replaceChildren(items.length || gone
      ? make("section", { class: "ef-note ef-note--draft", "aria-label": WORK.changedTitle },
        items.length > 0 && make("p", {}, WORK.changed(items.length)), items.length > 0 && make("ul", {}, ...items),
        gone > 0 && make("p", {}, WORK.gone(gone)))
      : "")
  }

  renderAnswers() {
    const { guide, answers, elsewhere } = this.work
    const given = guide.order.filter((fact) => Object.hasOwn(answers, fact))
    const hash = given.length ? guide.write(answers) : ""
    const rows = given.map((fact) => {
      const { [fact]: _, ...others } = answers
      const { ask } = guide.data.facts[fact]
      return make("div", {}, make("dt", {}, ask), make("dd", {}, guide.label(fact, answers[fact]), " ",
        make("a", { class: "ef-guide__change", href: address("guide/") + (given.length > 1 ? guide.write(others) : "") }, GUIDE.change, make("span", { class: "ef-hidden" }, `: ${ask}`))))
    })
    this.$elsewhere.replaceChildren(
      elsewhere ? make("p", { class: "ef-note ef-note--draft" },
        make("a", { href: address(`checklistor/${elsewhere}/`) + hash }, WORK.elsewhere(guide.data.lists[elsewhere].title))) : "",
      given.length ? "" : make("p", { class: "ef-where" }, `${WORK.noAnswers} `, make("a", { href: address("guide/") }, WORK.answer)))
    this.$answers.replaceChildren(
      given.length
        ? make("details", { class: "ef-fold", open: this.$answers.querySelector("details")?.open }, make("summary", {}, WORK.answers), make("dl", { class: "ef-pairs" }, ...rows),
          make("p", {}, make("a", { href: address("guide/") }, GUIDE.restart)))
        : "")
  }

  /** A link to a step of this page. @param {{id: string, do: string}} step */
  stepLink(step) {
    const onclick = (/** @type {Event} */ event) => this.view.jump(event, step.id)
    return make("a", { href: `#steg-${step.id}`, onclick }, step.do)
  }

  renderComing() {
    const all = this.work.coming()
    const own = all.filter(({ step }) => this.view.isOwn(step))
    const rows = this.rows(own)
    const others = this.rows(all.filter((one) => !own.includes(one)), false)
    this.$coming.replaceChildren(...(rows.length ? [make("p", { class: "ef-dates__ask" }, WORK.coming), make("dl", { class: "ef-pairs" }, ...rows)] : []),
      others.length ? make("details", { class: "ef-fold" }, make("summary", {}, WORK.comingOthers), make("dl", { class: "ef-pairs" }, ...others)) : "")
  }

  /** The days that steps are due, with their steps. That others are late is not known here. @param {ReturnType<import("../lib/work.js").Work["coming"]>} coming */
  rows(coming, known = true) {
    const days = [...new Set(coming.map(({ day }) => day))].slice(0, SOON)
    return days.map((day) => {
      const steps = coming.filter((one) => one.day === day).map(({ step }) => step)
      const links = steps.slice(0, EACH).map((step) => make("li", {}, this.stepLink(step)))
      if (steps.length > EACH) links.push(make("li", {}, WORK.moreSteps(steps.length - EACH)))
      return make("div", {},
        make("dt", {}, sayDay(day), !known && day < today() ? "" : make("span", { class: `ef-due${day < today() ? " ef-due--late" : ""}` }, DATES.left(day - today()))),
        make("dd", {}, make("ul", { class: "ef-work__list" }, ...links)))
    })
  }

  /** Open what is folded: paper has no folds. */
  unfold() {
    for (const $part of [this.$root, this.$end]) for (const $fold of $part.querySelectorAll("details")) $fold.open = true
  }

  /** @param {number} count */
  renderOff(count) {
    const { view } = this
    const focused = this.$off.contains(document.activeElement)
    const $toggle = count ? button(view.showOff ? WORK.hide(count) : WORK.show(count), () => view.toggleOff()) : ""
    if ($toggle) $toggle.setAttribute("aria-expanded", String(view.showOff))
    this.$off.replaceChildren($toggle)
    if (focused && $toggle) $toggle.focus()
  }
}

/** @type {(text: string, onclick: () => void, about?: string) => HTMLButtonElement} */
function button(text, onclick, about) {
  return make("button", { type: "button", class: "ef-button", onclick }, text, about && make("span", { class: "ef-hidden" }, `: ${about}`))
}

/** @type {(view: import("./checklist.js").ChecklistView, one: import("../lib/cases.js").Case) => HTMLElement} */
function openButton(view, one) {
  const $button = button("", () => view.open(one))
  $button.append(chip(one))
  return $button
}
