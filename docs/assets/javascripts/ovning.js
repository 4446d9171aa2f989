// @ts-check
/** Practice: one case at a time. What is remembered stays in the browser, and is only numbers. */

import { address, load, make } from "./components/elements.js"
import { keyOf } from "./lib/place.js"
import { after, ofRole, pick, questions, read, tally } from "./lib/practice.js"

/** @typedef {import("./lib/practice.js").Cases} Cases */
/** @typedef {import("./lib/practice.js").Case} Case */
/** @typedef {import("./lib/practice.js").Question} Question */

const KEY = keyOf("ovning")
/** What the key was before it held the site's path. */
const EARLIER = "ef.ovning"

export class PracticeView {
  /** @param {HTMLElement} $root */
  constructor($root) {
    this.$root = $root
    /** @type {string[]} */
    this.shown = []
    /** @type {Case | null} */
    this.case = null
    /** @type {import("./lib/practice.js").Progress | null} */
    this.progress = null
    this.kept = ""
    this.onhash = () => this.start()
    window.addEventListener("hashchange", this.onhash)
    load("ovning.json").then((data) => this.open(data)).catch(() => this.fail())
  }

  disconnect() {
    window.removeEventListener("hashchange", this.onhash)
  }

  fail() {
    this.$root.replaceChildren(make("p", { class: "ef-note" }, "Övningen gick inte att hämta. Använd fallen här under."))
  }

  /** @param {Cases} data */
  open(data) {
    this.data = data
    this.progress = read(this.recall(), data.cases)
    this.$status = make("p", { class: "ef-practice__status", role: "status" })
    this.$role = make("select", { id: "ovning-roll", onchange: () => this.choose() },
      make("option", { value: "" }, "Alla roller"),
      ...Object.entries(data.roles).map(([id, title]) => make("option", { value: id }, title)))
    this.$case = make("div", { class: "ef-practice__case" })
    this.$receipt = make("section", { class: "ef-print ef-practice__receipt", "aria-label": "Övningsintyg" })
    this.$root.replaceChildren(
      make("p", { class: "ef-practice__choice" }, make("label", { for: "ovning-roll" }, "Öva för "), this.$role),
      this.$status,
      this.$case,
      make("p", { class: "ef-practice__tools" },
        make("button", { type: "button", class: "ef-button", onclick: () => this.print() }, "Skriv ut övningsintyg"), " ",
        make("button", { type: "button", class: "ef-button", onclick: (/** @type {Event} */ event) => this.forget(event) }, "Glöm det jag har övat")),
      this.$receipt)
    this.start()
  }

  /** Take the role from the address and show a case. */
  start() {
    if (!this.data || !this.$role) return
    const role = new URLSearchParams(location.hash.slice(1)).get("roll") ?? ""
    this.$role.value = role in this.data.roles ? role : ""
    this.shown = []
    this.next(false)
  }

  choose() {
    const role = this.$role?.value
    history.replaceState(history.state, "", role ? `#roll=${role}` : location.pathname)
    this.start()
  }

  get cases() {
    return ofRole(this.data?.cases ?? [], this.$role?.value ?? "")
  }

  recall() {
    try {
      return localStorage.getItem(KEY) ?? localStorage.getItem(EARLIER)
    } catch {
      return this.kept
    }
  }

  remember() {
    this.kept = JSON.stringify(this.progress)
    try {
      localStorage.setItem(KEY, this.kept)
    } catch {
      // without storage the practice lasts as long as the page
    }
  }

  /** @param {number} number */
  text(number) {
    return this.data?.texts[number] ?? ""
  }

  tell() {
    if (!this.progress || !this.$status) return
    const told = tally(this.cases, this.progress)
    const again = told.again ? ` ${told.again} fall kommer igen.` : ""
    this.$status.textContent = `Du har klarat ${told.done} av ${told.all} fall, i ${told.touched} av ${told.lists.size} checklistor.${again}`
  }

  /** @param {boolean} focus */
  next(focus) {
    if (!this.progress) return
    this.tell()
    this.case = pick(this.cases, this.progress, this.shown, Math.random, this.data?.arrivals)
    this.number = 0
    this.faultless = true
    this.questions = this.data && this.case ? questions(this.data, this.case, this.$role?.value ?? "") : []
    if (this.case) this.shown.push(this.case.key)
    this.draw(focus)
  }

  /** @param {boolean} focus */
  draw(focus) {
    const $title = make("h2", { tabindex: "-1", class: "ef-practice__title" }, this.case ? `Ett fall om ${this.case.name}` : "Allt är övat")
    if (!this.case) {
      this.$case?.replaceChildren($title, make("p", {}, "Du har svarat rätt i alla fall. Skriv ut övningsintyget och visa det för din handledare."))
    } else {
      const facts = Object.entries(this.case.facts).map(([fact, value]) => {
        const record = this.data?.facts[fact]
        return make("div", {}, make("dt", {}, record?.ask ?? ""), make("dd", {}, record?.values[value] ?? ""))
      })
      this.$asked = make("div", { class: "ef-practice__asked" })
      this.$case?.replaceChildren($title,
        make("p", {}, this.progress?.again.includes(this.case.key) ? "Fallet kommer igen: förra gången blev något fel. Det här vet du:" : `${this.case.name} är påhittad. Det här vet du:`),
        make("dl", { class: "ef-pairs" }, ...facts), this.$asked)
      this.ask()
    }
    if (focus) $title.focus()
  }

