import { describe, expect, it, onTestFinished } from 'vitest'
import { loadRecord, RUNS } from '../../../src/application/runs/storedRuns.ts'
import { previewRunTakeBack, takeRunBack } from '../../../src/application/runs/takeRunBack.ts'
import { present, valueOf } from '../../support/present.ts'
import { addRows, openRunWorld, takenBackAtLast, type RunWorld } from './runWorld.ts'

async function openWorld(options?: Parameters<typeof openRunWorld>[0]): Promise<RunWorld> {
  const world = await openRunWorld(options)
  onTestFinished(world.close)
  return world
}
const forever = new AbortController().signal

describe('[TB2] taking a run back', () => {
  it('restores the cells that nobody has changed since, byte for byte, and leaves and names the others', async () => {
    const world = await openWorld()
    const { sheet } = world
    const sidebar = present(world.sidebars[0], 'a sidebar')
    const [one = '', other = ''] = await addRows(world, [{ title: 'a' }, { title: 'b' }])
    const [start, end, notes] = (['plannedStart', 'plannedEnd', 'notes'] as const).map(sheet.fieldId)
    // A day with a time of day, and words in two pieces: neither survives being read as a value and written again.
    const held = {
      [start ?? '']: Date.UTC(2024, 2, 1, 10, 30),
      [notes ?? '']: [
        { type: 'text', text: 'see ' },
        { type: 'url', text: 'page', link: 'https://example.com/' },
      ],
    }
    await world.edit(one, held)
    await world.edit(other, held)
    const before = world.rows()
    const id = await sidebar.run('shift', (host) =>
      host.rewriteRows(
        sheet.context,
        [one, other].map((recordId) => ({
          recordId,
          fields: { plannedStart: '2024-04-01', plannedEnd: '2024-04-02', notes: 'moved' },
        })),
      ),
    )
    expect(world.rows()).not.toEqual(before)
    await world.edit(other, { [end ?? '']: Date.UTC(2024, 5, 1) })
    const edited = world.rows()

    const shown = await previewRunTakeBack(sidebar.deps, id)
    expect(world.rows()).toEqual(edited)
    expect(shown.ok && shown.value.left).toMatchObject([
      { what: { kind: 'cell', recordId: other, columnId: end }, because: 'changed' },
    ])
    const done = await takeRunBack(sidebar.deps, id, { signal: forever })
    expect(done).toMatchObject({ ok: true, value: { left: [{ because: 'changed' }] } })
    expect(world.rows()).toEqual({
      ...before,
      [other]: { ...before[other], [end ?? '']: Date.UTC(2024, 5, 1) },
    })
  })

  it('can itself be taken back, and so on', async () => {
    const world = await openWorld()
    const sidebar = present(world.sidebars[0], 'a sidebar')
    const [one = ''] = await addRows(world, [{ title: 'a', plannedEnd: '2024-03-05' }])
    const before = world.rows()
    let id = await sidebar.run('shift', (host) =>
      host.rewriteRows(world.sheet.context, [{ recordId: one, fields: { plannedEnd: '2024-03-09' } }]),
    )
    const after = world.rows()
    for (const expected of [before, after, before, after]) {
      await takenBackAtLast(sidebar, id)
      expect(world.rows()).toEqual(expected)
      const runs = await sidebar.deps.stored.load(RUNS)
      id = (runs.ok && runs.value.find((run) => run.of === id)?.id) || ''
    }
  })

  it('deletes rows that it added while nobody has touched them', async () => {
    const world = await openWorld()
    const sidebar = present(world.sidebars[0], 'a sidebar')
    const before = world.rows()
    let added: readonly string[] = []
    const id = await sidebar.run('copy', async (host) => {
      const rows = await host.addRows(world.sheet.context, [{ title: 'a' }, { title: 'b', plannedEnd: '2024-03-05' }])
      if (rows.ok) added = rows.value
      return rows
    })
    const [, touched = ''] = added
    await world.edit(touched, { [world.sheet.fieldId('notes')]: [{ type: 'text', text: 'mine' }] })
    const row = world.rows()[touched]
    const done = await takeRunBack(sidebar.deps, id, { signal: forever })
    expect(done).toMatchObject({ ok: true, value: { left: [{ what: { kind: 'row', recordId: touched } }] } })
    expect(world.rows()).toEqual({ ...before, [touched]: row })
  })

  it('adds rows again that it deleted, once, also when two sidebars take it back at the same time', async () => {
    const world = await openWorld({ sidebars: 2 })
    const [first, second] = world.sidebars.map((one) => present(one, 'a sidebar'))
    const [gone = ''] = await addRows(world, [{ title: 'a', plannedEnd: '2024-03-05', stage: '筹备期' }])
    const cells = world.rows()[gone]
    const id = await present(first, 'one').run('sampleRemoval', (host) => host.deleteRows(world.sheet.tableId, [gone]))
    expect(world.rows()[gone]).toBeUndefined()
    const both = await Promise.all(
      [first, second].map((one) => takeRunBack(present(one, 'one').deps, id, { signal: forever })),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const same = Object.values(world.rows()).filter((row) => JSON.stringify(row) === JSON.stringify(cells))
    expect(same).toHaveLength(1)
    // Once more finds nothing to do.
    await takenBackAtLast(present(second, 'two'), id)
    expect(Object.values(world.rows()).filter((row) => JSON.stringify(row) === JSON.stringify(cells))).toHaveLength(1)
  })

  it('deletes a column and a table that it made only while they hold nothing of people’s', async () => {
    const world = await openWorld()
    const sidebar = present(world.sidebars[0], 'a sidebar')
    const [row = ''] = await addRows(world, [{ title: 'a' }])
    const made: Record<string, string> = {}
    const id = await sidebar.run('addition', async (host) => {
      for (const name of ['用过的', '没用过的']) {
        const column = await host.addColumn(world.sheet.tableId, { name, kind: 'text', description: '' })
        if (column.ok) made[name] = column.value.id
      }
      for (const name of ['有内容', '空表']) {
        const table = await host.createTable(name)
        if (table.ok) made[name] = table.value.id
      }
      return { ok: true, value: null } as const
    })
    await world.edit(row, { [made['用过的'] ?? '']: [{ type: 'text', text: 'mine' }] })
    const table = present(
      world.engine.document.tables.find((one) => one.id === made['有内容']),
      'the table',
    )
    const words = [{ type: 'text', text: 'mine' }]
    sidebar.door.asOther('WidgetTable_addRecords', [table.id], [[{ fields: { [table.fields[0]?.id ?? '']: words } }]])
    const done = await takeRunBack(sidebar.deps, id, { signal: forever })
    expect(done).toMatchObject({ ok: true })
    const now = world.engine.document.tables
    expect(now.some(({ name }) => name === '空表')).toBe(false)
    expect(now.some(({ name }) => name === '有内容')).toBe(true)
    const columns = now.find((one) => one.id === world.sheet.tableId)?.fields.map(({ name }) => name) ?? []
    expect(columns).toContain('用过的')
    expect(columns).not.toContain('没用过的')
  })
})

describe('[TB1] a run', () => {
  it('asks the host once for what a cell held, and keeps that and what it wrote last', async () => {
    const world = await openWorld()
    const sidebar = present(world.sidebars[0], 'a sidebar')
    const [row = ''] = await addRows(world, [{ title: 'a', plannedEnd: '2024-03-05' }])
    const end = world.sheet.fieldId('plannedEnd')
    const before = world.rows()[row]?.[end]
    sidebar.door.resetCalls()
    const id = await sidebar.run('shift', async (host) => {
      await host.rewriteRows(world.sheet.context, [{ recordId: row, fields: { plannedEnd: '2024-03-09' } }])
      return host.rewriteRows(world.sheet.context, [{ recordId: row, fields: { plannedEnd: '2024-03-12' } }])
    })
    expect(sidebar.door.calls.filter(({ key }) => key === 'WidgetTable_getRecordsByIds')).toHaveLength(1)
    const runs = await sidebar.deps.stored.load(RUNS)
    const run = present(runs.ok ? runs.value.find((one) => one.id === id) : null, 'the run')
    expect(run).toMatchObject({ kind: 'shift', by: 'ou_somebody', counts: { cells: 1 } })
    const record = await loadRecord(sidebar.deps.stored, run)
    expect(record.ok && record.value?.changes[world.sheet.tableId]?.cells).toEqual({
      [row]: { [end]: [before, world.rows()[row]?.[end]] },
    })
  })

  const LONG = '很长'.repeat(2000)
  const longRows = Array.from({ length: 30 }, (_, at) => ({ title: `a ${String(at)}`, notes: LONG }))

  it('that adds more than 256 kB keeps the signs of its rows: those that nobody has touched are deleted', async () => {
    const world = await openWorld()
    const sidebar = present(world.sidebars[0], 'a sidebar')
    const { fields } = world.sheet.context.binding
    const [notes, parent, title] = [fields.notes, fields.parent, fields.title].map((field) => field?.fieldId ?? '')
    const [old = ''] = await addRows(world, [{ title: '原有' }])
    let ids: readonly string[] = []
    const id = await sidebar.run('copy', async (host) => {
      ids = valueOf(await host.addRows(world.sheet.context, longRows))
      // Links come later, as those of an import do: the sign of a row follows.
      await host.rewriteRows(
        world.sheet.context,
        ids.slice(0, 20).map((recordId) => ({ recordId, fields: { parent: [old] } })),
      )
    })
    const [first = '', second = '', third = '', ...others] = ids
    await world.edit(first, { [notes ?? '']: [{ type: 'text', text: '改过' }] })
    await world.edit(second, { [title ?? '']: [{ type: 'text', text: 'a 2' }] })
    await world.edit(third, { [parent ?? '']: null as never })
    const preview = await previewRunTakeBack(sidebar.deps, id)
    expect(preview.ok && preview.value.fits).toBe(false)
    const back = await takeRunBack(sidebar.deps, id, { signal: forever })
    expect(back.ok && back.value.left.map(({ what, because }) => [what, because])).toEqual(
      [first, second, third].map((recordId) => [{ kind: 'row', recordId }, 'changed']),
    )
    expect(others.some((recordId) => world.rows()[recordId] !== undefined)).toBe(false)
    expect(Object.keys(world.rows())).toEqual([old, first, second, third])
  })

  it('that changes more than 256 kB is kept without its cells', async () => {
    const world = await openWorld()
    const sidebar = present(world.sidebars[0], 'a sidebar')
    const ids = await addRows(
      world,
      longRows.map(({ title }) => ({ title })),
    )
    const id = await sidebar.run('copy', (host) =>
      host.rewriteRows(
        world.sheet.context,
        ids.map((recordId) => ({ recordId, fields: { notes: LONG } })),
      ),
    )
    expect(await takeRunBack(sidebar.deps, id, { signal: forever })).toEqual({ ok: false, error: { kind: 'notKept' } })
  })
})
