import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordState } from '../../../src/local-host/engine/types.ts'
import { present } from '../../support/present.ts'
import { isWhole } from '../../support/sweep.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'

const row = (world: AppWorld, title: string): RecordState => {
  const nameId = world.table().fields.find((field) => field.isPrimary)?.id ?? ''
  const found = world.table().records.find(({ fields }) => JSON.stringify(fields[nameId]).includes(title))
  return present(found, `row ${title}`)
}
/** Another user writes cells, by column name. */
async function edit(world: AppWorld, title: string, cells: Record<string, unknown>): Promise<void> {
  const fields = Object.fromEntries(Object.entries(cells).map(([name, value]) => [world.fieldId(name), value]))
  world.door.asOther('WidgetTable_setRecord', [world.table().id, undefined], [row(world, title).id, { fields }])
  await world.quiet()
}

describe('[RC2] a second pass over any state writes 0 cells', () => {
  it('a second pass writes nothing after any history of edits by others', async () => {
    const cellEdit = fc.record({
      title: fc.constantFrom('KOL种草笔记发布', '推文预热', '信息流广告投放', '新品首发活动'),
      cell: fc.oneof(
        fc.tuple(fc.constant('当前进度'), fc.constantFrom(null, 0, 0.05, 1 / 3, 0.999, 1, 1.2)),
        fc.tuple(
          fc.constantFrom('计划开始时间', '计划完成时间', '实际开始时间', '实际完成时间'),
          fc.option(
            fc.integer({ min: 0, max: 60 }).map((days) => Date.UTC(2024, 1, 20, 16) + days * 86_400_000),
            { nil: null },
          ),
        ),
        fc.tuple(fc.constant('进度偏差'), fc.constantFrom(null, 0, 7.25)),
      ),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(cellEdit, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 45 }),
        async (edits, days) => {
          const world = await openAppWorld({
            at: new Date(Date.UTC(2024, 2, 1, 11) + days * 86_400_000).toISOString(),
          })
          await world.setUp({ preset: 'S3' })
          for (const { title, cell } of edits) await edit(world, title, Object.fromEntries([cell]))
          world.door.resetCalls()
          world.app.actions.refresh()
          await world.quiet()
          expect(
            world.door.calls.map(({ key }) => key).filter((key) => /^WidgetTable_(set|add|delete)/u.test(key)),
          ).toEqual([])
          world.close()
        },
      ),
      { seed: 20240301, numRuns: isWhole ? 400 : 25 },
    )
  })
})
