/** HTML from a template: every value is escaped, unless it is HTML already. */

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Text and attributes of XML and HTML; a character that XML does not allow becomes the replacement character. */
export const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (sign) => entities[sign]!)

export class Html {
  constructor(readonly text: string) {}
}

type Value = string | Html | Value[]

/** Attributes stand in double quotes. */
export function html(fixed: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(fixed.map((text, i) => text + (i < values.length ? written(values[i]!) : '')).join(''))
}

function written(value: Value): string {
  if (Array.isArray(value)) return value.map(written).join('')
  return value instanceof Html ? value.text : escaped(value)
}
