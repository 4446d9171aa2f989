/** Cases by chance: with few ids and counts, so that what can collide does. */

import { chanceOf } from "./world.js"

/** A case of one id, as some tab may have it. */
export function anyCase(lib, seed) {
  const chance = chanceOf(seed)
  const count = () => 1 + chance.below(4)
  const some = (names, made) => Object.fromEntries(names.filter(() => chance.happens(0.6)).map((name) => [name, made()]))
  const mark = () => [chance.of(["", "1", "ja"]), count(), chance.of(["aaaaaa", "bbbbbb"]), count()]
  const round = (id) => ({
    id, made: Number(id) + 1, count: count(), checklist: chance.of(["alfa", "beta"]), answers: some(["hem", "orsak"], () => chance.of(["ja", "nej"])),
    marks: some(["alfa", "beta"], () => some(["ett", "tva", "tre"], mark)),
  })
  const ids = ["00000000", "00000001", "00000002"].filter((_, place) => place === 0 || chance.happens(0.5))
  return {
    format: lib.FORMAT, id: "0badcafe", was: 0, version: chance.of(["aaaaaaaa", "", ""]), touched: count(), filed: count(),
    // the next day follows from the rest and is worked out anew
    next: "", events: some(["inkom", "delgiven"], () => [chance.of(["", "2026-12-01"]), count(), chance.below(2)]),
    rounds: ids.map(round),
  }
}
