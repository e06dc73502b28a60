import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createOwnWritings } from '../../../src/application/savedReports/ownWritings.ts'
import { savedReport } from '../../../src/application/savedReports/savedReports.ts'
import { lastWriting, WORD_PARTS, type Writing } from '../../../src/application/savedReports/words.ts'
import {
  confirmReport,
  restoreConfirmed,
  saveDraft,
  writeWords,
} from '../../../src/application/savedReports/writeReport.ts'
import { present } from '../../support/present.ts'
import { createReportTable, draftWish, factsWith, KEY, taskRow, wordsText, writing } from './support/reports.ts'

type Table = ReturnType<typeof createReportTable>
const only = (table: Table) => {
  expect(table.rows()).toHaveLength(1)
  return present(table.rows()[0], 'the row')
}
async function drafted(table: Table) {
  const saved = await saveDraft(table.doors(), draftWish(), 1000)
  if (!saved.ok) throw new Error(saved.error.kind)
  return saved.value
}
const write = async (table: Table, recordId: string, ...writings: readonly Writing[]) =>
  await writeWords(table.doors(), { recordId, writings, wordsText })

describe('[RL1] a saved report', () => {
  it('is one row with its text, its facts and the days that it speaks of', async () => {
    const table = createReportTable()
    await drafted(table)
    const { snapshot, recordId: _id, ...cells } = only(table)
    expect(cells).toMatchObject({
      title: '周报',
      type: 'weekly',
      from: KEY.from,
      to: KEY.to,
      status: 'draft',
      dataAsOf: 1000,
    })
    expect(cells.body).toBe('# 周报\n\n\n## 本周\n\n完成 1 个任务\n')
    expect(savedReport(only(table)).snapshot?.facts).toEqual(factsWith())
    expect(JSON.parse(present(snapshot, 'the snapshot'))).toMatchObject({ version: 1 })
  })

  it('is saved into the same row again, with new facts', async () => {
    const table = createReportTable()
    await drafted(table)
    await saveDraft(
      table.doors(),
      draftWish({ facts: factsWith([taskRow('a', ['done', 100, null, null, null])]) }),
      2000,
    )
    expect(savedReport(only(table)).snapshot?.facts.figures).toContainEqual({ name: 'done', goal: null, value: 1 })
    expect(only(table).dataAsOf).toBe(2000)
  })

  it('of another week, campaign or phase is another one', async () => {
    const table = createReportTable()
    for (const change of [{}, { to: '2024-03-24' }, { about: 'recA' }, { phase: '筹备期' }, { kind: 'daily' as const }])
      await saveDraft(table.doors(), draftWish({ key: { ...KEY, ...change } }), 0)
    expect(table.rows().map(({ campaign }) => campaign)).toEqual([null, null, ['recA'], null, null])
  })

  it('about a whole campaign stays the same when the days of the campaign move', async () => {
    const table = createReportTable()
    for (const to of ['2024-03-20', '2024-03-25'])
      await saveDraft(table.doors(), draftWish({ key: { ...KEY, kind: 'evaluation', to } }), 0)
    expect(only(table).to).toBe('2024-03-25')
  })

  it('that is confirmed is not written by saving, by words, or by confirming it again', async () => {
    const table = createReportTable()
    const { recordId } = await drafted(table)
    const seen = present(only(table).snapshot, 'the snapshot')
    expect(await confirmReport(table.doors(), { recordId, seen, by: 'ou_1' })).toMatchObject({ ok: true })
    const confirmed = only(table)
    expect(confirmed).toMatchObject({ status: 'confirmed', confirmedBy: [{ id: 'ou_1' }] })
    const refused = { ok: false, error: { kind: 'confirmed' } }
    expect(await saveDraft(table.doors(), draftWish({ head: 'other' }), 9)).toMatchObject(refused)
    expect(await write(table, recordId, writing('next', '晚了', 'w1'))).toMatchObject(refused)
    expect(await confirmReport(table.doors(), { recordId, seen, by: 'ou_2' })).toMatchObject(refused)
    expect(only(table)).toEqual(confirmed)
  })

  it('has a new version beside the confirmed one when a person asks for it, with the words of before', async () => {
    const table = createReportTable()
    const { recordId } = await drafted(table)
    await write(table, recordId, writing('conclusion', '卖得好', 'w1'))
    const seen = present(only(table).snapshot, 'the snapshot')
    await confirmReport(table.doors(), { recordId, seen, by: null })
    await saveDraft(table.doors(), draftWish({ asNew: true }), 2000)
    expect(table.rows().map(({ status }) => status)).toEqual(['confirmed', 'draft'])
    expect(table.rows()[1]?.body).toContain('conclusion: 卖得好')
    await saveDraft(table.doors(), draftWish({ asNew: true }), 3000)
    expect(table.rows()).toHaveLength(2)
  })

  it('is not confirmed when it is another one than the person has seen', async () => {
    const table = createReportTable()
    const { recordId, row } = await drafted(table)
    await write(table, recordId, writing('next', '补货', 'w1'))
    const confirmed = await confirmReport(table.doors(), { recordId, seen: row.snapshot ?? '', by: null })
    expect(confirmed).toEqual({ ok: false, error: { kind: 'changed' } })
    expect(only(table).status).toBe('draft')
  })

  it('whose text people have changed in the table is replaced only when they say so; words are kept all the same', async () => {
    const table = createReportTable()
    const { recordId } = await drafted(table)
    table.edit(recordId, { body: '# 周报，我改过' })
    expect(await saveDraft(table.doors(), draftWish(), 9)).toEqual({ ok: false, error: { kind: 'textChanged' } })
    expect(await write(table, recordId, writing('next', '补货', 'w1'))).toMatchObject({ ok: true })
    expect(only(table).body).toBe('# 周报，我改过')
    await saveDraft(table.doors(), draftWish({ replacesText: true }), 9)
    expect(only(table).body).toContain('next: 补货')
  })

  it('is not taken for changed when the host has only its own kind of line break, or emptied by people', async () => {
    const table = createReportTable()
    const { recordId } = await drafted(table)
    table.edit(recordId, { body: only(table).body?.replaceAll('\n', '\r\n').trimEnd() ?? null })
    expect(await write(table, recordId, writing('next', '补货', 'w1'))).toMatchObject({ ok: true })
    expect(only(table).body).toContain('next: 补货\n\n## 本周')
    table.edit(recordId, { body: null })
    expect(await saveDraft(table.doors(), draftWish(), 9)).toMatchObject({ ok: true })
    expect(only(table).body).toContain('next: 补货')
  })

  it('of a later version of the extension, a damaged one and a deleted one are refused by their names', async () => {
    const table = createReportTable()
    const { recordId } = await drafted(table)
    const words = writing('next', '补货', 'w1')
    table.edit(recordId, { snapshot: '{"version":2}' })
    expect(await write(table, recordId, words)).toEqual({ ok: false, error: { kind: 'laterVersion' } })
    table.edit(recordId, { snapshot: '{' })
    expect(await write(table, recordId, words)).toEqual({ ok: false, error: { kind: 'damaged' } })
    table.drop(recordId)
    expect(await write(table, recordId, words)).toEqual({ ok: false, error: { kind: 'gone' } })
  })

  it('that is longer than a cell takes is refused before anything is written', async () => {
    const table = createReportTable()
    const tail = 'x'.repeat(40_001)
    expect(await saveDraft(table.doors(), draftWish({ tail }), 0)).toEqual({ ok: false, error: { kind: 'tooLong' } })
    expect(table.rows()).toEqual([])
  })
})

