import { it } from 'vitest'
import { ofBundle } from './ofBundle.ts'

it('rules and model, without a host', async () => {
  const { compute } = await ofBundle<{ readonly compute: () => void }>('compute')
  compute()
})
