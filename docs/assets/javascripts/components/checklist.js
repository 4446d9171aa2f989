// @ts-check
/** A checklist at work: which steps apply, what is done, which day each is due. */

import { highest, present } from "../lib/cases.js"
import { Calendar, sayDay } from "../lib/dates.js"
import { forget } from "../lib/forgetting.js"
import { Guide } from "../lib/guide.js"
import { DONE, FAILED, KNOWN, NEEDLESS } from "../lib/marks.js"
import { session } from "../lib/session.js"
import { fits } from "../lib/steps.js"
import { Work } from "../lib/work.js"
import { CASES, DATES, FAULTS, GUIDE, STATES, WORK } from "../messages.js"
import { dueItems, today } from "./dates.js"
import { address, inSight, load, make, style } from "./elements.js"
import { Panel } from "./panel.js"
import { Present } from "./present.js"
import { Roles } from "./roles.js"
import { askToLast, labelOf, newId, seconds, store } from "./storing.js"

/** @typedef {import("../lib/steps.js").Step} Step */

export class ChecklistView {
  /** @param {HTMLElement} $root */
  static async create($root) {
    const name = $root.dataset.checklist ?? ""
    try {
      const [guide, time, list] = await Promise.all([load("guide.json"), load("tid.json"), load(`checklistor/${name}.json`), style("work.css")])
      const compiled = new Guide(guide)
      const clock = { now: seconds, today, newId }
      return new ChecklistView($root, new Work(compiled, new Calendar(time), list, { store: store(), session, clock }))
    } catch (error) {
      $root.replaceChildren(make("p", { class: "ef-note" }, WORK.notLoaded))
      throw error
    }
  }

