// @ts-check
/** What the guide's answers lead to: what to do now, the days, why, what is open, the way. */

import { Calendar, sayDay } from "../lib/dates.js"
import { eventsOf, firstDay, follow } from "../lib/steps.js"
import { newDates, setNewDates } from "../lib/session.js"
import { GUIDE } from "../messages.js"
import { DateFields, dueItems, today } from "./dates.js"
import { address, load, make, style } from "./elements.js"

/** @typedef {import("../lib/guide.js").Guide} Guide */
/** @typedef {import("../lib/guide.js").Answers} Answers */
/** @typedef {import("../lib/steps.js").Step} Step */
/** @typedef {import("../lib/steps.js").Checklist} Checklist */

/** How many steps are shown where none is due today. */
const FEW = 8

/**
 * @param {HTMLElement} $root
 * @param {Guide} guide
 * @param {Answers} answers
 * @param {import("../lib/guide.js").Route} route
 */
export async function showResult($root, guide, answers, route) {
  /** @type {[Checklist, import("../lib/dates.js").TimeData, void]} */
  const [list, time] = await Promise.all([load(`checklistor/${route.possible[0]}.json`), load("tid.json"), style("work.css")])
  const calendar = new Calendar(time)
  const steps = follow(guide, list.steps, route.region, {}).placed.filter((one) => one.applies !== "no")
  const all = steps.map((one) => one.step)
  const find = route.unknown.flatMap((fact) => guide.data.facts[fact].unknown?.steps ?? [])
  $root.append(
    nowPart(guide, list, [...find.map((step) => ({ step, applies: /** @type {const} */ ("yes") })), ...steps]),
    datesPart(calendar, all, newDates()),
    whyPart(guide, answers, list, all),
    ...findingsPart(list, guide.data.lists[list.id].finding, [...find, ...all]),
    ...mapPart(answers, list.id))
}

/**
 * What is due today, in the order of the checklist, under the one who does it.
 * @type {(guide: Guide, list: Checklist, placed: import("../lib/steps.js").Placed[]) => HTMLElement}
 */
function nowPart(guide, list, placed) {
  const sure = placed.filter((one) => one.applies === "yes").map((one) => one.step)
  const due = firstDay(list, placed)
  const first = due.length ? due : sure.slice(0, FEW).map((step) => ({ step, choices: [] }))
  const $groups = make("div", {})
  first.forEach(({ step, choices }, place) => {
    const role = step.role ?? list.owner
    const $last = $groups.lastElementChild
    const $group = $last?.getAttribute("data-role") === role ? $last
      : $groups.appendChild(make("div", { "data-role": role },
        make("h4", {}, list.roles[role] ?? guide.data.roles[list.owner].title),
        make("ol", { class: "ef-list", start: place + 1 })))
    const when = choices.map(({ ask, labels }) => GUIDE.whenChosen(ask, labels)).join(" ")
    $group.lastElementChild?.append(make("li", { "data-step": step.id },
      make("b", {}, step.do), when && make("span", { class: "ef-where" }, ` ${when}`)))
  })
  const shown = new Set(first.map(({ step }) => step))
  const rest = sure.filter((step) => !shown.has(step)).length
  return make("section", { class: "ef-guide__now" },
    make("h3", {}, GUIDE.now(sayDay(today()))), $groups,
    rest > 0 && make("p", { class: "ef-where" }, GUIDE.more(rest)))
}

/** @type {(calendar: Calendar, steps: Step[], dates: import("../lib/words.js").Dates) => HTMLElement} */
function datesPart(calendar, steps, dates) {
  const ruled = new Map(steps.filter((step) => step.rule).map((step) => [step.rule ?? "", step]))
  const paying = [...ruled.values()].filter((step) => calendar.ruleOf(step)?.pays)
  const early = steps.filter((step) => {
    const rule = calendar.ruleOf(step)
    return rule && (rule.backwards || calendar.events[rule.after[0]]?.starts)
  })
  const events = eventsOf([...paying, ...early], calendar)
  const $list = make("dl", { class: "ef-pairs ef-guide__dates" })
  const fill = () => {
    const rows = [...ruled.keys()].map((key) => {
      const rule = calendar.rules[key]
      const known = rule.after.some((event) => event in dates.days)
      return known && make("div", {}, make("dt", {}, rule.title ?? ""), make("dd", {}, ...dueItems(calendar, rule, dates)))
    })
    $list.replaceChildren(...rows.filter((row) => row !== false))
    $list.hidden = !$list.childElementCount
  }
  const fields = new DateFields(calendar, dates, () => {
    setNewDates(dates)
    fill()
  })
  fill()
  return make("section", {}, make("h3", {}, GUIDE.dates), make("p", { class: "ef-where" }, GUIDE.datesHelp),
    fields.grid(events), $list, !paying.length && make("p", {}, GUIDE.noWinBack))
}

