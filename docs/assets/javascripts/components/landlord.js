// @ts-check
/** The landlords' helper: fills a text on the page, and neither stores nor sends anything. */

import { faults, left, written } from "../lib/message.js"
import { stay } from "./renewal.js"

/** @param {ParentNode} $root @param {string} name @param {() => void} act */
function onClick($root, name, act) {
  $root.querySelector(`[data-action="${name}"]`)?.addEventListener("click", act)
}

/** @param {string | undefined} heading @param {string[]} names */
const said = (heading, names) => names.length ? `${heading} ${names.map(name => name.trim()).join(", ")}.` : ""

/** Show on paper only one part of the page. @param {HTMLElement} $part */
function printOnly($part) {
  $part.classList.add("ef-print")
  document.body.classList.add("ef-printing")
  addEventListener("afterprint", () => {
    $part.classList.remove("ef-print")
    document.body.classList.remove("ef-printing")
  }, { once: true })
  print()
}

export class MessageView {
  /** @param {HTMLElement} $root */
  constructor($root) {
    this.$root = $root
    this.$text = /** @type {HTMLElement} */ ($root.querySelector("pre"))
    this.$said = /** @type {HTMLElement} */ ($root.querySelector('[role="status"]'))
    /** @type {HTMLInputElement[]} */
    this.$inputs = [...$root.querySelectorAll("input")]
    this.names = new Map([...$root.querySelectorAll("[data-blank]")].map($b => [$b, $b.textContent ?? ""]))
    /** @type {HTMLElement[]} */
    this.$lines = /** @type {HTMLElement[]} */ ([...this.$text.querySelectorAll("[data-line]")])
    for (const $input of this.$inputs) $input.addEventListener("change", () => this.show())
    onClick($root, "copy", () => this.copy())
    onClick($root, "print", () => this.print())
    onClick($root, "clear", () => this.clear())
    this.leave = stay(() => this.$inputs.some($input => $input.value))
    for (const $part of $root.querySelectorAll("fieldset, .ef-tools")) $part.removeAttribute("hidden")
    this.show()
  }

  fields() {
    return this.$inputs.map($input => ({
      key: $input.dataset.field ?? "",
      kind: $input.dataset.kind ?? "",
      optional: "optional" in $input.dataset,
      notAfter: $input.dataset.notAfter,
      value: $input.validity.badInput ? "?" : $input.value,
    }))
  }

  /** Put what is sound into the text, and name what is wrong beside its field. */
  show() {
    const fields = this.fields()
    const wrong = new Map(faults(fields).map(found => [found.key, found]))
    for (const $input of this.$inputs) {
      const fault = wrong.get($input.dataset.field ?? "")
      $input.toggleAttribute("aria-invalid", Boolean(fault))
      if (fault) $input.setAttribute("aria-invalid", "true")
      const $fault = $input.parentElement?.querySelector(".ef-field__fault")
      if ($fault) $fault.textContent = fault ? this.said(fault) : ""
    }
    const sound = new Map(fields.filter(f => f.value.trim() && !wrong.has(f.key)).map(f => [f.key, f]))
    for (const [$blank, name] of this.names) {
      const field = sound.get($blank.getAttribute("data-blank") ?? "")
      $blank.textContent = field ? written(field.kind, field.value) : name
      $blank.classList.toggle("ef-blank--filled", Boolean(field))
    }
    for (const $line of this.$lines) $line.hidden = !$line.querySelector(".ef-blank--filled")
    return wrong
  }

  /** Return a fault in words, with the name of the field that it is later than. @param {import("../lib/message.js").Fault} found */
  said({ fault, than }) {
    const name = this.$inputs.find($input => $input.dataset.field === than)?.labels?.[0]?.textContent
    return [this.$root.getAttribute(`data-fault-${fault}`), name && `”${name.trim()}”`].filter(Boolean).join(" ")
  }

  /** Say what was done, what is missing and what is wrong, each field by its name. @param {string} done */
  say(done) {
    const wrong = [...this.show().keys()]
    const { left: missing, wrong: faulty, brackets } = this.$root.dataset
    const own = [...this.names].filter(([$blank]) => !$blank.hasAttribute("data-kind")).map(([, name]) => name.slice(1, -1))
    const parts = [done, this.named(missing, left(this.fields())), this.named(faulty, wrong), said(brackets, [...new Set(own)])]
    this.$said.textContent = parts.filter(Boolean).join(" ")
  }

  /** @param {string | undefined} heading @param {string[]} keys */
  named(heading, keys) {
    const names = this.$inputs.filter($i => keys.includes($i.dataset.field ?? "")).map($i => $i.labels?.[0]?.textContent)
    return said(heading, names.map(name => name ?? ""))
  }

  /** The text as it is now, without the lines that are left out. */
  text() {
    const $copy = /** @type {HTMLElement} */ (this.$text.cloneNode(true))
    for (const $line of $copy.querySelectorAll("[hidden]")) $line.remove()
    return $copy.textContent ?? ""
  }

  async copy() {
    this.show()
    try {
      await navigator.clipboard.writeText(this.text())
      this.say(this.$root.dataset.copied ?? "")
    } catch {
      getSelection()?.selectAllChildren(this.$text)
      this.say(this.$root.dataset.notCopied ?? "")
    }
  }

  print() {
    this.say("")
    printOnly(this.$text)
  }

  clear() {
    for (const $input of this.$inputs) $input.value = ""
    this.show()
    this.$said.textContent = ""
    this.$inputs[0]?.focus()
  }

  /** Nothing is left when the page is left, not even for the browser's way back. */
  disconnect() {
    this.leave()
    this.clear()
  }
}

export class CardView {
  /** @param {HTMLElement} $root */
  constructor($root) {
    const $card = /** @type {HTMLElement} */ ($root.querySelector(".ef-contact"))
    $root.querySelector("[data-action]")?.removeAttribute("hidden")
    onClick($root, "print", () => printOnly($card))
  }
}

export class StaleView {
  /** @param {HTMLElement} $root */
  constructor($root) {
    const today = new Date().toISOString().slice(0, 10)
    if (today > ($root.dataset.until ?? "")) $root.hidden = false
  }
}
