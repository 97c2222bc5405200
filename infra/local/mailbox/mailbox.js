/** Gets the list again while somebody looks at it, and gives a message the height that it has. */

const every = 2000

const pause = document.getElementById('pause')
if (pause) {
  let paused = false
  let tag = ''
  pause.hidden = false
  pause.addEventListener('click', () => {
    paused = !paused
    pause.textContent = paused ? pause.dataset.resume : pause.dataset.pause
  })
  const refresh = async () => {
    if (paused || document.hidden) return
    const response = await fetch(`list${location.search}`, { headers: { 'if-none-match': tag } })
    if (response.status !== 200) return
    tag = response.headers.get('etag') ?? ''
    const parsed = new DOMParser().parseFromString(await response.text(), 'text/html')
    const fresh = parsed.getElementById('list')
    const old = document.getElementById('list')
    if (!fresh || fresh.innerHTML === old.innerHTML) return
    // Whoever is at a message by keyboard stays there.
    const at = old.contains(document.activeElement) && document.activeElement.getAttribute('href')
    old.replaceWith(fresh)
    if (at) fresh.querySelector(`a[href="${CSS.escape(at)}"]`)?.focus()
  }
  setInterval(() => refresh().catch(() => {}), every)
}

const letter = document.getElementById('letter')
if (letter) {
  const grow = () => {
    const inside = letter.contentDocument?.documentElement
    if (!inside) return
    letter.style.blockSize = ''
    letter.style.blockSize = `${inside.scrollHeight + 2}px`
  }
  letter.addEventListener('load', grow)
  addEventListener('resize', grow)
  grow()
}
