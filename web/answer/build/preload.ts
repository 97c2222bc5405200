/** Fetches a part of the page with its styles: in place of Vite's own, which also preloads scripts and knows old browsers. */

const coming: Record<string, Promise<unknown>> = {}

/** What Vite calls around every `import()`, with the styles of what is imported. */
export async function __vitePreload<Part>(part: () => Promise<Part>, styles: string[] = []): Promise<Part> {
  const [fetched] = await Promise.all([part(), ...styles.map(added)])
  return fetched
}

/** A style that does not come is fetched anew when its part is. */
function added(style: string): Promise<unknown> {
  coming[style] ??= new Promise((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = `/answer/${style}`
    link.onload = resolve
    link.onerror = () => {
      delete coming[style]
      link.remove()
      reject(new Error(style))
    }
    document.head.append(link)
  })
  return coming[style]
}