describe('[RL3] words that people write', () => {
  it('stand in the text, stay when the report is made anew, and are replaced by whoever has seen them', async () => {
    const table = createReportTable()
    const { recordId } = await drafted(table)
    await write(table, recordId, writing('conclusion', '卖得好', 'w1'), writing('next', '补货', 'w2'))
    expect(only(table).body).toBe('# 周报\n\nconclusion: 卖得好\nnext: 补货\n\n## 本周\n\n完成 1 个任务\n')
    await saveDraft(table.doors(), draftWish({ tail: '新的事实' }), 2)
    expect(only(table).body).toBe('# 周报\n\nconclusion: 卖得好\nnext: 补货\n新的事实')
    await write(table, recordId, writing('conclusion', '卖得很好', 'w3', 'w1'))
    expect(only(table).body).toBe('# 周报\n\nconclusion: 卖得很好\nnext: 补货\n新的事实')
  })

  it('of two people who did not see each other stand side by side, until somebody writes one text of both', async () => {
    const table = createReportTable()
    const { recordId } = await drafted(table)
    await write(table, recordId, writing('conclusion', '甲', 'w1'))
    await write(table, recordId, writing('conclusion', '乙', 'w2'))
    expect(savedReport(only(table)).snapshot?.words.conclusion?.texts).toEqual(['甲', '乙'])
    await write(table, recordId, writing('conclusion', '甲和乙', 'w3', 'w2'))
    expect(savedReport(only(table)).snapshot?.words.conclusion?.texts).toEqual(['甲和乙'])
  })

  it('are taken away by whoever has seen them, and by nobody else', async () => {
    const table = createReportTable()
    const { recordId } = await drafted(table)
    await write(table, recordId, writing('next', '补货', 'w1'))
    await write(table, recordId, writing('next', '', 'w2'))
    expect(savedReport(only(table)).snapshot?.words.next?.texts).toEqual(['补货'])
    await write(table, recordId, writing('next', '', 'w3', 'w2'))
    expect(savedReport(only(table)).snapshot?.words.next?.texts).toEqual([])
  })
})

