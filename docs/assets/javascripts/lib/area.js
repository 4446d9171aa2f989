// @ts-check
/** One of the browser's storages, which may be missing, full or untrue. Nothing here throws. No DOM. */

export class Area {
  /** @param {() => Storage | null} open gives the storage, or throws where there is none */
  constructor(open) {
    /** @type {Storage | null} */
    this.storage = null
    try {
      const storage = open()
      if (storage && !("standIn" in storage)) this.storage = storage
    } catch {
      // blocked
    }
  }

  get blocked() {
    return this.storage === null
  }

  /** @param {string} key @returns {string | null} */
  get(key) {
    try {
      return this.storage?.getItem(key) ?? null
    } catch {
      return null
    }
  }

  /**
   * Store a text.
   * @param {string} key
   * @param {string} text
   * @returns {boolean} whether it could be read back
   */
  set(key, text) {
    try {
      this.storage?.setItem(key, text)
    } catch {
      return false
    }
    return this.get(key) === text
  }

  /** @param {string} key */
  remove(key) {
    try {
      this.storage?.removeItem(key)
    } catch {
      // it stays
    }
  }

  /** @param {string} prefix @returns {string[]} the keys that begin so */
  keys(prefix) {
    const found = []
    try {
      for (let place = 0; place < (this.storage?.length ?? 0); place++) {
        const key = this.storage?.key(place)
        if (key?.startsWith(prefix)) found.push(key)
      }
    } catch {
      return []
    }
    return found
  }
}
