// @ts-check
/** Which round of a case a checklist and its answers belong to. No DOM. */

import { newRound, nextCount, present, withRound } from "./cases.js"

/** @typedef {import("./cases.js").Case} Case */
/** @typedef {import("./cases.js").Round} Round */
/**
 * What a page is opened with.
 * @typedef {object} Given
 * @property {string} checklist
 * @property {Record<string, string> | null} answers null where the address holds none
 * @property {boolean} moves whether an outcome has made the case another one
 * @property {(round: Round) => boolean} same whether a round has these answers
 */

/**
 * Return the case in the round that a page belongs to, and the id of the round. An outcome that
 * makes the case another one begins a round; other answers correct the round, where no earlier one
 * has them. Null where a page without answers is not of the present round.
 * @param {Case} one
 * @param {Given} given
 * @param {string} id of a new round
 * @returns {{one: Case, turn: string} | null}
 */
export function enterRound(one, { checklist, answers, moves, same }, id) {
  const now = present(one)
  const count = nextCount(one)
  if (!answers) return now.checklist === checklist ? { one, turn: now.id } : null
  if (moves) return { one: { ...one, rounds: [...one.rounds, newRound(id, count, checklist, answers)] }, turn: id }
  const fitting = one.rounds.filter((round) => round.checklist === checklist && same(round))
  if (fitting.includes(now)) return { one, turn: now.id }
  const round = fitting.at(-1) ?? { ...now, checklist, answers }
  return { one: withRound(one, { ...round, count }), turn: round.id }
}