/** Doors whose caller is overtaken: `meanwhile` happens once, right before the call with this name is carried out. */
function overtaken(table: Table, before: string, meanwhile: () => Promise<unknown>) {
  let isDue = true
  return table.doors(async (what) => {
    if (what !== `${before} begins` || !isDue) return
    isDue = false
    await meanwhile()
  })
}
const held = (table: Table) => {
  const { body, snapshot, status } = only(table)
  return { body, snapshot, status }
}

describe('[RL1] without the sidebar that confirmed, which may be closed', () => {
  it('whoever was about to write a report that was confirmed meanwhile puts back what it held', async () => {
    const table = createReportTable()
    const { recordId, row } = await drafted(table)
    const seen = present(row.snapshot, 'the snapshot')
    const doors = overtaken(table, 'write', () => confirmReport(table.doors(), { recordId, seen, by: null }))
    const written = await writeWords(doors, { recordId, writings: [writing('next', '晚了', 'w1')], wordsText })
    expect(written).toEqual({ ok: false, error: { kind: 'confirmed' } })
    expect(held(table)).toEqual({ body: row.body, snapshot: seen, status: 'confirmed' })
  })

  it('whoever confirms what somebody is writing confirms what they have seen', async () => {
    const table = createReportTable()
    const { recordId, row } = await drafted(table)
    const seen = present(row.snapshot, 'the snapshot')
    const doors = overtaken(table, 'write', () => write(table, recordId, writing('next', '早了', 'w1')))
    expect(await confirmReport(doors, { recordId, seen, by: null })).toMatchObject({ ok: true })
    expect(held(table)).toEqual({ body: row.body, snapshot: seen, status: 'confirmed' })
  })
})

describe('[RL1] [RL3] of two drafts that were made at the same time', () => {
  it('the earlier one stays, with the words of both, also when nobody is there to write them again', async () => {
    const table = createReportTable()
    const doors = overtaken(table, 'add', async () => {
      const first = await saveDraft(table.doors(), draftWish(), 2000)
      if (first.ok) await write(table, first.value.recordId, writing('next', '补货', 'w1'))
    })
    expect(await saveDraft(doors, draftWish(), 1000)).toMatchObject({ ok: true, value: { snapshot: { madeAt: 1000 } } })
    expect(savedReport(only(table)).snapshot?.madeAt).toBe(1000)
    expect(only(table).body).toContain('next: 补货')
  })

  it('one that people have changed in the table is not deleted', async () => {
    const table = createReportTable()
    const doors = overtaken(table, 'add', async () => {
      const first = await saveDraft(table.doors(), draftWish(), 2000)
      if (first.ok) table.edit(first.value.recordId, { body: '我改过' })
    })
    await saveDraft(doors, draftWish(), 1000)
    expect(table.rows().map(({ body }) => body)).toContain('我改过')
  })
})

/** What one sidebar does. */
type Step = 'save' | 'write' | 'confirm'
const steps = fc.array(fc.tuple(fc.nat(2), fc.constantFrom<Step>('save', 'write', 'write', 'confirm')), {
  minLength: 1,
  maxLength: 7,
})
const RUNS = { numRuns: 150, seed: 20240615 }

