// @ts-check
/** The label of a case, with its colour. */

import { labelOf } from "../lib/cases.mjs"
import { make } from "./elements.mjs"

/** @param {import("../lib/cases.mjs").Case} one */
export const chip = (one) => make("span", { class: `ef-chip ef-chip--${(one.number - 1) % 8}` }, labelOf(one))
