import { it } from 'vitest'
import { ofBundle } from './ofBundle.ts'

/** By itself: `npm run bench -- plan`. */
it('links, schedule and shifts of a long plan, without a host', async () => {
  const { planning } = await ofBundle<{ readonly planning: () => void }>('plan')
  planning()
})
