/** The page of template sizes and acknowledged security rules is what the stacks are. */
import { expect, test } from 'vitest'
import { rulesPage } from './rules-page.fixture.ts'
import { synthesize } from './templates.fixture.ts'

test('every stack is small enough, and every rule that is not kept has its reason on the page', async () => {
  await expect(rulesPage(synthesize().app)).toMatchFileSnapshot('../../docs/operations/security-rules.md')
})
