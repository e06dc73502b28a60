import { describe, expect, it } from 'vitest'
import {
  PRESETS,
  columnOptions,
  fieldSpec,
  type ColumnSpec,
  type FieldKind,
  type PresetId,
  type PresetTable,
  type TableKey,
} from '../../src/schema/index.ts'
import { present } from '../support/present.ts'
import { FULL_MODEL, TEMPLATES } from '../support/templateInventory.ts'
import type { AskedColumn, ColumnType, TemplateTable, WrittenBy } from '../support/templates/inventoryTypes.ts'

/**
 * [TP1] What the presets declare against what the documents ask for (test/support/templates, written by hand from
 * them). Every difference is a line of text; those that are meant stand in MEANT with the reason, and nowhere else.
 */
const MEANT: Readonly<Record<string, string>> = {
  'S0-2 原因分类: type multiSelect for singleSelect': 'the data model lets a delay have several kinds of cause',
  'S0-2 所属阶段: offers 爆发期, 延续期 too': 'S0-15 names them as phases of the same breakdown',
  'S0-2 进度状态: offers 已暂停, 已取消 too':
    'people pause and cancel in every preset, and say so where they drag [MI1]',
  'S1-2 完成情况: offers 进行中, 已暂停, 已取消 too':
    'a started task is neither 未完成 nor 延期 under [ST1], and people pause and cancel in every preset [MI1]',
  'S2-1 当前状态: offers 已暂停, 已取消 too':
    'people pause and cancel in every preset, and say so where they drag [MI1]',
  'S3-1 完成状态: offers 已暂停, 已取消 too':
    'people pause and cancel in every preset, and say so where they drag [MI1]',
  'S2-1 对接部门: offers 销售部, 产品部 too':
    'S0-1 names them as departments to align with; the template’s column gives one example',
  'full dailyLog adds 记录 in front': 'the data model asks for a text primary and gives it no name',
  'full campaigns adds 核心目标(量化)':
    'S0-1’s text, kept in every preset so that growing from S0 renames and deletes nothing',
  'full dailyLog adds 核心指标': 'S0-3 says whose target and actual these are; without the link the name would be lost',
}

/** What S0 and S1 add, of which the data model says nothing: links, and what computed states and clocks need. */
const ADDED: Readonly<Record<string, readonly string[]>> = {
  'S0 campaigns': ['计划进度', '实际进度', '进度偏差', '健康度', '健康原因'],
  'S0 tasks': [
    '所属活动',
    '实际进度',
    '实际开始',
    '实际结束',
    '计划进度',
    '进度偏差',
    '偏差等级',
    '数据问题',
    '计算时间',
  ],
  'S0 dailyLog': ['记录', '所属活动', '达成率', '计划进度', '实际进度'],
  'S0 issues': ['所属活动', '首次响应时间', '方案时间', '响应时效', '方案时效'],
  'S0 kpis': ['所属活动', '优先级', '达成结论'],
  'S1 budget': ['差异额', '使用率', '占比', '超支', '审批人'],
  'S1 tasks': ['实际进度', '实际开始', '实际结束', '计划进度', '进度偏差', '偏差等级', '数据问题', '计算时间'],
  'S1 issues': [],
}

const KINDS: Readonly<Record<ColumnType, readonly FieldKind[]>> = {
  text: ['text'],
  number: ['number'],
  currency: ['currency'],
  percentNumber: ['percent'],
  pointsNumber: ['points'],
  progress: ['progress'],
  autoNumber: ['autoNumber'],
  singleSelect: ['singleSelect'],
  multiSelect: ['multiSelect'],
  checkbox: ['checkbox'],
  attachment: ['attachment'],
  user: ['person', 'people'],
  person: ['person'],
  people: ['people'],
  day: ['day'],
  dateTime: ['instant'],
  link: ['link'],
}
const WRITERS: Readonly<Record<WrittenBy, string>> = { U: 'people', X: 'extension', N: 'host' }

const list = (names: readonly string[]) => names.join(', ')

