// @ts-check
/** Where this site lies: what it stores is kept apart from that of another site on the same host. No DOM. */

/** The path of the site, which follows from the module's own address. */
const SCOPE = new URL(import.meta.url.split("assets/javascripts/")[0]).pathname

/** The name under which this site stores something. @param {string} name */
export const keyOf = (name) => `${SCOPE}ef.${name}`
