// @ts-check
/** The map of the guide with the way taken so far. */

import { GUIDE } from "../messages.js"
import { make } from "./elements.js"

/**
 * The map of the page with the way taken lit. The way is read from the guide as it stands on the
 * page: from question to question by the answers.
 * @type {(answers: import("../lib/guide.js").Answers) => HTMLElement[]}
 */
export function wayPart(answers) {
  /** @type {Set<string>} */
  const passed = new Set()
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