/** One to three sidebars on one table, whose calls the scheduler puts in any order; then all of them look again. */
async function play(scheduler: fc.Scheduler, actions: readonly (readonly [number, Step])[], allowed: readonly Step[]) {
  const table = createReportTable()
  const written: Writing[] = []
  const confirmed = new Map<string, string>()
  const sidebars = [0, 1, 2].map((at) => ({
    own: createOwnWritings(),
    doors: table.doors(async (what) => await scheduler.schedule(Promise.resolve(), `${String(at)} ${what}`)),
  }))
  const draft = () => table.rows().find(({ status }) => status === 'draft')
  async function act({ own, doors }: (typeof sidebars)[number], step: Step, at: number) {
    const row = draft()
    if (step === 'save' || row === undefined) {
      await saveDraft(doors, draftWish({ tail: `\n事实 ${String(at)}`, asNew: true }), at)
      return
    }
    const { recordId, snapshot } = row
    if (step === 'confirm') {
      const done = await confirmReport(doors, { recordId, seen: snapshot ?? '', by: null })
      if (!done.ok) return
      own.confirmed(done.value.row)
      confirmed.set(recordId, `${done.value.row.body ?? ''}${done.value.row.snapshot ?? ''}`)
      return
    }
    const part = present(WORD_PARTS[at % 2], 'a part')
    const name = `w${String(at)}`
    const one = writing(part, `文字${name}。`, name, lastWriting(savedReport(row).snapshot?.words ?? {}, part))
    const wish = { recordId, writings: [one], wordsText }
    const done = await writeWords(doors, wish)
    if (!done.ok) return
    own.wrote(wish, { key: KEY, runId: name })
    written.push(one)
  }
  const perSidebar = sidebars.map(async (sidebar, index) => {
    for (const [at, [who, step]] of actions.entries())
      if (who === index && allowed.includes(step)) await act(sidebar, step, at)
  })
  await scheduler.waitFor(Promise.all(perSidebar))
  // Live tracking shows each sidebar the rows as they are now, until nobody has anything to write again.
  for (let turns = 0; turns < 20; turns += 1) {
    let isQuiet = true
    for (const { own } of sidebars) {
      const lost = own.overwritten(table.rows())
      for (const wish of lost.words) await writeWords(table.doors(), wish)
      for (const row of lost.confirmed) await restoreConfirmed(table.doors(), row)
      if (lost.words.length + lost.confirmed.length > 0) isQuiet = false
    }
    if (isQuiet) break
  }
  const unkept = sidebars.flatMap(({ own }) => own.unkept(table.rows()))
  return { table, written, confirmed, unkept }
}

/** The writings that nobody has replaced who had seen them. */
const standing = (written: readonly Writing[]): readonly Writing[] =>
  written.filter(({ name }) => !written.some(({ after }) => after === name))

describe('[RL1] [RL3] from one to three sidebars, in any order of their calls', () => {
  it('a confirmed report holds what it held when it was confirmed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), steps, async (scheduler, actions) => {
        const { table, confirmed } = await play(scheduler, actions, ['save', 'write', 'confirm'])
        for (const [recordId, held] of confirmed) {
          const row = table.rows().find((one) => one.recordId === recordId)
          expect(row?.status).toBe('confirmed')
          expect(`${row?.body ?? ''}${row?.snapshot ?? ''}`).toBe(held)
        }
      }),
      RUNS,
    )
  })

  it('there is one draft, and it holds every word that was written and not replaced by somebody who had seen it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), steps, async (scheduler, actions) => {
        const { table, written } = await play(scheduler, [[0, 'save'], ...actions], ['save', 'write'])
        expect(table.rows()).toHaveLength(1)
        const body = table.rows()[0]?.body ?? ''
        expect(standing(written).filter(({ text }) => !body.includes(text))).toEqual([])
      }),
      RUNS,
    )
  })

  it('a writing that came too late for the confirmation is shown to its author', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), steps, async (scheduler, actions) => {
        const { table, written, unkept } = await play(
          scheduler,
          [[0, 'save'], ...actions],
          ['save', 'write', 'confirm'],
        )
        const all = table
          .rows()
          .map(({ body }) => body ?? '')
          .join('\n')
        const lost = standing(written).filter(
          ({ name, text }) => !all.includes(text) && !unkept.some(({ writing: one }) => one.name === name),
        )
        expect(lost).toEqual([])
      }),
      RUNS,
    )
  })
})