  ask() {
    const all = this.questions ?? []
    const question = all[this.number ?? 0]
    if (!question) return
    const answers = question[2].map((text, place) => make("label", { class: "ef-practice__answer" },
      make("input", { type: "radio", name: "ovning-svar", value: place }), " ", this.text(text)))
    const $fault = make("p", { class: "ef-practice__fault", role: "alert" })
    const $form = make("form", { onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault()
      const $chosen = /** @type {HTMLInputElement | null} */ ($form.querySelector("input:checked"))
      if ($chosen) this.answer(question, Number($chosen.value))
      else $fault.textContent = "Välj ett svar först."
    } },
    make("fieldset", { class: "ef-practice__question" },
      make("legend", { tabindex: "-1" }, `Fråga ${(this.number ?? 0) + 1} av ${all.length}. ${this.text(question[1])}`), ...answers),
    $fault, make("button", { type: "submit", class: "ef-button ef-button--strong" }, "Svara"))
    this.$asked?.replaceChildren($form)
    if (this.number) $form.querySelector("legend")?.focus()
  }

  /** @param {Question} question @param {number} chosen */
  answer(question, chosen) {
    const one = this.case
    if (!one) return
    const [, ask, answers, right, [list, step, help, role, why]] = question
    const correct = chosen === right
    if (!correct) this.faultless = false
    const last = (this.number ?? 0) + 1 === this.questions?.length
    const url = address(`checklistor/${list}/${step ? `#steg-${step}` : ""}`)
    const $said = make("div", { class: `ef-practice__said ef-practice__said--${correct ? "right" : "wrong"}`, tabindex: "-1" },
      make("p", {}, make("strong", {}, correct ? "Rätt. " : "Inte rätt. "), correct ? this.text(answers[right]) : `Du svarade: ${this.text(answers[chosen])}`),
      !correct && make("p", {}, make("strong", {}, "Rätt svar: "), this.text(answers[right])),
      help !== null && make("p", {}, this.text(help)),
      role !== null && make("p", {}, make("strong", {}, "Steget görs av: "), this.text(role)),
      make("p", {}, ...this.text(why) ? [make("strong", {}, "Källa: "), this.text(why), ". "] : [], make("a", { href: url }, step ? "Se steget i checklistan" : "Se checklistan")),
      last && !this.faultless && make("p", {}, "Fallet kommer igen."))
    this.$asked?.replaceChildren(make("p", { class: "ef-practice__past" }, this.text(ask)), $said,
      make("button", { type: "button", class: "ef-button ef-button--strong", onclick: () => (last ? this.finish() : this.forward()) }, last ? "Nästa fall" : "Nästa fråga"))
    if (last && this.progress) {
      this.progress = after(this.progress, one.key, this.faultless ?? false)
      this.remember()
      this.tell()
    }
    $said.focus()
  }

  forward() {
    this.number = (this.number ?? 0) + 1
    this.ask()
  }

  finish() {
    this.next(true)
  }

  /** @param {Event} event */
  forget(event) {
    const $button = /** @type {HTMLButtonElement} */ (event.currentTarget)
    if (!$button.dataset.sure) {
      $button.dataset.sure = "1"
      $button.textContent = "Tryck igen för att glömma allt"
      return
    }
    delete $button.dataset.sure
    $button.textContent = "Glöm det jag har övat"
    this.progress = { done: [], again: [] }
    this.remember()
    this.start()
  }

  print() {
    if (!this.progress || !this.data) return
    const told = tally(this.cases, this.progress)
    const role = this.data.roles[this.$role?.value ?? ""] ?? "alla roller"
    const rows = [...told.lists].map(([list, count]) => make("tr", {},
      make("th", { scope: "row" }, this.data?.lists[list] ?? list), make("td", { class: "ef-number" }, `${count.done} av ${count.all}`)))
    this.$receipt?.replaceChildren(
      make("h2", {}, "Övningsintyg"),
      make("p", {}, `Roll: ${role}. Allt rätt i ${told.done} av ${told.all} fall, i ${told.touched} av ${told.lists.size} checklistor. ${told.again} fall kommer igen. Dag: ${new Date().toLocaleDateString("sv-SE")}. Innehåll, version ${this.data.version}.`),
      make("table", { class: "ef-table" }, make("caption", {}, "Fall med rätt svar på alla frågor, för varje checklista"),
        make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "Checklista"), make("th", { scope: "col" }, "Allt rätt"))), make("tbody", {}, ...rows)),
      make("p", {}, "Namn: ______________________ Handledare: ______________________"))
    document.documentElement.classList.add("ef-printing")
    window.addEventListener("afterprint", () => document.documentElement.classList.remove("ef-printing"), { once: true })
    window.print()
  }
}
