import { afterEach, describe, expect, it } from 'vitest'
import { choice, date, progress, text, type Column } from '../../../src/local-host/engine/fixtures/sheet.ts'
import { addDays } from '../../../src/domain/index.ts'
import type { AppWorld } from '../../support/appWorld.ts'
import { adopt, openAdoptWorld } from '../adoption/adoptWorld.ts'
import { OWN, ownSheet } from '../adoption/ownSheet.ts'

let world: AppWorld
afterEach(() => world.close())

const DAY_MS = 86_400_000
/** Options as people write them: with signs, with a word that says nothing to us, and one that is no state of ours. */
const STATES = ['未开始', '进行中', '✅已完成', '搁置', '不做了', '卡住', '等老板拍板']
/** A task of each state that is over, under way, to come, and without an end. */
const ROWS = [...STATES, null].flatMap((state) =>
  [-9, -2, 4].map((shift): readonly (string | null)[] => {
    const start = addDays('2024-03-18', shift)
    return [`${state ?? '空'} ${String(shift)}`, start, shift === 4 ? null : addDays(start, 6), state]
  }),
)
const COLUMNS: readonly Column[] = [text('任务名称'), date('计划开始'), date('计划结束'), choice('状态', ...STATES)]

/** What columns show in every row, as text. */
function shown(...names: readonly string[]): readonly (readonly string[])[] {
  const table = world.table()
  return table.records.map((record) =>
    names.map((name) => world.door.engine.cellText(table.id, world.fieldId(name), record)),
  )
}
/** The column that the extension computes for a field, by its mark. */
const computed = (field: string): string =>
  world.table().fields.find(({ description }) => JSON.stringify(description ?? '').includes(`tasks.${field}〕`))
    ?.name ?? ''

describe('[NV12] native columns of a sheet in which people say states', () => {
  it.each([
    ['and have no progress', COLUMNS, ROWS],
    [
      'beside a progress that few fill in',
      [...COLUMNS, progress('实际进度')],
      ROWS.map((row, at) => [...row, at % 4 === 0 ? 0.3 : null]),
    ],
  ] as const)(
    '%s take done as done and the rest as the rules do, on each of six days',
    async (_what, columns, rows) => {
      world = await openAdoptWorld({ snapshot: ownSheet(columns, rows) })
      await adopt(world, OWN)
      expect(world.table().records).toHaveLength(24)
      expect(await world.app.actions.native.make()).toMatchObject({ ok: true, value: { added: 7 } })
      await world.quiet()
      const seen = new Set<string>()
      for (let day = 0; day < 6; day += 1) {
        const pairs = shown('当前状态·实时', computed('state'), '偏差等级·实时', computed('band'))
        for (const [native, state, nativeBand, band] of pairs) {
          expect([native, nativeBand]).toEqual([state, band])
          seen.add(state ?? '')
        }
        await world.pass(DAY_MS, DAY_MS / 4)
      }
      expect([...seen].toSorted()).toEqual(['已取消', '已完成', '已暂停', '延期', '未开始', '进行中'].toSorted())
    },
  )

  it('are refused where the states are typed as words, with the reason', async () => {
    world = await openAdoptWorld({
      snapshot: ownSheet([text('任务名称'), date('计划开始'), date('计划结束'), text('状态')], ROWS),
    })
    await adopt(world, OWN)
    expect(await world.app.actions.native.look()).toEqual({
      ok: false,
      error: { kind: 'lack', lack: { kind: 'inWords', column: '状态' } },
    })
  })

  it('say what the rules say in a sheet that has neither progress nor states', async () => {
    world = await openAdoptWorld({
      snapshot: ownSheet(
        [text('任务名称'), date('计划开始'), date('计划结束'), date('实际结束')],
        ROWS.map((row, at) => [...row.slice(0, 3), at % 3 === 0 ? '2024-03-17' : null]),
      ),
    })
    await adopt(world, OWN)
    expect(await world.app.actions.native.make()).toMatchObject({ ok: true, value: { added: 7 } })
    await world.quiet()
    for (const [native, state, nativeBand, band] of shown(
      '当前状态·实时',
      computed('state'),
      '偏差等级·实时',
      computed('band'),
    ))
      expect([native, nativeBand]).toEqual([state, band])
  })
})
