if (typeof names !== "undefined") {
  const field = document.getElementById("search"), list = document.getElementById("found")
  const pages = document.getElementById("pages")
  let chosen = 0
  const score = (name, words) => {
    if (!words.every(word => name.includes(word))) return 0
    const last = name.slice(name.lastIndexOf(".") + 1)
    return name === words[0] ? 4 : last === words[0] ? 3 : last.startsWith(words[0]) ? 2 : 1
  }
  const show = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean)
    const found = words.length === 0 ? [] : names
      .map(entry => [score(entry[0].toLowerCase(), words), entry])
      .filter(([points]) => points > 0)
      .sort(([a, x], [b, y]) => b - a || x[0].length - y[0].length)
      .slice(0, 20)
    chosen = 0
    list.replaceChildren(...found.map(([, [name, page, sort]], at) => {
      const item = document.createElement("li"), link = document.createElement("a"), small = document.createElement("small")
      link.href = root + page
      link.textContent = name
      small.textContent = sort
      link.append(small)
      if (at === 0) link.className = "chosen"
      item.append(link)
      return item
    }))
    list.hidden = words.length === 0
    pages.hidden = words.length > 0
  }
  const move = step => {
    const links = [...list.querySelectorAll("a")]
    if (links.length === 0) return
    chosen = (chosen + step + links.length) % links.length
    links.forEach((link, at) => link.className = at === chosen ? "chosen" : "")
    links[chosen].scrollIntoView({ block: "nearest" })
  }
  field.hidden = false
  field.addEventListener("input", show)
  field.addEventListener("keydown", event => {
    if (event.key === "ArrowDown") move(1)
    else if (event.key === "ArrowUp") move(-1)
    else if (event.key === "Enter") list.querySelector(".chosen")?.click()
    else if (event.key === "Escape") { field.value = ""; show(); field.blur() }
    else return
    event.preventDefault()
  })
  document.addEventListener("keydown", event => {
    if (event.key === "/" && document.activeElement !== field) { event.preventDefault(); field.focus() }
  })
}
