// @ts-check
/** What leaves the page: print, text for the journal, calendar, slip, file. */

import { calendarFile } from "../lib/calendar.js"
import { nameOf } from "../lib/names.js"
import { calendarEntries, handoverText, journalText } from "../lib/texts.js"
import { WORK } from "../messages.js"
import { make } from "./elements.js"
import { download, fileButton } from "./storing.js"

/** @typedef {import("./checklist.js").ChecklistView} ChecklistView */

/**
 * @param {HTMLElement} $root
 * @param {ChecklistView} view
 */
export function showTools($root, view) {
  const button = (/** @type {string} */ text, /** @type {() => void} */ onclick) =>
    make("button", { type: "button", class: "ef-button", onclick }, text)
  const { work } = view
  const saveCase = () => {
    view.began(() => work.begin())
    view.render()
    view.panel.saveFile()
  }
  $root.setAttribute("role", "group")
  $root.setAttribute("aria-label", WORK.tools)
  $root.append(
    button(WORK.journal, () => showSlip(WORK.journalTitle, journalText(work.told(view.roles.role)))),
    button(WORK.handover, () => handOver(view)),
    button(WORK.calendar, () => saveCalendar(view)),
    button(WORK.print, () => print()),
    button(WORK.save, saveCase),
    fileButton(work.guide, WORK.load, (cases, fault) => view.opened(cases, fault)),
    button(WORK.wipe, () => view.wipe()))
}

/** @param {ChecklistView} view */
function saveCalendar(view) {
  const { work } = view
  const entries = calendarEntries(work.told(view.roles.role))
  if (!entries.length) {
    view.message = WORK.noDates
    view.render()
    return view.panel.seek()
  }
  const name = work.one ? nameOf(work.one.id) : work.list.id
  download(`${name}.ics`, "text/calendar;charset=utf-8", calendarFile(entries, new Date()))
}

/** Show the slip for the role that is chosen as its receiver: the owner, else. @param {ChecklistView} view */
function handOver(view) {
  const { list } = view.work
  const told = view.work.told(view.roles.role)
  const $select = make("select", { id: "ef-till", class: "ef-keep", onchange: () => write(handoverText(told, $select.value)) },
    ...Object.entries(list.roles).map(([role, title]) => make("option", { value: role, selected: role === list.owner }, title)))
  const write = showSlip(WORK.handoverTitle, handoverText(told, list.owner), make("p", {}, make("label", { for: "ef-till" }, WORK.receiver), " ", $select))
}

/**
 * Show a text to copy or print.
 * @type {(title: string, text: string, $choice?: HTMLElement) => (text: string) => void} returns what writes another text
 */
function showSlip(title, text, $choice) {
  const $text = make("pre", { class: "ef-slip__text", tabindex: 0, role: "group", "aria-label": title }, text)
  const $status = make("span", { role: "status" })
  const $paper = make("pre", { class: "ef-paper", "aria-hidden": true }, text) // a dialog prints one page only
  const copy = async () => {
    try {
      await navigator.clipboard.writeText($text.textContent ?? "")
      $status.textContent = WORK.copied
    } catch {
      getSelection()?.selectAllChildren($text)
      $status.textContent = WORK.notCopied
    }
  }
  const $dialog = make("dialog", { class: "ef-slip md-typeset", "aria-labelledby": "ef-slip-rubrik", onclose: () => {
    $dialog.remove()
    $paper.remove()
  } },
    make("h2", { id: "ef-slip-rubrik", class: "ef-slip__title" }, title), $choice,
    make("p", { class: "ef-slip__tools" },
      make("button", { type: "button", class: "ef-button", onclick: copy }, WORK.copy), " ",
      make("button", { type: "button", class: "ef-button", onclick: () => print() }, WORK.print), " ",
      make("button", { type: "button", class: "ef-button", onclick: () => $dialog.close() }, WORK.shut), " ", $status),
    $text)
  document.body.append($dialog, $paper)
  $dialog.showModal()
  return (other) => { $text.textContent = $paper.textContent = other }
}
