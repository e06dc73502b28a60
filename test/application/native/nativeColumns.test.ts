import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { playScene, scenes, type Scene } from './nativeTrial.ts'

const [base] = fc.sample(scenes(1, { mode: 'calendar' }), { seed: 1, numRuns: 1 })
const BLANK = {
  title: '海报',
  plannedStart: null,
  plannedEnd: null,
  actualStart: null,
  actualEnd: null,
  progress: null,
  doneAmount: null,
  totalAmount: null,
  hold: null,
  time: '00:00',
} as const

/** A scene in Chinese at six in the evening of 2024-03-05, with the default thresholds. */
const sceneOf = (tasks: readonly Partial<Scene['tasks'][number]>[], more: Partial<Scene> = {}): Scene => ({
  ...(base as Scene),
  preset: 'S3',
  language: 'zh-CN',
  settings: {
    cutOff: '18:00',
    bands: { watch: 5, warn: 10, severe: 20 },
    calendar: { mode: 'calendar', work: [], off: [] },
  },
  scale: 100,
  hasQuantities: false,
  hold: { paused: '暂停', cancelled: '取消' },
  renamed: '',
  day: '2024-03-05',
  clock: '18:00',
  variants: {},
  tasks: tasks.map((task) => ({ ...BLANK, ...task })),
  ...more,
})

/** Half of 1–10 March is due on the 5th: a progress is its deviation + 50. */
const MARCH = { plannedStart: '2024-03-01', plannedEnd: '2024-03-10' } as const
const bandsAt = (deviations: readonly number[], more: Partial<Scene> = {}): readonly unknown[] =>
  playScene(
    sceneOf(
      deviations.map((points) => ({ ...MARCH, progress: 50 + points })),
      more,
    ),
  ).native.map(({ band }) => band)

describe('the native columns', () => {
  it('[NV1] [DV3] a bound belongs to the better band, but that of 超前', () => {
    expect(bandsAt([10.01, 10, -5, -5.01, -10, -10.01, -20, -20.01])).toEqual([
      '超前',
      '正常',
      '正常',
      '关注',
      '关注',
      '滞后预警',
      '滞后预警',
      '严重滞后',
    ])
  })

  it('[NV1] [DV3] the thresholds of the sheet are those of its expressions', () => {
    const settings = { ...sceneOf([]).settings, bands: { watch: 0, warn: 1.5, severe: 3 } }
    expect(bandsAt([2, 1.5, 0, -0.1, -1.5, -1.6, -3.1], { settings })).toEqual([
      '超前',
      '正常',
      '正常',
      '关注',
      '关注',
      '滞后预警',
      '严重滞后',
    ])
  })

  it('[NV1] [TM1] the figures turn to today at the cut-off of the settings', () => {
    const planned = (clock: string, cutOff: string): unknown =>
      playScene(sceneOf([MARCH], { clock, settings: { ...sceneOf([]).settings, cutOff } })).native[0]?.planned
    expect([planned('17:59', '18:00'), planned('18:00', '18:00'), planned('00:00', '00:00')]).toEqual([40, 50, 50])
  })

  it('[NV1] [ST1] the words of a preset and language are those of its expressions', () => {
    const late = [{ plannedEnd: '2024-03-01' }]
    const stateIn = (more: Partial<Scene>): unknown => playScene(sceneOf(late, more)).native[0]?.state
    expect([
      stateIn({ preset: 'S1' }),
      stateIn({ preset: 'S3' }),
      stateIn({ language: 'en-US' }),
      stateIn({ language: 'ja-JP' }),
    ]).toEqual([playScene(sceneOf(late, { preset: 'S1' })).rules[0]?.state, '延期', 'Delayed', '遅延'])
  })

  it('[NV1] the options of people are those of its expressions', () => {
    const hold = { paused: '先放一放', cancelled: '不做了' }
    const { native } = playScene(
      sceneOf([{ ...MARCH, hold: 'paused' }, { ...MARCH, hold: 'cancelled' }, MARCH], {
        hold,
        renamed: '（我们的叫法）',
      }),
    )
    expect(native.map(({ state }) => state)).toEqual(
      ['已暂停', '已取消', '未开始'].map((word) => `${word}（我们的叫法）`),
    )
  })

  it.each(['calendar', 'workday'] as const)(
    '[NV1] a Base that computes all branches of an IF shows no error in rows with blanks, by %s days',
    (mode) => {
      const scene = sceneOf(
        [
          {},
          { plannedStart: '2024-03-01' },
          { plannedEnd: '2024-03-10' },
          { plannedStart: '2024-03-11', plannedEnd: '2024-03-10' },
        ],
        {
          variants: {
            formulaBranches: 'eager',
            formulaNull: 'error',
            networkdaysReversed: 'error',
            formulaLists: 'blanksKept',
          },
          settings: { ...sceneOf([]).settings, calendar: { mode, work: [], off: [] } },
          hasQuantities: true,
        },
      )
      const { native, rules } = playScene(scene)
      expect(native).toEqual(rules)
    },
  )

  it('[NV1] a row that people have not filled shows nothing', () => {
    const { state, band, planned, deviation, delay } =
      playScene(sceneOf([{ title: null }])).native[0] ?? Object.freeze({} as never)
    expect([state, band, planned, deviation, delay]).toEqual([null, null, null, null, null])
  })

  it('[NV1] [ST2] a task that is done by a plan whose start lies after its end is neither early nor late', () => {
    const done = { plannedStart: '2024-03-04', plannedEnd: '2024-03-02', actualEnd: '2024-03-05', progress: 100 }
    const { native, rules } = playScene(sceneOf([done]))
    expect(native[0]?.delay).toBeNull()
    expect(native).toEqual(rules)
  })
})
