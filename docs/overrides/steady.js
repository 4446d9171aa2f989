document.documentElement.className = "js js-focus-visible"
addEventListener("error", ({ target }) => {
  if (target.tagName === "SCRIPT") document.documentElement.className = "no-js"
}, true)
for (const $link of document.querySelectorAll("link[rel=stylesheet]")) {
  const $whole = $link.cloneNode()
  const { href } = $whole
  $whole.href = href
  const { outerHTML } = $whole
  Object.defineProperties($link, { href: { get: () => href, set() {} }, outerHTML: { get: () => outerHTML } })
}
