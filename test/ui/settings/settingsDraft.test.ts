import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { draftProblems, settingsOf, type SettingsDraft } from '../../../src/ui/settings/settingsDraft.ts'

const draft = (watch: number | null, warn: number | null, severe: number | null, cutOff = '18:00'): SettingsDraft => ({
  ...DEFAULT_SETTINGS,
  bands: { watch, warn, severe },
  cutOff,
  own: false,
})

describe('thresholds: 0 < watch < warn < severe ≤ 100 [DV3]', () => {
  it.each([
    { draft: draft(5, 10, 20), problems: {} },
    { draft: draft(0.5, 99.9, 100), problems: {} },
    { draft: draft(0, 10, 20), problems: { watch: 'settings.problem.range' } },
    { draft: draft(-5, 10, 20), problems: { watch: 'settings.problem.range' } },
    { draft: draft(5, 10, 100.1), problems: { severe: 'settings.problem.range' } },
    { draft: draft(null, 10, 20), problems: { watch: 'settings.problem.number' } },
    { draft: draft(10, 10, 20), problems: { warn: 'settings.problem.warnOrder' } },
    { draft: draft(5, 20, 10), problems: { severe: 'settings.problem.severeOrder' } },
    {
      draft: draft(15, null, 10),
      problems: { warn: 'settings.problem.number', severe: 'settings.problem.severeOrder' },
    },
  ])('$draft.bands → $problems', ({ draft, problems }) => {
    expect(draftProblems(draft)).toEqual(problems)
    expect(settingsOf(draft) === null).toBe(Object.keys(problems).length > 0)
  })
})

describe('cut-off [TM1]', () => {
  it.each([
    ['00:00', true],
    ['18:00', true],
    ['23:59', true],
    ['24:00', false],
    ['9:00', false],
    ['18:60', false],
    ['', false],
  ])('%j is %s', (cutOff, isFine) => {
    expect(draftProblems(draft(5, 10, 20, cutOff)).cutOff === undefined).toBe(isFine)
  })
})

describe('time zone [TM2]', () => {
  it.each([
    ['Asia/Shanghai', true],
    ['Asia/Urumqi', true],
    ['UTC', true],
    ['Asia/Shanghi', false],
    ['', false],
    ['中国', false],
  ])('%j is %s', (timeZone, isFine) => {
    expect(draftProblems({ ...draft(5, 10, 20), timeZone }).timeZone === undefined).toBe(isFine)
  })
})
