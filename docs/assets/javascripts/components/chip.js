// @ts-check
/** The label of a case, with its colour. */

import { labelOf } from "../lib/cases.js"
import { make } from "./elements.js"

/** @param {import("../lib/cases.js").Case} one */
export const chip = (one) => make("span", { class: `ef-chip ef-chip--${parseInt(one.id, 16) % 8}` }, labelOf(one))
