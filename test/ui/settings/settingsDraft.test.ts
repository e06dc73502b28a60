import { describe, expect, it } from 'vitest'
import { areSettings } from '../../../src/application/stored/document.ts'
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

describe('limits of problems, weights of goals and load [SL1] [KP2] [KP3] [WK2] [DP4]', () => {
  it.each<{ change: Partial<SettingsDraft>; problems: object }>([
    { change: { sla: { response: 0.5, solution: 8760 } }, problems: {} },
    { change: { sla: { response: 0, solution: 48 } }, problems: { response: 'settings.problem.hours' } },
    { change: { sla: { response: 24, solution: null } }, problems: { solution: 'settings.problem.hours' } },
    {
      change: { sla: { response: -1, solution: 9000 } },
      problems: { response: expect.any(String), solution: expect.any(String) },
    },
    { change: { coreKpiWeight: 0 }, problems: {} },
    { change: { coreKpiWeight: 100 }, problems: {} },
    { change: { coreKpiWeight: 101 }, problems: { coreKpiWeight: 'settings.problem.share' } },
    { change: { coreKpiWeight: null }, problems: { coreKpiWeight: 'settings.problem.share' } },
    { change: { phaseWeights: { 预热期: 30, 爆发期: 50 } }, problems: {} },
    { change: { phaseWeights: { 预热期: 0 } }, problems: { phaseWeights: 'settings.problem.range' } },
    { change: { lagDefaults: {} }, problems: {} },
    { change: { lagDefaults: { KOL: 0, 物料制作: 365 } }, problems: {} },
    { change: { lagDefaults: { KOL: -1 } }, problems: { lagDefaults: 'settings.problem.lag' } },
    { change: { lagDefaults: { KOL: 1.5 } }, problems: { lagDefaults: 'settings.problem.lag' } },
    { change: { lagDefaults: { KOL: 366 } }, problems: { lagDefaults: 'settings.problem.lag' } },
    { change: { loadPeak: 1 }, problems: {} },
    { change: { loadPeak: 2.5 }, problems: { loadPeak: 'settings.problem.tasks' } },
    { change: { loadPeak: null }, problems: { loadPeak: 'settings.problem.tasks' } },
  ])('$change → $problems', ({ change, problems }) => {
    const changed = { ...draft(5, 10, 20), ...change }
    expect(draftProblems(changed)).toEqual(problems)
    const settings = settingsOf(changed)
    expect(settings !== null && areSettings(settings)).toBe(Object.keys(problems).length === 0)
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
