// @ts-check
/** Search in Swedish: how words are compared, and which answer comes first. No DOM. */

/** @typedef {{label: string, weight: number, editors: boolean, asks: boolean}} Kind */
/** @typedef {[address: string, title: string, about: string, kind: number, group: string, words: string[]]} Row */
/**
 * @typedef {object} IndexData
 * @property {Kind[]} kinds
 * @property {Row[]} entries
 * @property {Record<string, number[]>} words for each word the entries that have it, each with its weight
 */
/** @typedef {{address: string, title: string, about: string, label: string, editors: boolean}} Answer */
/** @typedef {Answer & {also: Answer[]}} Result with what is a variant of it */
/** @typedef {{fold: string, stem: string, posts: number[]}} Word */

/** The most answers that are shown, how weak the last may be beside the first, and what is clear. */
const MOST = 12, WEAKEST = 1 / 12, CLEAR = 0.7

/** Letters that are easily mistaken are one: å and ä are a, ö is o. @param {string} text */
export function fold(text) {
  const small = text.toLowerCase()
  return /^[a-z0-9 ]*$/.test(small) ? small : small.normalize("NFKD").replace(/[\p{M}\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu, "").replaceAll("æ", "a").replaceAll("ø", "o")
}

/**
 * Endings of Swedish words, folded, and how many letters they leave at least: the genitive, those of
 * nouns made of verbs, all others, a last d or t.
 * @type {[RegExp, number][]}
 */
const ENDINGS = [
  [/s$/, 3],
  [/(?<=[^aeiouy])(?:ningarna|ningar|ningen|ning|andena|andet|anden|ande)s?$/, 4],
  [/(?:heterna|heten|heter|het|arna|erna|orna|ena|aren|are|ade|ast|ar|er|or|en|et|it|an|ad|at|as|a|e)$/, 3],
  [/[dt]+$/, 4],
]

/** Return what is left of a folded word without its endings. @param {string} word */
export function stem(word) {
  let left = word
  for (const [ending, least] of ENDINGS) {
    const shorter = left.replace(ending, "")
    if (shorter.length >= least) left = shorter
  }
  return left
}

/** The words of a text: letters and figures; a hyphen parts two words. @param {string} text */
export const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * Tell whether one letter is wrong, missing, too many, or two have changed places.
 * @param {string} one
 * @param {string} other
 */
export function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  let [end, last] = [one.length, other.length]
  while (end > start && last > start && one[end - 1] === other[last - 1]) { end--; last-- }
  const [left, right] = [one.slice(start, end), other.slice(start, last)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}

/** How well a word fits what was typed: 1 the same, 0 not at all. */
const SAME = 1, INFLECTION = 0.9, BEGUN = 0.6, PART = 0.4, NEAR = 0.5, HALF = 0.3

export class Index {
  /** @param {IndexData} data */
  constructor(data) {
    this.data = data
    /** @type {Word[]} */
    this.words = Object.entries(data.words).map(([word, posts]) => {
      const folded = fold(word)
      return { fold: folded, stem: stem(folded), posts }
    })
    this.stems = new Set(this.words.map((word) => word.stem))
    this.phrases = data.entries.map((row) => [row[1], ...row[5]].map((phrase) => wordsOf(phrase).map(stem).join(" ")))
  }

  /**
   * Return the answers to what was typed, the best first, variants of one thing together.
   * @param {string} query
   * @param {string} [room] the first part of the address that the reader is at
   * @returns {Result[]}
   */
  find(query, room = "") {
    const all = wordsOf(query)
    const typed = all.length > 1 ? all.filter((word) => word.length > 1) : all
    const found = typed.map((word) => this.fitting(word))
    const said = found.map(({ root }) => root).join(" ")
    /** @type {Map<number, number>} */
    const scores = new Map()
    const whole = found.reduce((sum, { worth }) => sum + worth, 0)
    for (const entry of this.data.entries.keys()) {
      let [score, covered] = [0, 0]
      for (const { fits, worth } of found) {
        const fit = fits.get(entry) ?? 0
        score += fit * worth
        if (fit) covered += worth
      }
      if (!score) continue
      const exact = this.phrases[entry].includes(said) ? 2 : 1
      const [address, , , kind] = this.data.entries[entry]
      const near = room && address.startsWith(room) ? 2 : 1
      scores.set(entry, score * (covered / whole) ** 2 * this.data.kinds[kind].weight * exact * near)
    }
    return this.collapse([...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]))
  }

  /**
   * Return how well each entry fits one typed word, what the word is worth (rare ones most), and
   * the stem that it was taken for.
   * @param {string} typed
   */
  fitting(typed) {
    let root = stem(typed)
    let fits = this.gather((word) => fitOf(word, typed, root))
    if (!fits.size) {
      const meant = typed.length > 4 ? this.nearest(typed, root) : undefined
      const parts = meant ? [meant] : this.parts(typed)
      fits = this.gather((word) => parts.includes(word.stem) ? (meant ? NEAR : HALF) : 0)
      root = parts.reduce((longest, part) => part.length > longest.length ? part : longest, "") || root
    }
    return { fits, root, worth: Math.log(1 + this.data.entries.length / (1 + fits.size)) }
  }

  /**
   * The stem of the commonest word that differs from an unknown one by one letter.
   * @param {string} typed
   * @param {string} root
   */
  nearest(typed, root) {
    const near = this.words.filter((word) => isNear(word.fold, typed) || (root.length > 4 && isNear(word.stem, root)))
    return near.sort((a, b) => b.posts.length - a.posts.length)[0]?.stem
  }

  /**
   * Return how well each entry fits, as its best word does.
   * @param {(word: Word) => number} judge
   */
  gather(judge) {
    /** @type {Map<number, number>} */
    const fits = new Map()
    for (const word of this.words) {
      const fit = judge(word)
      if (!fit) continue
      for (let at = 0; at < word.posts.length; at += 2) {
        fits.set(word.posts[at], Math.max(fits.get(word.posts[at]) ?? 0, fit * word.posts[at + 1]))
      }
    }
    return fits
  }

  /** The known words that an unknown compound is made of. @param {string} typed */
  parts(typed) {
    for (let cut = typed.length - 3; cut >= 2; cut--) {
      const [first, last] = [stem(typed.slice(0, cut)), stem(typed.slice(cut))]
      if (last.length >= 3 && this.stems.has(last) && (last.length > 4 || this.stems.has(first))) return [first, last]
    }
    return []
  }

  /** Put variants of one thing together. @param {[number, number][]} scored entries, the best first */
  collapse(scored) {
    const floor = (scored[0]?.[1] ?? 0) * WEAKEST
    /** @type {Map<string, [number, number][]>} */
    const groups = new Map()
    for (const [entry, score] of scored) {
      const [address, , , , group] = this.data.entries[entry]
      const variants = groups.get(group || address)
      if (variants) variants.push([entry, score])
      else if (score >= floor && groups.size < MOST) groups.set(group || address, [[entry, score]])
    }
    const found = [...groups].map(([group, variants]) => {
      const [first, ...others] = this.headed(group, variants).map((entry) => this.answer(entry))
      return { ...first, also: others }
    })
    return [...found.filter((result) => !result.editors), ...found.filter((result) => result.editors)]
  }

  /**
   * Put the question that tells variants apart before them, unless one is clearly meant.
   * @param {string} group
   * @param {[number, number][]} variants
   */
  headed(group, variants) {
    const entries = variants.map(([entry]) => entry)
    const [[, best], [, second] = [0, 0]] = variants
    const asks = this.data.entries.findIndex((row) => row[4] === group && this.data.kinds[row[3]].asks)
    if (asks < 0 || second < best * CLEAR) return entries
    return [asks, ...entries.filter((entry) => entry !== asks)]
  }

  /** @param {number} entry */
  answer(entry) {
    const [address, title, about, kind] = this.data.entries[entry]
    const { label, editors } = this.data.kinds[kind]
    return { address, title, about, label, editors }
  }
}

/** @param {Word} word @param {string} typed @param {string} root */
function fitOf(word, typed, root) {
  if (word.fold === typed) return SAME
  if (word.stem === root) return INFLECTION
  if (typed.length > 2 && word.fold.startsWith(typed)) return BEGUN
  if (root.length > 3 && word.stem.length > root.length + 2 && word.stem.endsWith(root)) return PART
  return 0
}