/** @type {(guide: Guide, answers: Answers, list: Checklist, steps: Step[]) => HTMLElement} */
function whyPart(guide, answers, list, steps) {
  const asked = Object.keys(guide.data.lists[list.id].box ?? {}).filter((fact) => fact in answers)
  const met = asked.map((fact) => make("div", {}, make("dt", {}, guide.data.facts[fact].ask), make("dd", {}, guide.label(fact, answers[fact]))))
  const named = new Map(steps.flatMap((step) => step.sources ?? [])
    .sort(new Intl.Collator("sv", { numeric: true }).compare)
    .map((key) => [list.sources[key] ?? key.replace(/^\w+:/, ""), key]))
  const links = [...named].map(([name, key]) => make("li", {}, make("a", { href: sourceAddress(key) }, name)))
  return make("section", {}, make("h3", {}, GUIDE.why), make("dl", { class: "ef-pairs" }, ...met),
    make("details", { class: "ef-fold" }, make("summary", {}, `${GUIDE.sources} (${links.length})`),
      make("ul", { class: "ef-guide__sources" }, ...links)))
}

/** @param {string} key */
export function sourceAddress(key) {
  const [kind] = key.split(":", 1)
  const plain = key.slice(kind.length + 1).toLowerCase()
    .replace(/[åä]/g, "a").replace(/ö/g, "o").replace(/é/g, "e").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")
  return address(kind === "plan" ? `om/#${plain}` : `kallor/#${plain}`)
}

/** @type {(list: Checklist, own: string | undefined, steps: Step[]) => HTMLElement[]} */
function findingsPart(list, own, steps) {
  const keys = [...new Set([own, ...steps.map((step) => step.finding)])].filter((key) => key && list.findings[key])
  keys.sort((a, b) => Number(a?.slice(1)) - Number(b?.slice(1)))
  const items = keys.map((key) => make("li", {},
    make("a", { class: "ef-finding", href: address(`fynd/#${key?.toLowerCase()}`) }, key ?? ""), " ",
    make("b", {}, list.findings[key ?? ""].title.replace(/[^?]$/, "$&.")), ` ${list.findings[key ?? ""].meanwhile}`))
  if (!items.length) return []
  return [make("details", { class: "ef-fold" }, make("summary", {}, `${GUIDE.findings} (${items.length})`),
    make("ul", { class: "ef-findings" }, ...items))]
}

/**
 * The map of the page with the way taken lit. The way is read from the guide as it stands on the
 * page: from question to question by the answers.
 * @type {(answers: Answers, list: string) => HTMLElement[]}
 */
function mapPart(answers, list) {
  const passed = new Set([list])
  /** @type {Set<string>} */
  const ways = new Set()
  let $question = document.querySelector(".ef-question[data-node]")
  for (let turns = 0; $question && turns < 20; turns++) {
    const node = $question.getAttribute("data-node") ?? ""
    const value = answers[$question.getAttribute("data-fact") ?? ""]
    passed.add(node)
    const $link = $question.querySelector(`.ef-answer[data-value="${value ?? ""}"] .ef-answer__link`)
    const href = $link?.getAttribute("href") ?? ""
    const next = /checklistor\/([a-z0-9-]+)\//.exec(href)?.[1] ?? href.replace(/^.*#/, "")
    ways.add(`${node} ${next}`)
    $question = href.includes("#") ? document.querySelector(`.ef-question[data-node="${CSS.escape(next)}"]`) : null
  }
  const $source = [...document.querySelectorAll("svg.ef-map")]
    .map(($map) => ({ $map, lit: lit($map, passed, ways) }))
    .filter((one) => one.lit.length > 2).sort((a, b) => b.lit.length - a.lit.length)[0]?.$map
  if (!$source) return []
  const $map = /** @type {SVGElement} */ ($source.cloneNode(true))
  for (const $lit of lit($map, passed, ways)) $lit.classList.add("ef-map__lit")
  const $window = make("div", { class: "ef-scroll", tabindex: 0, role: "region", "aria-label": GUIDE.way }, $map)
  const toTheEnd = () => {
    const places = [...$map.querySelectorAll(".ef-map__lit")].map(($lit) => $lit.getBoundingClientRect().right)
    $window.scrollLeft += Math.max(...places) - $window.getBoundingClientRect().right + 8
  }
  return [make("details", { class: "ef-fold ef-guide__map", ontoggle: toTheEnd }, make("summary", {}, GUIDE.way),
    make("p", { class: "ef-where" }, GUIDE.wayText), $window)]
}

/** @type {($map: Element, passed: Set<string>, ways: Set<string>) => Element[]} */
function lit($map, passed, ways) {
  const classes = [...[...passed].map((node) => `nod--${node}`), ...[...ways].map((way) => `vag--${way.replace(" ", "--")}`)]
  return classes.flatMap((one) => [...$map.getElementsByClassName(one)])
}
