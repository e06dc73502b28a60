import { describe, expect, it } from 'vitest'
import { planTable } from '../../../src/application/setup/planSetup.ts'
import { viewDraft } from '../../../src/application/sheet/viewDraft.ts'
import { bindTable } from '../../../src/application/sheet/bindTable.ts'
import { previewSetup } from '../../../src/application/setup/previewPlan.ts'
import { setupTargets } from '../../../src/application/sheet/sheetTarget.ts'
import { recogniseSheets } from '../../../src/application/sheet/recogniseSheet.ts'
import { PRESETS } from '../../../src/schema/index.ts'
import { present } from '../../support/present.ts'
import type { TableDescription } from '../../../src/application/ports.ts'
import { builtTable, withColumn, withoutColumn } from '../../support/tables.ts'

const S2 = builtTable('S2')
const S3 = builtTable('S3')

describe('[SU1] the plan of a set-up', () => {
  it.each([
    {
      preset: 'S2' as const,
      columns: [
        '任务名称',
        '任务描述',
        '所属模块',
        '主责任人',
        '协同责任人',
        '对接部门',
        '计划开始时间',
        '计划结束时间',
        '实际开始时间',
        '实际结束时间',
        '计划进度(%)',
        '实际进度(%)',
        '进度偏差(%)',
        '当前状态',
        '风险问题',
        '解决方案',
        '解决时限',
        '备注',
      ],
    },
    {
      preset: 'S3' as const,
      columns: [
        '核心任务',
        '推广阶段',
        '推广渠道',
        '任务描述',
        '负责人',
        '计划开始时间',
        '计划完成时间',
        '实际开始时间',
        '实际完成时间',
        '当前进度',
        '完成状态',
        '风险描述',
        '应对措施',
        '备注',
      ],
    },
  ])('the plan for $preset has exactly the columns of its template, then ours', ({ preset, columns }) => {
    const names = previewSetup({ preset, withOptional: true, sample: 'none', another: false }).tables.flatMap(
      ({ columns: all }) => all.map(({ name }) => name),
    )
    expect(names.slice(0, columns.length)).toEqual(columns)
    expect(names.slice(columns.length)).toEqual(
      preset === 'S2'
        ? ['偏差等级', '数据问题', '计算时间']
        : ['计划进度', '进度偏差', '偏差等级', '数据问题', '计算时间'],
    )
  })

  it('the plan for S3 without optional columns leaves out the views that need them', () => {
    const [target] = setupTargets({ preset: 'S3', withOptional: false })
    const { columns, views } = present(target, 'the table of S3')
    expect(columns.map(({ name }) => name)).not.toContain('偏差等级')
    expect(views.map(({ name }) => name)).toEqual([
      '每日更新',
      '全部任务',
      '延期任务',
      '逾期未完成·实时',
      '甘特图',
      '状态看板',
    ])
  })

  it('the plan of a new table has as many steps as set-up will run', () => {
    const steps = planTable(S2.target, null, null)
    expect(steps.map(({ kind }) => kind).filter((kind) => kind === 'column')).toHaveLength(20)
    expect(steps[0]).toEqual({ table: 'tasks', kind: 'table', name: '执行进度跟踪表', reason: 'missing' })
    expect(steps).toHaveLength(1 + 1 + 20 + 7 + 7)
  })
})

describe('[SU2] a second run makes nothing', () => {
  it.each([S2, S3])('the plan for a finished $table.name is empty', ({ target, table, stored }) => {
    expect(planTable(target, table, stored)).toEqual([])
  })

  it('the plan is empty after people renamed columns, options and views, or deleted their own options', () => {
    const renamed = withColumn(withColumn(S2.table, 'fld_title', { name: '工作项' }), 'fld_module', {
      name: '条线',
      options: [{ id: 'x', name: '新模块' }],
    })
    const views = renamed.views.map((view) => ({ ...view, name: `我的${view.name}` }))
    expect(planTable(S2.target, { ...renamed, views }, S2.stored)).toEqual([])
  })
})

describe('[SU3] the plan makes what is missing and keeps people’s columns', () => {
  const steps = (table: TableDescription) => planTable(S2.target, table, S2.stored)
  const schemaSteps = (table: TableDescription) =>
    steps(table).flatMap(({ kind, name }) => (kind === 'viewSettings' ? [] : [`${kind} ${name}`]))

  it('the plan gives each view back the settings of the column, and nothing else', () => {
    const lost = steps(withoutColumn(S2.table, 'fld_band')).flatMap((step) =>
      step.kind === 'viewSettings' ? [[step.view.key, step.reason, step.lost?.fields]] : [],
    )
    expect(lost).toEqual(
      ['daily', 'all', 'slipping', 'delayed', 'overdueLive', 'board'].map((key) => [key, 'lost', ['band']]),
    )
  })

  it('the plan adds a deleted column and a lost option', () => {
    const table = withColumn(withoutColumn(S2.table, 'fld_band'), 'fld_state', {
      options: [
        { id: 'opt_state_done', name: '已完成' },
        { id: 'opt_state_inProgress', name: '进行中' },
        { id: 'opt_state_notStarted', name: '未开始' },
      ],
    })
    expect(schemaSteps(table)).toEqual(['options 当前状态', 'column 偏差等级'])
  })

  it('the plan gives our column another name beside people’s column of the same name and another type', () => {
    const table = withColumn(S2.table, 'fld_band', { kind: 'text', description: '' })
    expect(schemaSteps(table)).toEqual(['column 偏差等级（自动）'])
  })

  it('the plan does not take over people’s column because of its name', () => {
    const table = withColumn(S2.table, 'fld_band', { id: 'fld_theirs', description: '' })
    expect(schemaSteps(table)).toEqual(['column 偏差等级（自动）'])
  })
})

