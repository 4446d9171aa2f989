// Stands before the theme's own search worker. It fetches the worker and the index when
// someone first searches, and adds to every word its stem: the theme's Swedish search only
// finds words that begin the way they were typed, so "besluten" would not find "beslut".

const SETUP = 0
const READY = 1
const QUERY = 2
const RESULT = 3

// Endings that the Snowball stemmer for Swedish leaves.
const ENDINGS = /(ernas|ornas|arnas|erna|orna|arna|ets|ens|et|en)$/

let setup = null
let loading = null
let waiting = null

self.addEventListener("message", event => {
  if (event.data.type === SETUP && !event.data.whole) {
    setup = event.data
    event.stopImmediatePropagation()
    self.postMessage({ type: READY })
  } else if (event.data.type === QUERY && !event.data.stemmed) {
    event.stopImmediatePropagation()
    if (!loading && !event.data.data.trim()) return post({ type: RESULT, data: { items: [] } })
    waiting = event.data.data
    loading ??= load()
    // After the queries already on their way: who types fast is answered once, for the last.
    loading.then(() => setTimeout(ask))
  }
})

async function load() {
  const found = await fetch(new URL("../../../search/all.json", self.location.href))
  const index = await found.json()
  self.importScripts(self.location.search.slice(1))
  const config = { ...setup.data.config, ...index.config }
  const ready = new Promise(resolve => { answered = resolve })
  forward({ type: SETUP, whole: true, data: { ...setup.data, config, docs: index.docs } })
  await ready
}

let answered = () => {}
const post = self.postMessage.bind(self)
self.postMessage = message => {
  if (message.type === READY && loading) answered()
  else post(message)
}

function ask() {
  if (waiting === null) return
  forward({ type: QUERY, stemmed: true, data: withStems(waiting) })
  waiting = null
}

function forward(data) {
  self.dispatchEvent(new MessageEvent("message", { data }))
}

// A hyphen splits words; one at the edge of a word would leave an empty one, found on every page.
function withStems(query) {
  return query.replaceAll("-", " ").replace(/[\p{L}]{5,}/gu, word => {
    const stem = stemOf(word.toLowerCase())
    return stem.length > 2 && stem !== word.toLowerCase() ? `${word} ${stem}` : word
  })
}

function stemOf(word) {
  const snowball = self.lunr.sv.stemmer(new self.lunr.Token(word)).toString()
  return snowball === word ? word.replace(ENDINGS, "") : snowball
}
