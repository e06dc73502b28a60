import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/local-host/engine/createEngine.ts'
import { parseFixture } from '../../src/local-host/engine/fixtures/index.ts'
import type { Session, Snapshot } from '../../src/local-host/engine/types.ts'

const owner: Session = { userId: 'ou_local0001', role: 'owner', pluginId: null }
const clock = { now: () => Date.UTC(2024, 2, 1, 4) }

/** Every row of a table as the texts a person sees, by column name. */
function shown(snapshot: Snapshot, tableName: string): Record<string, string>[] {
  const engine = createEngine({ snapshot, clock, seed: 1 })
  const table = engine.document.tables.find(({ name }) => name === tableName)
  return (table?.records ?? []).map((record) =>
    Object.fromEntries(
      (table?.fields ?? []).map((field) => [field.name, engine.cellText(table?.id ?? '', field.id, record)]),
    ),
  )
}

describe('fixture: templates', () => {
  const snapshot = parseFixture('templates')

  it('holds the ten sheets of the four templates', () => {
    expect(snapshot.tables.map(({ name, fields, records }) => [name, fields.length, records.length])).toEqual([
      ['活动基本信息与目标表', 8, 1],
      ['任务分解与责任跟踪表', 9, 3],
      ['执行进度每日跟踪表', 7, 2],
      ['问题与风险记录表', 7, 2],
      ['活动效果评估表', 6, 3],
      ['活动预算表', 7, 5],
      ['活动执行进度表', 7, 5],
      ['用户反馈', 1, 0],
      ['综合营销推广方案执行进度跟踪表', 18, 2],
      ['产品推广策略实施进度监控表', 14, 4],
    ])
  })

  it('S2-1 shows its first row as the template prints it', () => {
    expect(shown(snapshot, '综合营销推广方案执行进度跟踪表')[0]).toEqual({
      任务名称: '海报设计初稿',
      任务描述: '完成3套主题海报设计',
      所属模块: '内容营销',
      主责任人: '*设计主管',
      协同责任人: '*设计专员A',
      对接部门: '市场部',
      计划开始时间: '2024/03/01',
      计划结束时间: '2024/03/05',
      实际开始时间: '2024/03/01',
      实际结束时间: '2024/03/06',
      '计划进度(%)': '20',
      '实际进度(%)': '15%',
      '进度偏差(%)': '-5',
      当前状态: '进行中',
      风险问题: '素材需求变更,增加1套风格',
      解决方案: '与*市场经理确认最终风格',
      解决时限: '2024/03/07',
      备注: '交付物需同步存档',
    })
  })

  it('S1-4 the budget lines add up to 46,000', () => {
    const amounts = shown(snapshot, '活动预算表').map((row) => row['预算金额'])
    expect(amounts).toEqual(['¥8,000', '¥15,000', '¥12,000', '¥6,000', '¥5,000'])
  })

  it('S0-6 attainment reads 117%, 93%, 120%', () => {
    expect(shown(snapshot, '活动效果评估表').map((row) => row['达成率'])).toEqual(['117%', '93%', '120%'])
  })
})

describe('fixture: adopt', () => {
  const snapshot = parseFixture('adopt')

  it('holds three messy sheets', () => {
    expect(snapshot.tables.map(({ name, fields, records }) => [name, fields.length, records.length])).toEqual([
      ['綜合行銷推廣方案執行進度表', 24, 14],
      ['产品推广进度（3月）', 18, 13],
      ['Spring Launch Tracker', 57, 33],
    ])
  })

  it('S2-1 keeps its first row in traditional Chinese under other names', () => {
    expect(shown(snapshot, '綜合行銷推廣方案執行進度表')[0]).toMatchObject({
      項目名稱: '海報設計初稿',
      負責人: '*设计主管',
      完成百分比: '15%',
      目前狀態: '進行中',
      起始日: '2024/03/01',
      截止日: '2024/03/05',
      已會簽: 'true',
      參考連結: 'https://example.com/poster',
      建立時間: '2024/03/01',
    })
  })

  it('S3-1 keeps progress and planned days as words', () => {
    expect(
      shown(snapshot, '产品推广进度（3月）')
        .slice(0, 4)
        .map((row) => [row['计划开始'], row['完成情况']]),
    ).toEqual([
      ['3月1日', '60%(2篇已发布,1篇待审核)'],
      ['2024.3.5', '100%'],
      ['3.15-3.25', '30%（素材已上线，消耗1.5万）'],
      ['3月28日', '0%'],
    ])
  })

  it('the English one counts percent in whole numbers and has every state, open dates and a blank row', () => {
    const rows = shown(snapshot, 'Spring Launch Tracker')
    const numbers = rows.flatMap((row) => (row['% complete'] === '' ? [] : [Number(row['% complete'])]))
    expect(numbers.every((value) => Number.isInteger(value) && value >= 0 && value <= 100)).toBe(true)
    expect(Math.max(...numbers)).toBe(100)
    expect(new Set(rows.map((row) => row['Status']))).toEqual(
      new Set(['Done', 'In progress', 'Blocked', 'Not started', '']),
    )
    expect(rows.filter((row) => row['Task'] === '')).toHaveLength(1)
  })

  it('is the same at every opening', () => {
    expect(parseFixture('adopt')).toEqual(snapshot)
  })
})

describe('every fixture', () => {
  it.each(['empty', 'templates', 'adopt', 'large:300'])(
    '%s is a document whose cells the engine itself accepts',
    (name) => {
      const engine = createEngine({ snapshot: parseFixture(name), clock, seed: 1 })
      for (const table of engine.document.tables) {
        for (const { id, fields } of table.records) {
          expect(engine.call(owner, 'bitable.WidgetTable_setRecord', [table.id, undefined], [id, { fields }])).toBe(id)
        }
      }
      // Writing the cells back changes nothing, so the fixture has the host's own form.
      expect(engine.snapshot()).toEqual(parseFixture(name))
    },
  )

  it('large:<n> has n rows in 18 columns, the same at every opening', () => {
    const [table] = parseFixture('large:50').tables
    expect([table?.fields.length, table?.records.length]).toEqual([18, 50])
    expect(parseFixture('large:50')).toEqual(parseFixture('large:50'))
  })

  it('an unknown name is refused', () => {
    expect(() => parseFixture('huge')).toThrow(RangeError)
  })
})
