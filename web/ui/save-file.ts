/** Hands a text to the person as a file: made when it is asked for, and never sent anywhere. */

/** Some browsers read the file only after the click has been answered. */
const kept = 10_000

export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), kept)
}
