{
  const $form = document.currentScript.previousElementSibling
  const $choices = [...$form.querySelectorAll("input")]
  const [$scheme, $bar] = ["color-scheme", "theme-color"].map((name) =>
    document.head.appendChild(Object.assign(document.createElement("meta"), { name })))

  let $shown = null
  const show = ($choice) => {
    $shown = $choice
    for (const { name, value } of $choice.attributes) {
      if (name.startsWith("data-md-color-")) document.body.setAttribute(name, value)
    }
    for (const $one of $choices) $one.nextElementSibling.hidden = $one !== $choice
    $scheme.content = $choice.dataset.mdColorScheme === "slate" ? "dark" : "light"
    if (document.readyState === "complete") tint()
  }
  const tint = () => $bar.content = getComputedStyle($form.closest("header")).backgroundColor
  addEventListener("load", tint)

  const chosen = () => {
    try {
      return $choices[__md_get("__palette").index]
    } catch {
      return undefined
    }
  }
  const begin = () => show(chosen() ?? $choices.find(({ dataset }) => matchMedia(dataset.mdColorMedia).matches) ?? $choices[0])
  begin()
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", begin)

  const choose = ($choice) => {
    document.body.setAttribute("data-md-color-switching", "")
    __md_set("__palette", { index: $choices.indexOf($choice) })
    show($choice)
    setTimeout(() => document.body.removeAttribute("data-md-color-switching"))
  }
  $form.addEventListener("change", ({ target }) => choose(target))
  $form.addEventListener("keydown", ({ key }) => {
    if (key !== "Enter") return
    const $next = $choices[($choices.indexOf($shown) + 1) % $choices.length]
    $next.click()
    $next.focus()
  })
}
