/** Digits choose an answer, where there is a keyboard. */

/**
 * Attachment for the fieldset of a question: 1–5 for the answers, 0 for declining; where eleven are asked, each digit for
 * itself, and 1 then 0 for 10. Only while the focus is on the question (WCAG 2.1.4), and by the key's place, because an
 * AZERTY keyboard gives a digit only with Shift.
 */
export function digits(fieldset: HTMLFieldSetElement) {
  function choose({ code, ctrlKey, metaKey, altKey }: KeyboardEvent) {
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
    if (digit === undefined || ctrlKey || metaKey || altKey) return
    const inputs = [...fieldset.querySelectorAll('input')]
    const afterOne = inputs[1] === document.activeElement
    const input = inputs[placeOf(Number(digit), inputs.length - 1, afterOne)]
    input?.focus()
    input?.click()
  }
  fieldset.addEventListener('keydown', choose)
  return () => fieldset.removeEventListener('keydown', choose)
}

/** Place of a digit's input among so many answers, behind which stands declining; nowhere for a digit that is no answer. */
function placeOf(digit: number, answers: number, afterOne: boolean): number {
  if (answers > 10) return digit === 0 && afterOne ? 10 : digit
  if (digit > answers) return -1
  return digit === 0 ? answers : digit - 1
}
