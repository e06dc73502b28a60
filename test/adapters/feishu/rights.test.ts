import { describe, expect, it } from 'vitest'
import { openTrackerWorld } from '../../support/trackerWorld.ts'

describe('a question about rights that merely failed is no "no"', () => {
  it.each([
    { failures: 1, denied: 0, because: 'it is asked once more' },
    { failures: 2, denied: 1, because: 'after that the column is left alone' },
  ])('$failures failures in a row: $denied columns denied, $because', async ({ failures, denied }) => {
    const world = await openTrackerWorld()
    let left = failures
    let asked: string | null = null
    world.door.beforeCall = (n, key) => {
      const question = JSON.stringify(world.door.calls.find((call) => call.n === n)?.params)
      if (key !== 'WidgetBase_getPermission' || !question.includes('"Field"') || left === 0) return
      asked ??= question
      if (question !== asked) return
      left -= 1
      throw Object.assign(new Error('the host had a hiccup'), { code: 10_299_999 })
    }
    await world.setUp({ preset: 'S2' })
    expect(left).toBe(0)
    expect(world.tracker.getState().sheet?.rights).toMatchObject({ kind: 'known', denied: expect.toSatisfy((columns: readonly string[]) => columns.length === denied) as unknown })
    world.close()
  })
})
