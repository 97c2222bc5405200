/** The policy of every page: what a browser may load, run, ask and frame. */
import { expect, it } from 'vitest'
import { contentSecurityPolicy } from './pages.ts'

it('lets no script, style or connection in but our own, and nobody frame us', () => {
  const box = 'https://box.example'
  const policy = new Map(
    contentSecurityPolicy(box)
      .split('; ')
      .map((directive) => {
        const [name = '', ...sources] = directive.split(' ')
        return [name, sources] as const
      }),
  )
  expect(policy.get('default-src')).toEqual(["'none'"])
  expect(policy.get('script-src')).toEqual(["'self'"])
  expect(policy.get('style-src')).toEqual(["'self'"])
  expect(policy.get('connect-src')).toEqual(["'self'", box])
  for (const name of ['base-uri', 'frame-ancestors']) expect(policy.get(name)).toEqual(["'none'"])
  expect(policy.get('form-action')).toEqual(["'self'"])
  // Whatever else is named: nothing of another origin, nothing inline, nothing that is made of text.
  const others = [...policy.values()]
    .flat()
    .filter((source) => !["'self'", "'none'", 'data:', box].includes(source))
  expect(others).toEqual([])
  expect([...policy].filter(([, sources]) => sources.includes('data:')).map(([name]) => name)).toEqual([
    'img-src',
  ])
})
