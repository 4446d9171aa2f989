for (const name of ["localStorage", "sessionStorage"]) {
  try {
    window[name].getItem("")
  } catch {
    const kept = new Map()
    Object.defineProperty(window, name, { configurable: true, value: {
      standIn: true,
      get length() { return kept.size },
      key: (place) => [...kept.keys()][place] ?? null,
      getItem: (key) => kept.get(String(key)) ?? null,
      setItem: (key, text) => void kept.set(String(key), String(text)),
      removeItem: (key) => void kept.delete(String(key)),
      clear: () => kept.clear(),
    } })
  }
}