  /**
   * @param {HTMLElement} $root
   * @param {Work} work
   */
  constructor($root, work) {
    this.work = work
    this.$article = /** @type {HTMLElement} */ ($root.closest("article") ?? document.body)
    this.showOff = false
    this.message = ""
    this.off = new AbortController()
    /** @type {Set<string>} the steps that apply whatever is still open */
    this.sure = new Set()
    /** @type {Map<string, HTMLElement>} */
    this.$steps = new Map()
    for (const $step of /** @type {NodeListOf<HTMLElement>} */ (this.$article.querySelectorAll("[data-step]"))) {
      this.$steps.set($step.dataset.step ?? "", $step)
    }
    this.panel = new Panel($root, this)
    this.roles = new Roles(this.$article, work.list, () => this.render())
    this.present = new Present(this.$article, () => this.render())
    this.roles.$root.append(this.present.$root)
    $root.after(this.roles.$root)
    this.$article.querySelector(".ef-work-end")?.append(this.panel.$end)
    const { signal } = this.off
    this.$article.addEventListener("change", (event) => this.change(event), { signal })
    addEventListener("storage", (event) => this.elsewhere(event), { signal })
    const { pathname } = location
    const moved = () => pathname === location.pathname && location.hash.includes("=") && this.enter()
    for (const move of ["hashchange", "popstate"]) addEventListener(move, moved, { signal })
    addEventListener("pageshow", ({ persisted }) => (persisted ? this.comeBack() : this.render()), { signal })
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.comeBack(), { signal })
    document.addEventListener("click", (event) => this.turnTo(event), { signal, capture: true })
    addEventListener("beforeprint", () => this.panel.unfold(), { signal })
    document.getElementById("kryss")?.setAttribute("hidden", "")
    this.$article.classList.add("ef-live")
    this.$article.querySelector("details.ef-when")?.removeAttribute("open")
    const away = forget(work.store, session.openCase).map(labelOf)
    if (away.length) this.message = CASES.forgotten(away.join("; "))
    this.enter()
  }

  disconnect() {
    this.off.abort()
  }

  /** Take the answers from the address, and the case that they belong to. */
  enter() {
    const { guide } = this.work
    const given = location.hash.includes("=") ? guide.read(location.hash) : null
    if (given && !given.whole) this.message = GUIDE.partly
    if (!this.work.enter(given && given.answers)) this.message = WORK.noRound
    this.keepAddress()
    this.renew()
  }

  /** Keep the answers, and only them, in the address. */
  keepAddress() {
    const { guide, answers } = this.work
    const hash = Object.keys(answers).length ? guide.write(answers) : ""
    const free = !location.hash || location.hash.includes("=")
    if (hash && free && hash !== location.hash) history.replaceState(history.state, "", hash)
  }

  /** @param {globalThis.Event} event */
  change({ target: $input }) {
    if (!($input instanceof HTMLInputElement) || $input.form?.id !== "kryss") return
    const $step = $input.closest("[data-step]")
    const id = $input.dataset.point ?? $step?.getAttribute("data-step") ?? ""
    const others = $input.matches(".ef-step__box") && $step?.closest(".ef-other") // whoever takes over reads in the journal what others did
    if (others && $input.checked) this.message = WORK.known
    this.mark(id, others && $input.checked ? KNOWN : $input.type === "radio" || $input.checked ? $input.value : "")
  }

  /**
   * @param {string} id
   * @param {string} value
   */
  mark(id, value) {
    const known = this.work.ticks.has(id)
    if (!known) {
      this.message = WORK.unknownStep
      for (const $input of this.$article.querySelectorAll(`[data-point="${CSS.escape(id)}"], [data-step="${CSS.escape(id)}"] input[form=kryss]`)) {
        if ($input instanceof HTMLInputElement) $input.checked = false
      }
      import("./renewal.js").then(({ renewByServer }) => renewByServer()).catch(() => {})
    } else {
      const before = { ...this.work.dates.days }
      this.began(() => this.work.tick(id, value))
      for (const [event, day] of Object.entries(this.work.dates.days)) {
        if (before[event] !== day) this.message = `${this.message} ${DATES.filled(this.work.calendar.events[event].title, sayDay(day))}`.trim()
      }
    }
    this.keepAddress()
    this.render()
    if (!known) this.panel.seek()
  }

  /** Do what may begin a case, and say so, or that it has no room. @param {() => boolean} act */
  began(act) {
    const fresh = !this.work.one
    if (!act()) this.message = WORK.noRoom
    else if (fresh) {
      this.message = WORK.begun(this.work.label)
      askToLast()
    }
  }

  /** @param {string} event */
  date(event) {
    this.began(() => this.work.setDay(event))
    this.render()
  }

  /** Take in what another tab has done. @param {StorageEvent} event */
  elsewhere(event) {
    const { one, store } = this.work
    if (!one || (event.key !== null && store.idOf(event.key) !== one.id)) return
    if (store.open(one.id)) this.takeIn()
    else this.leave()
  }

  takeIn() {
    const { work } = this
    const before = work.one && highest(work.one)
    if (work.takeIn()) this.message = WORK.otherTab
    if (work.gone) this.message = WORK.goneOn(work.guide.data.lists[work.gone.checklist]?.title ?? work.gone.checklist)
    if (work.one && highest(work.one) !== before) this.renew()
    else this.render() // fields keep what someone is typing
  }

  /** Whoever comes back to the tab is at work with the case. */
  comeBack() {
    const { one, store } = this.work
    if (!one) return this.render()
    const kept = store.open(one.id)
    if (!kept) return this.leave() // removed in another tab
    store.touch(kept)
    this.takeIn()
  }

  leave() {
    this.work.leave()
    this.renew()
  }

  /** @param {import("../lib/cases.js").Case} one */
  open(one) {
    session.openCase = one.id
    history.replaceState(history.state, "", location.pathname)
    this.enter()
  }

  /** Build what depends on the case and the answers anew. */
  renew() {
    this.panel.build()
    this.buildFindOut()
    this.render()
  }

  /** Put the steps that find out what nobody knew before the first phase. */
  buildFindOut() {
    document.getElementById("ta-reda-pa")?.remove()
    const parts = this.work.findOut().map(({ ask, until, steps }) =>
      make("div", {}, make("p", { class: "ef-only__when" }, WORK.findOutText(ask, until)),
        make("ol", { class: "ef-steps" }, ...steps.map((step) => this.findStep(step)))))
    if (!parts.length) return
    const $section = make("section", { id: "ta-reda-pa", class: "ef-findout" }, make("h2", {}, WORK.findOut), ...parts)
    this.$article.querySelector(".ef-phase")?.previousElementSibling?.before($section)
  }

  /** @param {Step} step */
  findStep(step) {
    const { list, guide, answers } = this.work
    const role = list.roles[step.role ?? list.owner] ?? guide.data.roles[list.owner].title
    const { [step.sets ?? ""]: _, ...others } = answers
    const $step = make("li", { class: "ef-step ef-step--action ef-step--tolkning", id: `steg-${step.id}`, "data-step": step.id },
      make("input", { class: "ef-step__box", type: "checkbox", id: `box-${step.id}`, form: "kryss", value: DONE }),
      make("div", { class: "ef-step__body" },
        make("label", { class: "ef-step__do", for: `box-${step.id}` }, step.do),
        step.sets && make("p", { class: "ef-step__help" }, make("a", { href: address("guide/") + guide.write(others) }, WORK.setsLink)),
        make("ul", { class: "ef-meta" }, make("li", { class: "ef-meta__role" }, role),
          step.time && make("li", { class: "ef-meta__time" }, step.within === "P0D" ? DATES.today : step.time))))
    this.$steps.set(step.id, $step)
    return $step
  }

  render() {
    if (!this.$article.isConnected) return
    const { placed, end, region } = this.work.follow()
    const { marks } = this.work
    for (const { step, applies } of placed) this.renderStep(step, applies, marks)
    for (const step of this.work.steps.values()) this.renderPoints(step, region, marks)
    this.sure = new Set(placed.filter(({ applies }) => applies === "yes").map(({ step }) => step.id))
    this.fold()
    this.roles.render()
    this.present.render()
    this.renderFindings()
    this.renderWayOn(end)
    this.panel.render(placed, end)
    if (this.message) this.panel.say(this.message)
    this.message = ""
  }

  /** @type {(step: Step, applies: import("../lib/steps.js").Applies, marks: Record<string, import("../lib/cases.js").Mark>) => void} */
  renderStep(step, applies, marks) {
    const $step = this.$steps.get(step.id)
    if (!$step) return
    const value = marks[step.id]?.[0] ?? ""
    $step.classList.toggle("ef-step--off", applies === "no")
    for (const $input of own($step, ".ef-step__box, [type=radio]")) {
      if ($input instanceof HTMLInputElement) $input.checked = $input.value === value || (value === KNOWN && $input.type === "checkbox")
    }
    if (!step.decide) this.renderState($step, step, value)
    for (const $old of own($step, ".ef-off")) $old.remove()
    if (applies === "no") own($step, ".ef-meta")[0]?.prepend(make("li", { class: "ef-off" }, WORK.off))
    const [$time] = own($step, ".ef-meta__time")
    for (const $old of $time?.querySelectorAll(".ef-due") ?? []) $old.remove()
    const rule = applies === "no" || value ? null : this.work.calendar.ruleOf(step)
    const known = rule?.after.some((event) => Object.hasOwn(this.work.dates.days, event))
    if (rule && known) $time?.append(...dueItems(this.work.calendar, rule, this.work.dates))
  }

  /** Beside a step that was needless or impossible what it was; in its fold the way to say so. @type {($step: HTMLElement, step: Step, value: string) => void} */
  renderState($step, step, value) {
    const [$label] = own($step, ".ef-step__do")
    const [$fold] = own($step, ".ef-how__text")
    $step.classList.toggle("ef-step--left", value === NEEDLESS || value === FAILED)
    $label?.querySelector(".ef-state")?.remove()
    if (value !== DONE && Object.hasOwn(STATES, value)) $label?.append(make("span", { class: "ef-state" }, ` – ${STATES[value].toLowerCase()}`))
    $fold?.querySelector(":scope > .ef-states")?.remove()
    $fold?.append(make("p", { class: "ef-states" }, ...this.states(step, value).filter((one) => one.value !== DONE || value === KNOWN).flatMap(({ $button }) => [$button, " "])))
  }

  /**
   * The ways to answer for a step; what law or plan asks for whatever happens is never needless.
   * @param {{id: string, do: string, needed?: boolean}} step
   * @param {string} now
   */
  states(step, now) {
    const values = [DONE, ...step.needed ? [] : [NEEDLESS], FAILED, KNOWN]
    return values.map((value) => ({ value, $button: make("button", {
      type: "button", class: "ef-button ef-button--small", "aria-pressed": String(value === now),
      onclick: () => this.answer(step.id, value === now ? "" : value),
    }, STATES[value], make("span", { class: "ef-hidden" }, `: ${step.do}`)) }))
  }

  /** Answer for a step where its button is drawn anew: the focus stays. @type {(id: string, value: string) => void} */
  answer(id, value) {
    const $place = document.activeElement?.closest("[data-step], .ef-duties")
    const text = document.activeElement?.textContent
    this.mark(id, value)
    const $all = [...$place?.querySelectorAll("button") ?? []]
    const $same = $all.find(($button) => $button.textContent === text) ?? $all[0] ?? this.$steps.get(id)?.querySelector("input")
    if ($same instanceof HTMLElement) $same.focus({ preventScroll: true })
  }

  /** @type {(step: Step, region: import("../lib/guide.js").Box, marks: Record<string, import("../lib/cases.js").Mark>) => void} */
  renderPoints(step, region, marks) {
    const $step = this.$steps.get(step.id)
    const shown = (step.points ?? []).filter((point) => {
      const $input = $step?.querySelector(`[data-point="${CSS.escape(point.id)}"]`)
      const $item = $input?.closest("li")
      const applies = fits(this.work.guide, region, point.box)
      $item?.toggleAttribute("hidden", applies === "no" && !this.showOff)
      $item?.querySelector(".ef-points__when")?.toggleAttribute("hidden", applies === "yes")
      if ($input instanceof HTMLInputElement) $input.checked = marks[point.id]?.[0] === DONE
      return $input && applies !== "no"
    })
    const [$summary] = own($step, "summary")
    $summary?.querySelector(".ef-how__count")?.remove()
    if (!shown.length) return
    const done = shown.filter((point) => marks[point.id]?.[0] === DONE).length
    $summary?.prepend(make("span", { class: "ef-how__count" }, `${done}/${shown.length} `))
  }

  /** Hide groups and phases in which nothing applies. */
  fold() {
    this.$article.classList.toggle("ef-live--all", this.showOff)
    const { region } = this.work.follow()
    for (const $one of /** @type {NodeListOf<HTMLElement>} */ (this.$article.querySelectorAll("[data-only]"))) {
      $one.hidden = fits(this.work.guide, region, JSON.parse($one.dataset.only ?? "{}")) === "yes"
    }
    for (const $group of this.$article.querySelectorAll(".ef-only, .ef-phase")) {
      const $all = [...$group.querySelectorAll("[data-step]")]
      const empty = $all.length > 0 && $all.every(($step) => $step.closest(".ef-step--off"))
      $group.classList.toggle("ef-group--off", empty)
      const $direct = [...$group.querySelectorAll(":scope > .ef-steps > [data-step]")]
      const $said = [...$group.querySelectorAll(":scope > .ef-only__when > span")]
      const holds = $said.length > 0 && $said.every(($one) => $one.hasAttribute("hidden"))
      $group.classList.toggle("ef-group--met", holds || $direct.every(($step) => this.sure.has($step.getAttribute("data-step") ?? "")))
      if (!$group.matches(".ef-phase")) continue
      const $heading = $group.previousElementSibling
      const place = CSS.escape($heading?.id ?? "")
      const $links = document.querySelectorAll(`.md-nav--secondary a[href$="#${place}"]`)
      for (const $same of [$heading, ...[...$links].map(($link) => $link.parentElement)]) {
        $same?.classList.toggle("ef-group--off", empty && !this.showOff)
      }
    }
  }

  /** Leave out what is open for other answers than these. */
  renderFindings() {
    const { guide, list } = this.work
    const named = [...this.$article.querySelectorAll(".ef-phase .ef-finding")].filter(($link) => !$link.closest(".ef-step--off, [hidden]"))
    const here = new Set([guide.data.lists[list.id].finding, ...named.map(($link) => $link.textContent)])
    const $all = [.../** @type {NodeListOf<HTMLElement>} */ (this.$article.querySelectorAll("#fynd [data-finding]"))]
    for (const $one of $all) $one.hidden = !here.has($one.dataset.finding)
    const $count = this.$article.querySelector("#fynd .ef-count")
    if ($count) $count.textContent = String($all.filter(($one) => !$one.hidden).length)
  }

  /**
   * At each choice a way to take it back; where it makes the case another one, the way on.
   * @param {import("../lib/steps.js").Outcome | null} end
   */
  renderWayOn(end) {
    for (const $old of this.$article.querySelectorAll(".ef-on")) $old.remove()
    for (const [id, value] of Object.entries(this.work.decisions)) {
      const outcome = this.work.steps.get(id)?.outcomes?.[value]
      const $then = this.$steps.get(id)?.querySelector(`:scope > .ef-fork > [data-value="${value}"] > .ef-outcome__then`)
      if (!outcome || !$then) continue
      $then.append(make("p", { class: "ef-on" },
        make("button", { type: "button", class: "ef-button", onclick: () => this.mark(id, "") }, WORK.choice)))
      const open = outcome.ends && outcome === end ? this.work.openDuties() : []
      if (open.length) $then.append(this.duties(open))
      if (outcome.becomes && outcome === end) $then.querySelector(":scope > .ef-becomes")?.append(this.wayOn(outcome))
    }
  }

  /** What is asked before a case ends. @param {ReturnType<Work["openDuties"]>} open */
  duties(open) {
    const { list } = this.work
    return make("section", { class: "ef-on ef-duties", "aria-label": WORK.duties }, make("p", {}, make("b", {}, WORK.duties), ` ${WORK.dutiesAbout}`),
      make("ul", {}, ...open.map((one) => make("li", {}, one.decide ? this.panel.stepLink(one) : one.do, make("span", { class: "ef-where" }, ` ${list.roles[one.role ?? list.owner] ?? ""}`),
        !one.decide && make("span", { class: "ef-states" }, ...this.states(one, "").flatMap(({ $button }) => [$button, " "]))))))
  }

  /** @param {import("../lib/steps.js").Outcome} outcome */
  wayOn(outcome) {
    const { guide, list, answers } = this.work
    const after = guide.after(answers, outcome)
    const { next, possible: [name] } = guide.route(after)
    const same = !next && name === list.id
    const text = next ? WORK.goAsk : same ? WORK.again : WORK.goOn(guide.data.lists[name].title)
    const href = address(next ? "guide/" : `checklistor/${name}/`) + guide.write(after)
    const go = (/** @type {globalThis.Event} */ event) => {
      session.moveOn = true
      if (!same) return
      event.preventDefault()
      event.stopPropagation()
      history.pushState(null, "", guide.write(after))
      this.enter()
      scrollTo({ top: 0 })
    }
    return make("p", { class: "ef-on" }, make("a", { class: "ef-guide__open", href, onclick: go }, text))
  }

  /** Go to a heading by a link in the contents; the address keeps the answers. @param {globalThis.Event} event */
  turnTo(event) {
    const $link = event.target instanceof Element ? event.target.closest(".md-nav--secondary a, .headerlink") : null
    const $heading = $link instanceof HTMLAnchorElement && document.getElementById(decodeURIComponent($link.hash.slice(1)))
    if (!$heading || !location.hash.includes("=")) return
    event.preventDefault()
    event.stopPropagation()
    $heading.tabIndex = -1
    $heading.focus({ preventScroll: true })
    $heading.scrollIntoView()
  }

  /** Go to a step; the address keeps the answers. @param {globalThis.Event} event @param {string} id */
  jump(event, id) {
    event.preventDefault()
    event.stopPropagation()
    const $step = this.$steps.get(id)
    $step?.scrollIntoView({ block: "center" })
    const $input = /** @type {HTMLElement | null | undefined} */ ($step?.querySelector(".ef-step__box, [type=radio]"))
    $input?.focus({ preventScroll: true })
  }

  /** Whether a step is of those shown: everybody's, or one role's own. @param {Step} step */
  isOwn(step) {
    return !this.$steps.get(step.id)?.closest(".ef-own .ef-other")
  }

  /** Whether no choice that was not made hides a step. @param {Step} step */
  inSight(step) {
    return inSight(this.$steps.get(step.id))
  }

  toggleOff() {
    this.showOff = !this.showOff
    this.render()
  }

  /** Take all ticks and choices away, with a way to undo. */
  wipe() {
    const before = this.work.decisions
    const any = Object.keys(before).length > 0
    if (any) this.work.setMarks(Object.fromEntries(Object.keys(before).map((id) => [id, ""])))
    this.render()
    const undo = () => {
      this.work.setMarks(before)
      this.render()
      this.panel.say("")
    }
    this.panel.say(`${WORK.wiped} `, make("button", { type: "button", class: "ef-button", onclick: undo }, WORK.undo))
    this.panel.seek()
  }

  /**
   * Go on with what a file held.
   * @param {import("../lib/cases.js").Case[]} cases
   * @param {string} fault
   */
  opened(cases, fault) {
    this.message = fault || FAULTS.loaded
    if (fault) {
      this.render()
      return this.panel.seek()
    }
    const [first] = cases
    const { checklist, answers } = present(first)
    if (checklist === this.work.list.id) {
      this.open(first)
      return this.panel.seek()
    }
    session.openCase = first.id
    const known = this.work.guide.lists.has(checklist)
    location.assign(address(known ? `checklistor/${checklist}/` : "guide/") + this.work.guide.write(this.work.known(answers)))
  }
}

/** What belongs to a step itself, not to steps inside it. @param {Element | undefined} $step @param {string} selector */
const own = ($step, selector) => [...$step?.querySelectorAll(selector) ?? []].filter(($found) => $found.closest("[data-step]") === $step)
