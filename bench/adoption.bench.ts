import { it } from 'vitest'
import { ofBundle } from './ofBundle.ts'

/** By itself: `npm run bench -- adoption`. */
it('taking over a long sheet of words, without a host', async () => {
  const { adopting } = await ofBundle<{ readonly adopting: () => Promise<void> }>('adoption')
  await adopting()
})
