// @ts-check
/** Elements, made without HTML in strings; data and styles of this site. */

/** The address of the site's start page. */
const [SITE] = import.meta.url.split("assets/javascripts/")
/** The version that runs: the one that the modules were fetched under; "" where the build gave none. */
export const STAMP = new URL(import.meta.url).searchParams.get("v") ?? ""

/** The version of the page. */
export const pageStamp = () => document.querySelector('meta[name="ef-stamp"]')?.getAttribute("content") ?? STAMP

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
export const address = (path) => SITE + path

/** The address of a file of the version that runs. @param {string} path */
const versioned = (path) => address(path) + (STAMP && `?v=${STAMP}`)

/** @type {Map<string, Promise<any>>} */
const fetched = new Map()

/**
 * Fetch data of this site, once. What is of another version than the page has it loaded anew.
 * @param {string} path
 * @returns {Promise<any>}
 */
export function load(path) {
  let data = fetched.get(path)
  if (!data) {
    data = fetch(versioned(`data/${path}`)).then(async (answer) => {
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
      const data = await answer.json()
      const { stamp = STAMP } = data
      const mixed = STAMP !== "" && [stamp, STAMP].some((one) => one !== pageStamp())
      return mixed && (await import("./renewal.js")).renew(stamp) ? new Promise(() => {}) : data
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

/** Whether no choice that was not made hides a step. @param {Element} [$step] */
export function inSight($step) {
  const $then = $step?.parentElement?.closest(".ef-outcome")
  return !$then || !!$then.querySelector(":scope > .ef-outcome__answer > :checked")
}

/** @type {Map<string, Promise<HTMLLinkElement>>} */
const styles = new Map()

/**
 * Fetch a style sheet of this site, once, unless the page came with it; without it the page is shown all the same.
 * @param {string} name
 * @returns {Promise<void>}
 */
export async function style(name) {
  const $given = /** @type {HTMLLinkElement | null} */ (document.head.querySelector(`link[media][href*="/${name}"]`))
  if ($given?.sheet && matchMedia($given.media).matches) return
  $given?.remove()
  const done = styles.get(name) ?? new Promise((resolve) => {
    const $link = make("link", { rel: "stylesheet", href: versioned(`assets/stylesheets/${name}`), onload: () => resolve($link), onerror: () => resolve($link) })
    document.head.append($link)
  })
  styles.set(name, done)
  const $link = await done
  if (!$link.isConnected) document.head.append($link) // Material takes it away with the page before
}