/** One column as declared against one as asked, as lines. */
function columnDifferences(at: string, table: TableKey, column: ColumnSpec, asked: AskedColumn): readonly string[] {
  const spec = fieldSpec(table, column.field)
  const offered = columnOptions(table, column).map(({ name }) => name)
  const wanted = asked.options ?? []
  const missing = wanted.filter((name) => !offered.includes(name))
  // Where the document names no choices, any will do.
  const more = asked.options === undefined ? [] : offered.filter((name) => !wanted.includes(name))
  const kept = offered.filter((name) => wanted.includes(name))
  return [
    ...(KINDS[asked.type].includes(spec.kind) ? [] : [`type ${spec.kind} for ${asked.type}`]),
    ...(spec.writtenBy === WRITERS[asked.by] ? [] : [`written by ${spec.writtenBy}`]),
    ...(asked.to === spec.linksTo ? [] : [`links to ${String(spec.linksTo)} for ${String(asked.to)}`]),
    ...(missing.length > 0 ? [`lacks ${list(missing)}`] : []),
    ...(more.length > 0 ? [`offers ${list(more)} too`] : []),
    ...(missing.length === 0 && list(kept) !== list(wanted) ? [`order ${list(kept)} for ${list(wanted)}`] : []),
  ].map((line) => `${at} ${asked.name}: ${line}`)
}

/** Columns as declared against columns as asked: names and order first, then each that both know. */
function tableDifferences(at: string, table: PresetTable, asked: readonly AskedColumn[]): readonly string[] {
  const columns = table.columns.filter(({ extra }) => extra === undefined)
  const names = columns.map(({ name }) => name)
  const wanted = asked.map(({ name }) => name)
  const [first = ''] = names
  const added = names.filter((name) => !wanted.includes(name))
  const both = names.filter((name) => wanted.includes(name))
  // The host's primary column leads; everything else keeps the document's order.
  const expected = [...asked]
    .sort((a, b) => Number(b.primary ?? false) - Number(a.primary ?? false))
    .map(({ name }) => name)
    .filter((name) => names.includes(name))
  return [
    ...added.map((name) => (name === first ? `${at} adds ${name} in front` : `${at} adds ${name}`)),
    ...wanted.filter((name) => !names.includes(name)).map((name) => `${at} lacks ${name}`),
    ...(list(both) === list(expected) ? [] : [`${at} order ${list(both)} for ${list(expected)}`]),
    ...columns.flatMap((column) => {
      const one = asked.find(({ name }) => name === column.name)
      return one === undefined ? [] : columnDifferences(at, table.table, column, one)
    }),
  ]
}

const tableOf = (preset: PresetId, table: TableKey) =>
  present(
    PRESETS[preset].tables.find((one) => one.table === table),
    `${preset} ${table}`,
  )
const unmeant = (lines: readonly string[]) => lines.filter((line) => !(line in MEANT))

const templateDifferences = (preset: PresetId, template: TemplateTable) =>
  tableDifferences(
    template.id,
    tableOf(preset, template.table),
    template.columns.flatMap(({ becomes }) => becomes),
  )
const withColumns = TEMPLATES.flatMap(({ id, tables }) =>
  tables.filter(({ columns }) => columns.length > 0).map((template) => ({ preset: id, template })),
)
/**
 * Columns of the full suite that are made first, because columns stand in the order in which they are made
 * (data-model §3).
 */
const MADE_FIRST: Readonly<Partial<Record<TableKey, readonly string[]>>> = {
  tasks: ['任务名称', '主责人', '计划结束', '实际进度', '进度偏差', '偏差等级', '当前状态', '风险问题'],
}
const asMade = (table: TableKey, columns: readonly AskedColumn[]) => {
  const first = MADE_FIRST[table] ?? []
  return [
    ...first.flatMap((name) => columns.filter((column) => column.name === name)),
    ...columns.filter(({ name }) => !first.includes(name)),
  ]
}
const modelDifferences = (table: TableKey, asked: readonly AskedColumn[]) => {
  const columns = asMade(table, asked)
  // Bookkeeping columns are asked for as well, so here they count as the others do.
  const whole = tableOf('full', table)
  return tableDifferences(
    `full ${table}`,
    { ...whole, columns: whole.columns.map(({ field, name }) => ({ field, name })) },
    columns,
  )
}

