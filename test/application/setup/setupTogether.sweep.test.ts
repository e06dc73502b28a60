import { describe, expect, it } from 'vitest'
import { builtLike, undisturbed } from '../../support/setupRuns.ts'
import { sweep } from '../../support/sweep.ts'
import { openAppWorld } from '../../support/appWorld.ts'

/** The second sidebar joins at each call of the first, and at so many of them in `npm test`. */
const FEW = 4

describe('two sidebars run the same set-up at once', () => {
  it.each(['the same person', 'another person'])(
    'set-up makes nothing twice when the second sidebar is that of %s',
    async (who) => {
      const preset = 'S1'
      const whole = await undisturbed({ preset })
      const failed: number[] = []
      for (const at of sweep([...whole.calls.keys()], FEW)) {
        const first = await openAppWorld()
        const members = first.door.engine.document.members
        const second = await first.beside({
          userId: (who === 'the same person' ? members[0] : members[1])?.id ?? '',
        })
        const opened = first.door.calls.length
        let both: Promise<void> | null = null
        first.door.beforeCall = (n) => {
          if (n >= opened + at && both === null) both = second.setUp({ preset })
        }
        await first.setUp({ preset })
        await (both ?? Promise.resolve())
        await first.quiet()
        await second.quiet()
        if (!builtLike(first, whole.looks)) failed.push(at)
        first.close()
        second.close()
      }
      expect(failed).toEqual([])
    },
  )
})
