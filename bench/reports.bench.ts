import { it } from 'vitest'
import { ofBundle } from './ofBundle.ts'

/** By itself: `npm run bench -- reports`. */
it('reports of a long sheet, without a host', async () => {
  const { reporting } = await ofBundle<{ readonly reporting: () => void }>('reports')
  reporting()
})