describe('[TP1] a preset holds exactly its template’s columns', () => {
  it.each(TEMPLATES)('$id has the template’s tables under their names', ({ id, tables }) => {
    expect(PRESETS[id].tables.map(({ table }) => table).sort()).toEqual(tables.map(({ table }) => table).sort())
    for (const { table, title } of tables) expect(title.endsWith(tableOf(id, table).name)).toBe(true)
  })

  it.each(withColumns)('$template.id $template.title', ({ preset, template }) => {
    expect(unmeant(templateDifferences(preset, template))).toEqual([])
  })

  it.each(TEMPLATES.filter(({ extras }) => extras.length > 0))(
    '$id adds what the data model adds, and nothing else',
    ({ id, extras }) => {
      const table = tableOf(id, 'tasks')
      const added = table.columns.filter(({ extra }) => extra !== undefined)
      expect(added.map(({ name }) => name).sort()).toEqual(extras.map(({ name }) => name).sort())
      expect(
        added.flatMap((column) =>
          columnDifferences(
            id,
            'tasks',
            column,
            present(
              extras.find(({ name }) => name === column.name),
              column.name,
            ),
          ),
        ),
      ).toEqual([])
      expect(
        added
          .filter(({ extra }) => extra === 'bookkeeping')
          .map(({ name }) => name)
          .sort(),
      ).toEqual(['数据问题', '计算时间'])
    },
  )

  it.each(Object.entries(ADDED))('%s adds %j', (at, names) => {
    const { columns } = present(
      [PRESETS.S0, PRESETS.S1].flatMap(({ id, tables }) => tables.filter(({ table }) => `${id} ${table}` === at))[0],
      at,
    )
    expect(columns.filter(({ extra }) => extra !== undefined).map(({ name }) => name)).toEqual(names)
  })

  it('S3’s additions can be switched off, S2’s band cannot', () => {
    const optional = (id: PresetId) =>
      tableOf(id, 'tasks')
        .columns.filter(({ extra }) => extra === 'optional')
        .map(({ name }) => name)
    expect(optional('S3')).toEqual(['计划进度', '进度偏差', '偏差等级'])
    expect(optional('S2')).toEqual([])
  })
})

describe('[TP1] the full suite holds the data model', () => {
  it('the full suite has all ten tables in order under their names', () => {
    expect(PRESETS.full.tables.map(({ table, name }) => `${table} ${name}`)).toEqual(
      FULL_MODEL.map(({ table, title }) => `${table} ${title}`),
    )
  })

  it.each(FULL_MODEL)('$title', ({ table, columns }) => {
    expect(unmeant(modelDifferences(table, columns))).toEqual([])
  })

  it('MEANT and ADDED list no difference that does not exist', () => {
    const found = new Set([
      ...withColumns.flatMap(({ preset, template }) => templateDifferences(preset, template)),
      ...FULL_MODEL.flatMap(({ table, columns }) => modelDifferences(table, columns)),
    ])
    expect(Object.keys(MEANT).filter((line) => !found.has(line))).toEqual([])
  })
})

const EVERY_TABLE = Object.values(PRESETS).flatMap(({ id, tables }) => tables.map((table) => ({ id, table })))

describe('every preset', () => {
  it.each(EVERY_TABLE)('$id $table.name: one column a field, one field a name', ({ table }) => {
    const fields = table.columns.map(({ field }) => field)
    const names = table.columns.map(({ name }) => name)
    expect(new Set(fields).size).toBe(fields.length)
    expect(new Set(names).size).toBe(names.length)
  })

  it.each(EVERY_TABLE)('$id $table.name leads with a text, which the host takes as primary', ({ table }) => {
    expect(table.columns.slice(0, 1).map(({ field }) => fieldSpec(table.table, field).kind)).toEqual(['text'])
  })

  it.each(EVERY_TABLE)(
    '$id $table.name is part of the full suite: growing renames and deletes nothing',
    ({ table }) => {
      const whole = new Set<string>(tableOf('full', table.table).columns.map(({ field }) => field))
      expect(table.columns.map(({ field }) => field).filter((field) => !whole.has(field))).toEqual([])
    },
  )

  it.each(EVERY_TABLE)('$id $table.name links only to tables that it has', ({ id, table }) => {
    const present = new Set(PRESETS[id].tables.map((one) => one.table))
    const links = table.columns
      .map(({ field }) => fieldSpec(table.table, field).linksTo)
      .filter((to) => to !== undefined)
    expect(links.filter((to) => !present.has(to))).toEqual([])
  })

  it.each(EVERY_TABLE)('$id $table.name: options are told apart by key and by name', ({ table }) => {
    for (const column of table.columns) {
      const options = columnOptions(table.table, column)
      expect(new Set(options.map(({ key }) => key)).size).toBe(options.length)
      expect(new Set(options.map(({ name }) => name)).size).toBe(options.length)
    }
  })
})
