// @ts-check
/** Which mark a step has: by its id, and by what it means. No DOM. */

/** @typedef {import("./cases.js").Mark} Mark */
/** @typedef {import("./cases.js").Round} Round */
/** @typedef {{id: string, hash: string}} Step */

/** What a tick says; a step that is not done can have been needless, or impossible. */
export const DONE = "1"
export const NEEDLESS = "behovs-inte"
export const FAILED = "kunde-inte"
/** Done, as somebody has read in the journal. */
export const KNOWN = "enligt-journalen"

/**
 * Return the marks of a checklist's steps, by the id of the step. A step has the latest of: its
 * own mark, and one made in another checklist on a step with the same id and the same meaning. A
 * step without any takes over the mark of a step that is gone and meant the same.
 * @param {Round} round
 * @param {string} checklist
 * @param {Iterable<Step>} steps
 * @returns {Map<string, Mark>}
 */
export function marksOf(round, checklist, steps) {
  const all = [...steps]
  const known = new Set(all.map(({ id }) => id))
  const gone = Object.values(round.marks).flatMap((marks) =>
    Object.entries(marks).filter(([id, [value]]) => value && !known.has(id)).map(([, mark]) => mark))
  /** @type {Map<string, Mark>} */
  const found = new Map()
  for (const { id, hash } of all) {
    const own = Object.entries(round.marks).filter(([list, marks]) =>
      Object.hasOwn(marks, id) && (list === checklist || marks[id][2] === hash)).map(([, marks]) => marks[id])
    const mark = latest(own.length ? own : gone.filter((one) => one[2] === hash))
    if (mark) found.set(id, mark)
  }
  return found
}

/**
 * Return how many marks of a checklist no step has any more.
 * @param {Round} round
 * @param {string} checklist
 * @param {Iterable<Step>} steps
 */
export function goneMarks(round, checklist, steps) {
  const all = [...steps]
  const [ids, hashes] = [new Set(all.map(({ id }) => id)), new Set(all.map(({ hash }) => hash))]
  const set = Object.entries(round.marks[checklist] ?? {}).filter(([, [value]]) => value)
  return set.filter(([id, [, , hash]]) => !ids.has(id) && !hashes.has(hash)).length
}

/** @param {Mark[]} marks @returns {Mark | undefined} */
const latest = (marks) => marks.reduce((/** @type {Mark | undefined} */ last, mark) => (last && last[1] > mark[1] ? last : mark), undefined)
