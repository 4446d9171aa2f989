// @ts-check
/** The map of the guide with the way taken so far. */

import { GUIDE } from "../messages.js"
import { make, style } from "./elements.js"

/**
 * The map of the page with the way taken lit, from place to place.
 * @type {(places: string[]) => HTMLElement[]}
 */
export function wayPart(places) {
  const classes = places.flatMap((place, at) => [`nod--${place}`, `vag--${place}--${places[at + 1]}`])
  const $source = [...document.querySelectorAll("svg.ef-map")]
    .map(($map) => ({ $map, lit: lit($map, classes) }))
    .filter((one) => one.lit.length > 2).sort((a, b) => b.lit.length - a.lit.length)[0]?.$map
  if (!$source) return []
  const $map = /** @type {SVGElement} */ ($source.cloneNode(true))
  for (const $lit of lit($map, classes)) $lit.classList.add("ef-map__lit")
  const $window = make("div", { class: "ef-scroll", tabindex: 0, role: "region", "aria-label": GUIDE.way }, $map)
  const toTheEnd = async () => {
    await style("work.css") // which lights the way
    const places = [...$map.querySelectorAll(".ef-map__lit")].map(($lit) => $lit.getBoundingClientRect().right)
    $window.scrollLeft += Math.max(...places) - $window.getBoundingClientRect().right + 8
  }
  return [make("details", { class: "ef-fold ef-guide__map", ontoggle: toTheEnd }, make("summary", {}, GUIDE.way),
    make("p", { class: "ef-where" }, GUIDE.wayText), $window)]
}

/** @type {($map: Element, classes: string[]) => Element[]} */
const lit = ($map, classes) => classes.flatMap((one) => [...$map.getElementsByClassName(one)])
