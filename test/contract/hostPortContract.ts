import type { ColumnDraft, ConditionDraft, EnteredCells, SheetChange, ShownRow } from '../../src/application/ports.ts'
import { TASK_FIELDS, TASK_FIELD_KEYS, type FieldSpec } from '../../src/schema/index.ts'
import { refused, same, value } from './hostPortChecks.ts'
import { buildSheet, OPEN_CHOICES, rowsOf, type ContractWorld } from './hostPortSheet.ts'

export interface ContractCase {
  /** Stable: quoted by comments and by the list of known differences. */
  readonly id: string
  readonly promise: string
  /** Holds only where own writes come back as events (host-protocol §9.2). */
  readonly needsEcho?: true
  /** Throws when the promise is broken. Opens with the rights of an owner, unless `role` says otherwise. */
  readonly keep: (world: ContractWorld) => Promise<void>
}

/**
 * What we believe of every host, on ports.ts. Free of any test runner: node runs it on the engine behind the
 * in-process door, a browser can run it on the unmodified SDK over the wire, a person on a real Base. Every
 * case makes a table of its own and leaves the others alone.
 */
export const HOST_PORT_CONTRACT: readonly ContractCase[] = [
  {
    id: 'HC1',
    promise: 'every kind of cell is read in domain units; what cannot be read is null',
    async keep(world) {
      const sheet = await buildSheet(world)
      const { userId } = value(await world.host.environment())
      const everyKind = {
        title: '预热海报',
        stage: '筹备期',
        plannedStart: '2024-02-29',
        plannedEnd: '2024-03-01',
        plannedProgress: 29,
        progressDeviation: -12.5,
        state: 'inProgress',
        flags: ['noPlannedStart', 'lateStart'],
        computedAt: 1_709_222_400_000,
      } as const satisfies EnteredCells
      const people = { owner: [{ id: userId, name: '' }], collaborators: [{ id: userId, name: '' }] }
      const [recordId = ''] = value(await world.host.addRows(sheet.context, [{ ...everyKind, ...people }]))
      const [row] = await rowsOf(world, sheet.context)
      for (const key of Object.keys(everyKind) as (keyof typeof everyKind)[]) same(row?.[key], everyKind[key], key)
      same(
        [row?.owner?.map(({ id }) => id), row?.collaborators?.map(({ id }) => id)],
        [[userId], [userId]],
        'people, by their ids',
      )
      same([row?.notes, row?.actualEnd, row?.progress], [null, null, null], 'empty cells')
      const fields = { [sheet.fieldId('title')]: null, [sheet.fieldId('plannedEnd')]: null }
      await world.other({ kind: 'set', tableId: sheet.tableId, recordId, fields })
      const [emptied] = await rowsOf(world, sheet.context)
      same(
        [emptied?.title, emptied?.plannedEnd, emptied?.state],
        [null, null, 'inProgress'],
        'emptied cells are null, the others stay',
      )
    },
  },
  {
    id: 'HC2',
    promise: 'another user’s burst arrives as one change that names every row and column',
    async keep(world) {
      const sheet = await buildSheet(world)
      const [first = '', second = '', third = ''] = value(
        await world.host.addRows(sheet.context, [{ title: 'a' }, { title: 'b' }, { title: 'c' }]),
      )
      await world.settled()
      const changes: SheetChange[] = []
      const off = world.host.watchSheet(sheet.tableId, (change) => changes.push(change))
      await world.settled()
      changes.length = 0
      const { tableId } = sheet
      await world.other(
        { kind: 'set', tableId, recordId: first, fields: { [sheet.fieldId('title')]: [{ type: 'text', text: 'A' }] } },
        { kind: 'set', tableId, recordId: second, fields: { [sheet.fieldId('plannedEnd')]: Date.UTC(2024, 2, 1) } },
        { kind: 'delete', tableId, recordIds: [third] },
      )
      await world.settled()
      same(changes.length, 1, 'one change per burst')
      const [change] = changes
      same([...(change?.modified.get(first) ?? [])], [sheet.fieldId('title')], 'columns of the first row')
      same([...(change?.modified.get(second) ?? [])], [sheet.fieldId('plannedEnd')], 'columns of the second row')
      same([...(change?.deleted ?? [])], [third], 'deleted rows')
      const [added = ''] = await world.other({ kind: 'add', tableId, rows: [{}] })
      await world.settled()
      same([...(changes[1]?.added ?? [])], [added], 'added rows')
      off()
      off()
      await world.other({ kind: 'delete', tableId, recordIds: [added] })
      await world.settled()
      same(changes.length, 2, 'nothing is heard after leaving')
    },
  },
  {
    id: 'HC3',
    promise: 'a written cell reads back equal, and writing it again changes nothing',
    async keep(world) {
      const sheet = await buildSheet(world)
      const [recordId = ''] = value(await world.host.addRows(sheet.context, [{ title: 'a' }]))
      const fields = {
        plannedProgress: 100 / 3,
        progressDeviation: -12.5,
        state: 'delayed',
        band: 'severe',
        flags: ['lateStart'],
        computedAt: 1_709_222_400_000,
      } as const
      const options = { signal: new AbortController().signal }
      for (const time of ['first', 'again']) {
        same(
          value(await world.host.apply(sheet.context, [{ recordId, fields }], options)),
          { written: 1, refused: [] },
          `written ${time}`,
        )
      }
      const [row] = await rowsOf(world, sheet.context)
      same(row?.plannedProgress, 33.333333333, 'percent, to nine decimals')
      for (const key of ['progressDeviation', 'state', 'band', 'flags', 'computedAt'] as const)
        same(row?.[key], fields[key], key)
      const emptied = {
        plannedProgress: null,
        progressDeviation: null,
        state: null,
        band: null,
        flags: null,
        computedAt: null,
      }
      value(await world.host.apply(sheet.context, [{ recordId, fields: emptied }], options))
      const [blank] = await rowsOf(world, sheet.context)
      for (const key of Object.keys(emptied) as (keyof typeof emptied)[]) same(blank?.[key], null, `${key} emptied`)
    },
  },
  {
    id: 'HC4',
    promise: 'all rows are read, each once, however many pages there are',
    async keep(world) {
      const sheet = await buildSheet(world)
      const titles = Array.from({ length: 401 }, (_, at) => `任务 ${String(at)}`)
      const ids = value(
        await world.host.addRows(
          sheet.context,
          titles.map((title) => ({ title })),
        ),
      )
      const progress: number[] = []
      const seen = new Map<string, string | null>()
      const read = value(
        await world.host.readAll(
          sheet.context,
          (rows, step) => {
            progress.push(step.read)
            for (const row of rows) seen.set(row.recordId, row.title)
          },
          new AbortController().signal,
        ),
      )
      same(read, { read: 401 }, 'count')
      same(progress.at(-1), 401, 'progress ends at the count')
      same(
        ids.map((id) => seen.get(id)),
        titles,
        'the ids of added rows come in the order of the rows',
      )
    },
  },
  {
    id: 'HC5',
    promise: 'of the rows asked for, those that still exist are read',
    async keep(world) {
      const sheet = await buildSheet(world)
      const ids = value(
        await world.host.addRows(
          sheet.context,
          Array.from({ length: 60 }, (_, at) => ({ title: String(at) })),
        ),
      )
      await world.other({ kind: 'delete', tableId: sheet.tableId, recordIds: [ids[7] ?? '', ids[31] ?? ''] })
      const rows = value(await world.host.readSome(sheet.context, ids, new AbortController().signal))
      same(
        rows.map(({ title }) => title),
        ids.map((_id, at) => String(at)).filter((at) => at !== '7' && at !== '31'),
        'survivors in order',
      )
    },
  },
  {
    id: 'HC6',
    promise: 'a row that cannot be written is named and the others are written',
    async keep(world) {
      const sheet = await buildSheet(world)
      const ids = value(
        await world.host.addRows(
          sheet.context,
          Array.from({ length: 30 }, (_, at) => ({ title: String(at) })),
        ),
      )
      await world.other({ kind: 'delete', tableId: sheet.tableId, recordIds: [ids[13] ?? ''] })
      const plan = ids.map((recordId) => ({ recordId, fields: { plannedProgress: 50 } }))
      const told: string[] = []
      const outcome = value(
        await world.host.apply(sheet.context, plan, {
          signal: new AbortController().signal,
          onBatch: (_written, recordIds) => told.push(...recordIds),
        }),
      )
      same(
        outcome,
        { written: 29, refused: [{ recordId: ids[13], error: { kind: 'notFound', what: 'setRecords' } }] },
        'outcome',
      )
      same(new Set(told), new Set(ids.filter((id) => id !== ids[13])), 'onBatch names what was written')
      same(
        (await rowsOf(world, sheet.context)).every((row) => row.plannedProgress === 50),
        true,
        'the rest is written',
      )
    },
  },
  {
    id: 'HC7',
    promise: 'a column of each kind can be made, and is then described as what it is',
    async keep(world) {
      const { described } = await buildSheet(world)
      for (const key of TASK_FIELD_KEYS) {
        const { kind, name, options }: FieldSpec = TASK_FIELDS[key]
        const column = described.columns.find((each) => each.name === name)
        const seen = kind === 'points' ? 'number' : kind
        same(column?.kind, seen, `kind of ${key}`)
        same(column?.declaredScale, kind === 'percent' ? 100 : seen === 'number' ? 1 : null, `scale of ${key}`)
        same(column?.description, `${key}?`, `description of ${key}`)
        same(
          column?.options.map((option) => option.name),
          (options ?? OPEN_CHOICES[key] ?? []).map((option) => option.name),
          `options of ${key}`,
        )
        same(column?.isPrimary, key === 'title', `${key} is primary`)
      }
    },
  },
  {
    id: 'HC8',
    promise: 'adding options, renaming and describing a column keep its id, its options and its cells',
    async keep(world) {
      const sheet = await buildSheet(world)
      value(await world.host.addRows(sheet.context, [{ title: 'a', state: 'done' }]))
      const id = sheet.fieldId('state')
      const before = sheet.described.columns.find((column) => column.id === id)
      const names = before?.options.map(({ name }) => ({ name, hue: 'red' as const })) ?? []
      for (const time of ['first', 'again'])
        same(
          (await world.host.addOptions(sheet.tableId, id, [...names, { name: '已作废', hue: 'grey' }])).ok,
          true,
          time,
        )
      value(
        await world.host.changeColumn(sheet.tableId, id, {
          kind: 'singleSelect',
          name: '完成情况',
          description: '改名',
          options: names,
        }),
      )
      const after = value(await world.host.describeTable(sheet.tableId)).columns.find((column) => column.id === id)
      same([after?.name, after?.description], ['完成情况', '改名'], 'name and description')
      same(after?.options.slice(0, -1), before?.options, 'the options that were there, with their ids')
      same(after?.options.at(-1)?.name, '已作废', 'one new option')
      same((await rowsOf(world, sheet.context))[0]?.state, 'done', 'cells')
    },
  },
  {
    id: 'HC9',
    promise: 'a name that is taken is refused as such',
    async keep(world) {
      const sheet = await buildSheet(world)
      refused(await world.host.createTable(sheet.described.name), 'nameTaken')
      refused(
        await world.host.addColumn(sheet.tableId, { kind: 'text', name: TASK_FIELDS.title.name, description: '' }),
        'nameTaken',
      )
      const view = { name: '进度', type: 'grid' } as const
      value(await world.host.addView(sheet.tableId, view))
      refused(await world.host.addView(sheet.tableId, view), 'nameTaken')
    },
  },
  {
    id: 'HC10',
    promise: 'views are made, renamed and configured; doing it again is no error',
    async keep(world) {
      const sheet = await buildSheet(world)
      const draft = {
        filter: {
          conjunction: 'or',
          conditions: [
            { fieldId: sheet.fieldId('state'), test: 'isNot', optionId: sheet.optionId('state', 'done') },
            { fieldId: sheet.fieldId('plannedEnd'), test: 'beforeToday' },
          ],
        },
        sort: [{ fieldId: sheet.fieldId('plannedEnd'), desc: true }],
        group: [{ fieldId: sheet.fieldId('stage'), desc: false }],
        hidden: [sheet.fieldId('computedAt')],
        widths: { [sheet.fieldId('title')]: 240 },
      } as const
      for (const type of ['grid', 'kanban', 'gantt'] as const) {
        const { id } = value(await world.host.addView(sheet.tableId, { name: `视图 ${type}`, type }))
        for (const time of ['first', 'again'])
          same(await world.host.configureView(sheet.tableId, id, draft), { ok: true, value: undefined }, time)
        value(await world.host.renameView(sheet.tableId, id, `改名 ${type}`))
        const { views } = value(await world.host.describeTable(sheet.tableId))
        const view = views.find((one) => one.id === id)
        same({ id: view?.id, name: view?.name, type: view?.type }, { id, name: `改名 ${type}`, type }, type)
        // A host need not tell what a view filters by; one that does tells what it was given.
        if (view?.filter !== undefined)
          same(
            view.filter.map(({ fieldId }) => fieldId),
            draft.filter.conditions.map(({ fieldId }) => fieldId),
            type,
          )
      }
    },
  },
  {
    id: 'HC11',
    promise: 'one look at a cell tells how a progress column counts',
    async keep(world) {
      const sheet = await buildSheet(world)
      const undecided = sheet.withScale('progress', null)
      same(value(await world.host.detectScale(undecided, 'progress', [])), null, 'no rows')
      const [recordId = ''] = value(
        await world.host.addRows(sheet.withScale('progress', 100), [{ title: 'a', progress: 15 }]),
      )
      same((await rowsOf(world, undecided))[0]?.progress, null, 'unread until the scale is known')
      let scale = value(await world.host.detectScale(undecided, 'progress', [recordId]))
      if (scale === null) {
        // A host of whole percents shows 0.15 as "0%", which tells nothing; written as 15 it must.
        value(await world.host.rewriteRows(sheet.withScale('progress', 1), [{ recordId, fields: { progress: 15 } }]))
        scale = value(await world.host.detectScale(undecided, 'progress', [recordId]))
      }
      if (scale === null) throw new Error('the scale stays undecided though a cell is filled')
      const decided = sheet.withScale('progress', scale)
      value(await world.host.rewriteRows(decided, [{ recordId, fields: { progress: 40 } }]))
      same((await rowsOf(world, decided))[0]?.progress, 40, 'read in the scale that was found')
      same(value(await world.host.detectScale(decided, 'progress', [recordId])), scale, 'and found again')
    },
  },
  {
    id: 'HC12',
    promise: 'what was saved for the Base is loaded again',
    async keep({ host }) {
      for (const name of ['表', '改名']) {
        value(await host.saveStored({ version: 1, sheets: [{ name }] }))
        same(value(await host.loadStored()), { version: 1, sheets: [{ name }] }, 'stored')
      }
      same(value(await host.loadStored('history.tbl1')), null, 'a part that was never saved')
      value(await host.saveStored({ days: [] }, 'history.tbl1'))
      same(value(await host.loadStored('history.tbl1')), { days: [] }, 'a part')
      same(value(await host.loadStored()), { version: 1, sheets: [{ name: '改名' }] }, 'the rest')
    },
  },
  {
    id: 'HC13',
    promise: 'what does not exist is refused as such',
    async keep(world) {
      const sheet = await buildSheet(world)
      refused(await world.host.describeTable('tblMissing'), 'notFound')
      refused(
        await world.host.readAll(
          { ...sheet.context, binding: { ...sheet.context.binding, tableId: 'tblMissing' } },
          () => undefined,
          new AbortController().signal,
        ),
        'notFound',
      )
      refused(await world.host.addOptions(sheet.tableId, 'fldMissing', [{ name: 'a', hue: 'red' }]), 'notFound')
      refused(await world.host.configureView(sheet.tableId, 'vewMissing', {}), 'notFound')
    },
  },
  {
    id: 'HC14',
    promise: 'what was cancelled does not happen',
    async keep(world) {
      const sheet = await buildSheet(world)
      const [recordId = ''] = value(await world.host.addRows(sheet.context, [{ title: 'a' }]))
      const signal = AbortSignal.abort()
      refused(await world.host.readAll(sheet.context, () => undefined, signal), 'cancelled')
      refused(await world.host.readSome(sheet.context, [recordId], signal), 'cancelled')
      refused(
        await world.host.apply(sheet.context, [{ recordId, fields: { plannedProgress: 1 } }], { signal }),
        'cancelled',
      )
      same((await rowsOf(world, sheet.context))[0]?.plannedProgress, null, 'nothing was written')
    },
  },
  {
    id: 'HC15',
    promise: 'rows of ours can be deleted, and only those',
    async keep(world) {
      const sheet = await buildSheet(world)
      const [first = '', second = ''] = value(await world.host.addRows(sheet.context, [{ title: 'a' }, { title: 'b' }]))
      value(await world.host.deleteRows(sheet.tableId, [first]))
      same(
        (await rowsOf(world, sheet.context)).map((row) => row.recordId),
        [second],
        'left',
      )
    },
  },
  {
    id: 'HC16',
    promise: 'a changed column is told as a change of the schema',
    needsEcho: true, // it is our own hands that change it
    async keep(world) {
      const sheet = await buildSheet(world)
      const changes: SheetChange[] = []
      world.host.watchSheet(sheet.tableId, (change) => changes.push(change))
      await world.settled()
      changes.length = 0
      value(await world.host.addColumn(sheet.tableId, { kind: 'text', name: '新列', description: '' }))
      await world.settled()
      same(
        changes.some((change) => change.schemaChanged),
        true,
        'schemaChanged',
      )
    },
  },
  {
    id: 'HC17',
    promise: 'the host tells who looks at it, and where',
    async keep({ host }) {
      const { language, theme, userId } = value(await host.environment())
      same([language.length > 0, theme, userId.length > 0], [true, 'light', true], 'environment')
      const selection = value(await host.selection())
      const tables = value(await host.listTables())
      same(
        tables.some((table) => table.id === selection.tableId),
        true,
        'the selected table is one of the tables',
      )
    },
  },
  {
    id: 'HC18',
    promise: 'an owner may change the Base, write the computed columns, add and delete rows',
    async keep(world) {
      const sheet = await buildSheet(world)
      const [recordId = ''] = value(await world.host.addRows(sheet.context, [{ title: 'a' }]))
      same(value(await world.host.mayManage()), true, 'mayManage')
      const rights = value(await world.host.rights(sheet.context.binding, recordId))
      const computed = TASK_FIELD_KEYS.filter((key) => TASK_FIELDS[key].writtenBy === 'extension')
      same(rights, { writable: new Set(computed), mayAddRows: true, mayDeleteRows: true }, 'rights')
    },
  },
  {
    id: 'HC19',
    promise: 'a look at a table gives its first rows in words as people see them, in order, without empty cells',
    async keep(world) {
      const sheet = await buildSheet(world)
      const ids = value(
        await world.host.addRows(sheet.context, [
          { title: '预热海报', plannedEnd: '2024-03-01', stage: '筹备期' },
          { title: '推文' },
        ]),
      )
      const { rows, total } = value(await world.host.peekRows(sheet.tableId))
      same([total, rows.map(({ recordId }) => recordId)], [2, ids], 'rows')
      const texts = rows[0]?.texts ?? {}
      same([texts[sheet.fieldId('title')], texts[sheet.fieldId('stage')]], ['预热海报', '筹备期'], 'words')
      same(/2024.0?3.0?1/u.test(texts[sheet.fieldId('plannedEnd')] ?? ''), true, 'a day as it is shown')
      same(
        ['plannedEnd', 'stage', 'owner'].filter((key) => sheet.fieldId(key as 'stage') in (rows[1]?.texts ?? {})),
        [],
        'empty cells are absent',
      )
      const all: ShownRow[] = []
      value(await world.host.peekAll(sheet.tableId, (page) => void all.push(...page), new AbortController().signal))
      same(all, rows, 'page by page')
    },
  },
  {
    id: 'HC20',
    promise: 'cells that were read can be put back as they were, and rows added with them; a table can be deleted',
    async keep(world) {
      const { host } = world
      const sheet = await buildSheet(world)
      const { userId } = value(await host.environment())
      const fields = {
        title: '预热海报',
        stage: '筹备期',
        plannedEnd: '2024-03-01',
        plannedProgress: 29,
        flags: ['noPlannedStart', 'lateStart'],
        owner: [{ id: userId, name: '' }],
      } as const satisfies EnteredCells
      const [first = '', second = ''] = value(await host.addRows(sheet.context, [fields, { title: '推文' }]))
      // A time of day, which a day does not have.
      const late = Date.UTC(2024, 1, 29, 10, 30)
      await world.other({
        kind: 'set',
        tableId: sheet.tableId,
        recordId: first,
        fields: { [sheet.fieldId('plannedEnd')]: late },
      })
      const before = value(await host.readCells(sheet.tableId, [first, second]))
      const cells = before.get(first) ?? {}
      same(cells[sheet.fieldId('plannedEnd')], late, 'the time of day')
      const { plannedEnd: _other, ...asWritten } = fields
      const [put = {}] = value(host.cellsOf(sheet.context, [asWritten]))
      for (const [columnId, cell] of Object.entries(put))
        same(host.isSameCell(cell, cells[columnId] ?? null), true, `${columnId} is what was written`)
      const empty = Object.fromEntries(Object.keys(cells).map((columnId) => [columnId, null]))
      value(await host.writeCells(sheet.tableId, [{ recordId: first, cells: empty }]))
      same(value(await host.readCells(sheet.tableId, [first])).get(first), {}, 'emptied')
      value(await host.writeCells(sheet.tableId, [{ recordId: first, cells }]))
      same(value(await host.readCells(sheet.tableId, [first])).get(first), cells, 'put back')
      const [copy = ''] = value(await host.addCells(sheet.tableId, [cells]))
      same(value(await host.readCells(sheet.tableId, [copy, 'recNone'])).get(copy), cells, 'added')
      value(await host.deleteTable(sheet.tableId))
      same(
        value(await host.listTables()).some(({ id }) => id === sheet.tableId),
        false,
        'deleted',
      )
    },
  },
  {
    id: 'HC21',
    promise:
      'a formula column is made with its text, told back and given another, or refused, or made without the text',
    async keep({ host, ...world }) {
      const sheet = await buildSheet({ host, ...world })
      const [recordId = ''] = value(await host.addRows(sheet.context, [{ title: '预热海报', lagDays: 3 }]))
      const draft = (text: string): ColumnDraft => ({
        name: '间隔的两倍',
        kind: 'number',
        decimals: 0,
        description: '公式',
        formula: text,
      })
      const made = await host.addColumn(sheet.tableId, draft('[间隔天数]*2'))
      if (!made.ok) return same(made.error.kind, 'unexpected', 'refused')
      const formula = async (): Promise<string | undefined> =>
        value(await host.describeTable(sheet.tableId)).columns.find(({ id }) => id === made.value.id)?.formula
      const text = await formula()
      if (text === undefined || text === '') return same(text, '', 'a formula column without its text')
      const shows = async (): Promise<string | undefined> =>
        value(await host.peekRows(sheet.tableId)).rows.find((row) => row.recordId === recordId)?.texts[made.value.id]
      same(await shows(), '6', 'computed')
      value(await host.changeColumn(sheet.tableId, made.value.id, draft('[间隔天数]+4')))
      same([await shows(), (await formula()) === text], ['7', false], 'another text')
      value(await host.deleteColumn(sheet.tableId, made.value.id))
      return undefined
    },
  },
  {
    id: 'HC22',
    promise:
      'a view filters by this week and by what a formula says, or the host refuses the formula; a view can be deleted',
    async keep(world) {
      const { host } = world
      const sheet = await buildSheet(world)
      const { tableId } = sheet
      const { id } = value(await host.addView(tableId, { name: '本周', type: 'grid' }))
      const filtered = async (conditions: readonly ConditionDraft[]) =>
        await host.configureView(tableId, id, { filter: { conjunction: 'and', conditions } })
      const told = async () =>
        value(await host.describeTable(tableId))
          .views.find((one) => one.id === id)
          ?.filter?.map(({ fieldId, operator, values }) => [fieldId, operator, ...values])
      const week = { fieldId: sheet.fieldId('plannedEnd'), test: 'thisWeek' } as const
      value(await filtered([week]))
      same((await told()) ?? [], [[week.fieldId, 'is', 'CurrentWeek']], 'this week')
      const formula = async (name: string, kind: 'text' | 'number', text: string) =>
        await host.addColumn(tableId, { name, kind, description: '', formula: text })
      const word = await formula('轻重', 'text', 'IF([间隔天数]>2,"重","轻")')
      const figure = await formula('差', 'number', '[间隔天数]-5')
      // HC21 says what becomes of a formula that a host does not take.
      if (word.ok && figure.ok) {
        const conditions = [
          { fieldId: word.value.id, test: 'isNot', text: '重' },
          { fieldId: figure.value.id, test: 'isLess', number: 0 },
        ] as const
        const set = await filtered([week, ...conditions])
        if (set.ok) {
          const all = [
            [week.fieldId, 'is', 'CurrentWeek'],
            [word.value.id, 'isNot', '重'],
            [figure.value.id, 'isLess', '0'],
          ]
          same((await told()) ?? [], all, 'by formulas')
          value(await filtered([week, ...conditions]))
          same((await told()) ?? [], all, 'and again')
        } else same(set.error.kind, 'unexpected', 'refused')
      }
      value(await host.deleteView(tableId, id))
      same(await told(), undefined, 'deleted')
      refused(await host.deleteView(tableId, id), 'notFound')
    },
  },
]
