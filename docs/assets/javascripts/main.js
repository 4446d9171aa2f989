// @ts-check
/** Brings the parts of a page to life: those with data-module, each by a class of its own. */

/** The version that runs. */
const STAMP = new URL(import.meta.url).searchParams.get("v") ?? ""
/** Said here, since the module with all other sentences may be what is missing. */
const ABROAD = /** @type {HTMLMetaElement | null} */ (document.querySelector("meta[name=ef-says]"))
const FAILED = ABROAD ? JSON.parse(ABROAD.content).part_failed
  : "En del av sidan kunde inte hämtas. Ladda om sidan. Det som står här gäller ändå."

/** @typedef {{disconnect?: () => void}} Component */
/**
 * A class of components; one that needs data first has create().
 * @typedef {(new ($root: HTMLElement) => Component) | {create: ($root: HTMLElement) => Promise<Component>}} Kind
 */

/** @type {Record<string, () => Promise<Kind>>} */
const MODULES = {
  guide: async () => (await import("./components/guide.js")).GuideView,
  checklist: async () => (await import("./components/checklist.js")).ChecklistView,
  cases: async () => (await import("./components/start.js")).StartView,
  calculator: async () => (await import("./components/calculator.js")).CalculatorView,
  message: async () => (await import("./components/landlord.js")).MessageView,
  practice: async () => (await import("./ovning.js")).PracticeView,
  week: async () => (await import("./components/week.js")).WeekView,
  card: async () => (await import("./components/landlord.js")).CardView,
  stale: async () => (await import("./components/landlord.js")).StaleView,
}

/** @type {Map<Element, Component>} */
const alive = new Map()

/**
 * Material looks for a place on the page that is called like the answers in the address, and stays
 * where it was when there is none: begin at the top, unless the reader came back to the page.
 */
function beginAtTop() {
  if (location.hash.includes("=") && history.state === null) scrollTo(0, 0)
}

/** Start what has come onto the page, stop what has left it. One that fails stops no other. */
async function refresh() {
  for (const [$root, component] of alive) {
    if ($root.isConnected) continue
    alive.delete($root)
    component.disconnect?.()
  }
  beginAtTop()
  if (await isOld()) return
  for (const $root of document.querySelectorAll("[data-module]")) {
    const load = MODULES[$root.getAttribute("data-module") ?? ""]
    if (!load || alive.has($root) || !($root instanceof HTMLElement)) continue
    alive.set($root, {})
    try {
      const View = await load()
      const component = "create" in View ? await View.create($root) : new View($root)
      if ($root.isConnected) alive.set($root, component)
      else component.disconnect?.()
    } catch (error) {
      $root.dataset.failed = ""
      tell($root)
      console.error(error)
    }
  }
}

const renewal = () => import("./components/renewal.js")

/** Whether Material has shown a page of a newer version than what runs, and it is being loaded anew. */
async function isOld() {
  const stamp = document.querySelector('meta[name="ef-stamp"]')?.getAttribute("content") ?? ""
  return STAMP !== "" && stamp !== STAMP && (await renewal()).renew(STAMP)
}

/** Ask the server for its version. */
const check = () => void (STAMP && renewal().then(({ renewByServer }) => renewByServer()).catch(() => {}))

/** Say that a part is missing, where it would have been. @param {HTMLElement} $root */
function tell($root) {
  const $note = document.createElement("p")
  $note.className = "ef-note"
  $note.setAttribute("role", "alert")
  $note.textContent = FAILED
  if (!$root.querySelector(":scope > .ef-note")) $root.prepend($note)
  check()
}

/** Whoever comes back to a tab may find a newer version on the server. */
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && check())
addEventListener("pageshow", ({ persisted }) => persisted && check())

/** Esc hides the explanation of a word, until the reader moves on to something else. */
const $page = document.documentElement
document.addEventListener("keydown", ({ key }) => $page.classList.toggle("ef-hush", key === "Escape"))
document.addEventListener("pointerover", () => $page.classList.remove("ef-hush"))

/** The search opens over the page; without scripts the link leads to a list of words. */
/** @type {Promise<{open: () => Promise<void>}> | null} */
let search = null
/** @param {Event} event */
function seek(event) {
  const $link = document.querySelector("[data-search]")
  if (!($link instanceof HTMLElement)) return
  event.preventDefault()
  event.stopPropagation()
  search ??= import("./components/search.js").then(({ SearchDialog }) => new SearchDialog($link))
  search.then((dialog) => dialog.open()).catch(() => location.assign(/** @type {HTMLAnchorElement} */ ($link).href))
}
document.querySelector("[data-search]")?.addEventListener("click", seek)
document.addEventListener("keydown", (event) => { if (event.key === "k" && (event.ctrlKey || event.metaKey)) seek(event) })

/** A page in another language has another frame, so it is fetched whole. */
document.addEventListener("click", (event) => {
  const $link = event.target instanceof Element ? event.target.closest("a") : null
  if ($link?.hreflang && !$link.dataset.search && $link.hreflang !== document.documentElement.lang) event.stopPropagation()
}, true)

/** Material tells of each page that it shows by a stream. */
const pages = /** @type {any} */ (window).document$
if (pages) pages.subscribe(refresh)
else refresh()
