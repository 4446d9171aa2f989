// @ts-check
/** How large a case may be: one table, for what is written and for what is read. No DOM. */

export const LIMITS = {
  /** cases in a file */
  cases: 200,
  /** characters of a file */
  file: 8_000_000,
  /** characters of a case */
  text: 1_000_000,
  rounds: 100,
  /** checklists that a round has been in */
  lists: 60,
  /** steps of a checklist with a mark */
  marks: 500,
  events: 100,
  answers: 40,
  /** characters of an id */
  id: 120,
  /** characters of what is chosen */
  value: 60,
  /** the number that a case had before cases were named */
  was: 9999,
  counter: Number.MAX_SAFE_INTEGER,
}

export const DAY = 86_400
/** The days that an untouched case may be kept. */
export const KEEP = [30, 90, 180, 365]
export const KEPT = 90
/** The days before a case is forgotten on which that is said. */
export const WARN = 14
/** The days that a forgotten case can be brought back. */
export const GRACE = 30
/** The changes after which a reader is reminded to save a file. */
export const REMIND = 10
