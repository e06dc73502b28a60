import { describe, expect, it, onTestFinished } from 'vitest'
import { fitsShift } from '../../../src/application/planning/applyShift.ts'
import type { EnteredCells } from '../../../src/application/ports.ts'
import { fitsRecord } from '../../../src/application/runs/runRoom.ts'
import { RUNS } from '../../../src/application/runs/storedRuns.ts'
import { previewRunTakeBack } from '../../../src/application/runs/takeRunBack.ts'
import { addDays, type ShiftedTask } from '../../../src/domain/index.ts'
import { present, valueOf } from '../../support/present.ts'
import { addRows, openRunWorld, type RunSidebar } from './runWorld.ts'

async function openWorld() {
  const world = await openRunWorld()
  onTestFinished(world.close)
  return { ...world, sidebar: present(world.sidebars[0], 'a sidebar') }
}
const isKept = async ({ deps }: RunSidebar, id: string): Promise<boolean> =>
  (valueOf(await deps.stored.load(RUNS)).find((run) => run.id === id)?.bytes ?? 0) > 0

/** The largest number up to `most` for which `fits` holds. */
async function largest(most: number, fits: (count: number) => Promise<boolean>): Promise<number> {
  let [low, high] = [0, most]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (await fits(middle)) low = middle
    else high = middle
  }
  return low
}

describe('[TB1] whether a run will be kept', () => {
  it('of rows that are added only their number matters', async () => {
    const { sidebar, sheet } = await openWorld()
    const fits = (count: number) =>
      fitsRecord(sidebar.host, (host) =>
        host.addCells(
          sheet.tableId,
          Array.from({ length: count }, () => ({ fldNotes: '很长'.repeat(10) })),
        ),
      )
    expect([await fits(20_000), await fits(24_000), await fits(24_001)]).toEqual([true, true, false])
  })

  it('of rows that are changed is told before, at the very limit, and nothing is written for it', async () => {
    const world = await openWorld()
    const { sidebar, sheet, rows } = world
    const ids = await addRows(
      world,
      Array.from({ length: 100 }, () => ({ title: 'a' })),
    )
    const many = (rowIds: readonly string[]): readonly { recordId: string; fields: EnteredCells }[] =>
      rowIds.map((recordId) => ({ recordId, fields: { notes: '很长'.repeat(1000) } }))
    const before = rows()
    const fits = (count: number) =>
      fitsRecord(sidebar.host, (host) => host.rewriteRows(sheet.context, many(ids.slice(0, count))))
    const most = await largest(100, fits)
    expect(rows()).toEqual(before)
    expect(most).toBeGreaterThan(10)
    const last = await sidebar.run('copy', (host) => host.rewriteRows(sheet.context, many(ids.slice(0, most))))
    const beyond = await sidebar.run('copy', (host) => host.rewriteRows(sheet.context, many(ids.slice(-most - 1))))
    expect([await isKept(sidebar, last), await isKept(sidebar, beyond)]).toEqual([true, false])
  })

  it('[SH2] of a shift is told before, at the very limit, without a host call', async () => {
    const world = await openWorld()
    const { sidebar, sheet } = world
    const ids = await addRows(
      world,
      Array.from({ length: 1600 }, () => ({ title: 'a', plannedStart: '2024-03-01', plannedEnd: '2024-03-05' })),
    )
    const moved = (count: number, by: number): readonly ShiftedTask[] =>
      ids.slice(0, count).map((id) => ({
        id,
        before: { start: addDays('2024-03-01', by - 1), end: addDays('2024-03-05', by - 1) },
        after: { start: addDays('2024-03-01', by), end: addDays('2024-03-05', by) },
      })) as unknown as readonly ShiftedTask[]
    sidebar.door.resetCalls()
    const most = await largest(1600, (count) => fitsShift(sidebar.host, sheet.context, moved(count, 1)))
    expect(sidebar.door.calls).toEqual([])
    expect(most).toBeGreaterThan(500)
    expect(most).toBeLessThan(1599)
    const write = (count: number, by: number) =>
      sidebar.run('shift', (host) =>
        host.rewriteRows(
          sheet.context,
          moved(count, by).map(({ id, after }) => ({
            recordId: id,
            fields: { plannedStart: after.start, plannedEnd: after.end },
          })),
        ),
      )
    // The host fills in more of a row than a person does: the first shift of all rows puts them on one footing.
    expect(await isKept(sidebar, await write(most, 1))).toBe(true)
    expect(await isKept(sidebar, await write(most + 1, 2))).toBe(false)
  })

  it('[TB2] of taking a run back is told in its preview: rows that it deletes are kept whole', async () => {
    const { sidebar, sheet, edit } = await openWorld()
    const note = '很长'.repeat(1000)
    let added: readonly string[] = []
    const id = await sidebar.run('copy', async (host) => {
      const rows = await host.addRows(
        sheet.context,
        Array.from({ length: 30 }, () => ({ title: 'a', notes: note })),
      )
      if (rows.ok) added = rows.value
      return rows
    })
    expect(valueOf(await previewRunTakeBack(sidebar.deps, id)).fits).toBe(true)
    // What is computed stands in the rows too, and comes back with them: here it is long.
    const computed = { ...sidebar.deps, columns: () => ({ isComputed: () => true, isFilledIn: () => false }) }
    for (const recordId of added)
      await edit(recordId, { [sheet.fieldId('risk')]: [{ type: 'text', text: '很长'.repeat(2500) }] })
    expect(valueOf(await previewRunTakeBack(computed, id)).fits).toBe(false)
  })
})
