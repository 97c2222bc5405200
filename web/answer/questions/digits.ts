/** Digits choose an answer, where there is a keyboard. */

/**
 * Attachment for the fieldset of a question: 1–5 for the answers, 0 for declining. Only while the focus is on the
 * question (WCAG 2.1.4), and by the key's place, because an AZERTY keyboard gives a digit only with Shift.
 */
export function digits(fieldset: HTMLFieldSetElement) {
  function choose({ code, ctrlKey, metaKey, altKey }: KeyboardEvent) {
    const digit = /^(?:Digit|Numpad)([0-5])$/.exec(code)?.[1]
    if (digit === undefined || ctrlKey || metaKey || altKey) return
    const inputs = fieldset.querySelectorAll('input')
    const input = inputs[digit === '0' ? inputs.length - 1 : Number(digit) - 1]
    input?.focus()
    input?.click()
  }
  fieldset.addEventListener('keydown', choose)
  return () => fieldset.removeEventListener('keydown', choose)
}
