/** Values are text until they are HTML. */
import { expect, it } from 'vitest'
import { escaped, html } from './html.ts'

it('escapes what text or an attribute could not hold', () => {
  expect(escaped('<&">\u0000\u0007')).toBe('&lt;&amp;&quot;&gt;\ufffd\ufffd')
})

it('takes HTML as it is, once, and lists of it', () => {
  const bold = html`<b>${'a & b'}</b>`
  expect(html`<p title="${'"'}">${[bold, ' <', bold]}</p>`.text).toBe(
    '<p title="&quot;"><b>a &amp; b</b> &lt;<b>a &amp; b</b></p>',
  )
})
