import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWhole } from '../../support/sweep.ts'
import { playScene, scenes } from './nativeTrial.ts'

const TASKS = 100
/** 10 000 tasks in a whole sweep. */
const SCENES = isWhole ? 100 : 6

describe('the expressions of the native columns and the rules', () => {
  it('[TM1] [PR1] [PR2] [DV1] [DV3] [ST1] [ST2] agree on tasks planned in calendar days', () => {
    for (const scene of fc.sample(scenes(TASKS, { mode: 'calendar' }), { seed: 17, numRuns: SCENES })) {
      const { native, rules } = playScene(scene)
      expect(native).toEqual(rules)
    }
  })

  it('[CA1] agree on tasks planned in workdays of the years with holidays', () => {
    const arbitrary = scenes(TASKS, { mode: 'workday', firstYear: 2004, lastYear: 2026 })
    for (const scene of fc.sample(arbitrary, { seed: 18, numRuns: SCENES })) {
      const { native, rules } = playScene(scene)
      expect(native).toEqual(rules)
    }
  })
})
