// @ts-check
// Stands before the theme's own search worker. It fetches the worker and the index when
// someone first searches, and adds to every word its stem: the theme's Swedish search only
// finds words that begin the way they were typed, so "besluten" would not find "beslut".

const SETUP = 0
const READY = 1
const QUERY = 2
const RESULT = 3

// Endings that the Snowball stemmer for Swedish leaves.
const ENDINGS = /(ernas|ornas|arnas|erna|orna|arna|ets|ens|et|en)$/

/** @typedef {{type: number, data: any, whole?: boolean, stemmed?: boolean}} Message between page and worker */

/** What this file may use: a worker's own, and what the theme's worker brings when it is fetched. */
const scope = /** @type {typeof self & {importScripts: (address: string) => void, lunr: any}} */ (self)

/** @type {Message | null} */
let setup = null
/** @type {Promise<void> | null} */
let loading = null
/** @type {string | null} */
let waiting = null

scope.addEventListener("message", event => {
  if (event.data.type === SETUP && !event.data.whole) {
    setup = event.data
    event.stopImmediatePropagation()
    scope.postMessage({ type: READY })
  } else if (event.data.type === QUERY && !event.data.stemmed) {
    event.stopImmediatePropagation()
    if (!loading && !event.data.data.trim()) return post({ type: RESULT, data: { items: [] } })
    waiting = event.data.data
    loading ??= load()
    // After the queries already on their way: who types fast is answered once, for the last.
    loading.then(() => setTimeout(ask))
  }
})

/** @returns {Promise<void>} */
async function load() {
  const found = await fetch(new URL("../../../search/all.json", scope.location.href))
  const index = await found.json()
  scope.importScripts(scope.location.search.slice(1))
  const config = { ...setup?.data.config, ...index.config }
  const ready = new Promise(resolve => { answered = () => resolve(null) })
  forward({ type: SETUP, whole: true, data: { ...setup?.data, config, docs: index.docs } })
  await ready
}

let answered = () => {}
const post = scope.postMessage.bind(scope)
/** @param {Message} message */
scope.postMessage = message => {
  if (message.type === READY && loading) answered()
  else post(message)
}

function ask() {
  if (waiting === null) return
  forward({ type: QUERY, stemmed: true, data: withStems(waiting) })
  waiting = null
}

/** @param {Message} data */
function forward(data) {
  scope.dispatchEvent(new MessageEvent("message", { data }))
}

// A hyphen splits words; one at the edge of a word would leave an empty one, found on every page.
/** @param {string} query */
function withStems(query) {
  return query.replaceAll("-", " ").replace(/[\p{L}]{5,}/gu, word => {
    const stem = stemOf(word.toLowerCase())
    return stem.length > 2 && stem !== word.toLowerCase() ? `${word} ${stem}` : word
  })
}

/** @param {string} word */
function stemOf(word) {
  const snowball = scope.lunr.sv.stemmer(new scope.lunr.Token(word)).toString()
  return snowball === word ? word.replace(ENDINGS, "") : snowball
}
