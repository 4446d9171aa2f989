// @ts-check
/** Elements, made without HTML in strings. */

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * Return an element with attributes and children. A function is a listener: {onclick: …}.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, unknown>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(name, attributes = {}, ...children) {
  const $made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || (value === false && !key.startsWith("aria-"))) continue
    if (typeof value === "function") $made.addEventListener(key.slice(2), /** @type {EventListener} */ (value))
    else $made.setAttribute(key, value === true && !key.startsWith("aria-") ? "" : String(value))
  }
  $made.append(...children.filter((child) => child || child === "").map((child) => /** @type {Node | string} */ (child)))
  return $made
}

/** The address of a page of this site. @param {string} path */
export const address = (path) => new URL(`../../../${path}`, import.meta.url).href

/** @type {Map<string, Promise<any>>} */
const fetched = new Map()

/**
 * Fetch data of this site, once.
 * @param {string} path
 * @returns {Promise<any>}
 */
export function load(path) {
  let data = fetched.get(path)
  if (!data) {
    data = fetch(address(`data/${path}`)).then((answer) => {
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
      return answer.json()
    })
    data.catch(() => fetched.delete(path))
    fetched.set(path, data)
  }
  return data
}

/** Put data that the page holds in place of a fetch. @param {string} path @param {any} data */
export function give(path, data) {
  fetched.set(path, Promise.resolve(data))
  return data
}

/** @type {Map<string, Promise<void>>} */
const styles = new Map()

/**
 * Fetch a style sheet of this site, once; the page is shown without it if it cannot be had.
 * @param {string} name
 * @returns {Promise<void>}
 */
export function style(name) {
  const done = styles.get(name) ?? new Promise((resolve) => {
    const $link = make("link", { rel: "stylesheet", href: address(`assets/stylesheets/${name}`), onload: () => resolve(), onerror: () => resolve() })
    document.head.append($link)
  })
  styles.set(name, done)
  return done
}