describe('views in ids of the Base', () => {
  const { binding } = bindTable('tasks', S2.table, S2.target.columns, S2.stored)
  const draft = (key: string) => {
    const view = S2.target.views.find((one) => one.key === key)
    return view === undefined ? null : viewDraft(view, S2.target, { binding, table: S2.table })
  }

  it('the ⚠ view shows 滞后预警 or 严重滞后, worst first', () => {
    expect(draft('slipping')).toMatchObject({
      filter: {
        conjunction: 'or',
        conditions: [
          { fieldId: 'fld_band', test: 'is', optionId: 'opt_band_warning' },
          { fieldId: 'fld_band', test: 'is', optionId: 'opt_band_severe' },
        ],
      },
      sort: [{ fieldId: 'fld_progressDeviation', desc: false }],
    })
  })

  it('the live view uses the host’s own date for today', () => {
    expect(draft('overdueLive')?.filter?.conditions).toEqual([
      { fieldId: 'fld_plannedEnd', test: 'beforeToday' },
      { fieldId: 'fld_state', test: 'isNot', optionId: 'opt_state_done' },
      { fieldId: 'fld_state', test: 'isNot', optionId: 'opt_state_cancelled' },
    ])
  })

  it.each(S2.target.views)('$name hides the bookkeeping columns', ({ key }) => {
    expect(draft(key)?.hidden?.slice(-2)).toEqual(['fld_flags', 'fld_computedAt'])
  })

  it('全部任务 and 甘特图 hide nothing but the bookkeeping columns', () => {
    expect([draft('all')?.hidden, draft('gantt')?.hidden]).toEqual([
      ['fld_flags', 'fld_computedAt'],
      ['fld_flags', 'fld_computedAt'],
    ])
  })

  it('a view for a purpose hides people’s columns that it does not need', () => {
    const theirs = {
      ...S2.table,
      columns: [
        ...S2.table.columns,
        { ...present(S2.table.columns.at(-1), 'a column'), id: 'fld_theirs', description: '' },
      ],
    }
    const hidden = S2.target.views.flatMap((view) =>
      viewDraft(view, S2.target, { binding, table: theirs }).hidden?.includes('fld_theirs') === true ? [view.key] : [],
    )
    expect(hidden).toEqual(['daily', 'slipping', 'delayed', 'overdueLive', 'board'])
  })
})

describe('[BD2] a copied Base', () => {
  it.each([S2, S3])('the copy of $table.name is recognised by its marks', ({ table, stored, sheet }) => {
    expect(recogniseSheets([table])).toMatchObject([
      {
        preset: sheet.preset,
        withOptional: sheet.preset === 'S3',
        tables: { tasks: { fields: stored.fields, views: stored.views } },
      },
    ])
  })

  it.each(['S0', 'S1', 'full'] as const)('a copied sheet of %s is recognised with all its tables', (preset) => {
    const built = PRESETS[preset].tables.map(({ table }) => builtTable(preset, table))
    const [sheet, ...others] = recogniseSheets(built.map(({ table }) => table))
    expect(others).toEqual([])
    expect(sheet?.preset).toBe(preset)
    for (const { target, stored } of built)
      expect(sheet?.tables[target.table]).toMatchObject({
        tableId: stored.tableId,
        fields: stored.fields,
        views: stored.views,
      })
  })

  it('a table without marks is not recognised', () => {
    const plain = { ...S2.table, columns: S2.table.columns.map((column) => ({ ...column, description: '' })) }
    expect(recogniseSheets([plain])).toEqual([])
  })
})

describe('[SU1] the column that the host makes with a table', () => {
  const asMade = (name: string): TableDescription => ({
    id: 'tbl1',
    name: 'table',
    columns: [
      {
        id: 'fld1',
        name,
        isPrimary: true,
        kind: 'text',
        options: [],
        description: '',
        declaredScale: null,
        linkedTableId: null,
      },
    ],
    views: [{ id: 'vew1', name: 'Grid', type: 'grid' }],
  })

  it.each(
    (['zh-CN', 'en-US', 'ja-JP'] as const).flatMap((language) =>
      (['S0', 'S1', 'S2', 'S3', 'full'] as const).map((preset) => ({ language, preset })),
    ),
  )('becomes the first of $preset in $language, even if it has the name of another one', ({ language, preset }) => {
    for (const target of setupTargets({ preset, withOptional: true, language })) {
      const [primary, ...others] = target.columns
      for (const { name } of others) {
        const steps = planTable(target, asMade(name), null)
        expect(steps.find(({ kind }) => kind === 'primary')).toMatchObject({ name: primary?.name, columnId: 'fld1' })
        expect(steps.flatMap((step) => (step.kind === 'column' ? [step.name] : []))).toEqual(
          others.map((one) => one.name),
        )
      }
    }
  })
})
