import { tableFacts } from '../src/application/adoption/columnFacts.ts'
import { openDraft, type AdoptionDraft } from '../src/application/adoption/adoptionDraft.ts'
import { planAdoption, proposedChoices } from '../src/application/adoption/planAdoption.ts'
import { readThrough } from '../src/application/adoption/readThrough.ts'
import type { ColumnInfo, HostPort, ShownRow, TableDescription } from '../src/application/ports.ts'
import { ok } from '../src/domain/index.ts'
import { cpuMs, median, print } from './figures.ts'
import { lineOf, measured } from './steps.ts'

const ROWS = 20_000
/** A page of the host. */
const FIRST_ROWS = 200
const RUNS = 5

const COLUMNS = ['任务名称', '负责人', '计划开始', '计划结束', '完成情况', '状态', '所属阶段', '备注'] as const

const column = (name: string, at: number): ColumnInfo => ({
  id: `fld${String(at)}`,
  name,
  isPrimary: at === 0,
  kind: 'text',
  options: [],
  description: '',
  declaredScale: null,
  linkedTableId: null,
})
const TABLE: TableDescription = { id: 'tbl1', name: '文字的进度表', columns: COLUMNS.map(column), views: [] }

/** As people type: most cells are clear, some are not, and remarks are all different. */
function cellsOf(at: number): readonly string[] {
  const day = 1 + (at % 28)
  const month = 1 + (Math.floor(at / 28) % 12)
  return [
    at % 400 === 0 ? '合计' : `任务 ${String(at)}`,
    ['张三', '李四', '王五、赵六', '市场部'][at % 4] ?? '',
    `2024.${String(month)}.${String(day)}`,
    at % 50 === 0 ? `${String(month)}月中旬` : `${String(month)}月${String(day)}日`,
    at % 9 === 0 ? '约一半' : at % 7 === 0 ? `${String(at % 100)}%（已发${String(at)}篇）` : `${String(at % 100)}%`,
    ['进行中', '未开始', '已完成', '等甲方'][at % 4] ?? '',
    ['筹备', '执行', '收尾'][at % 3] ?? '',
    `第 ${String(at)} 条备注：供应商说下周三前给初稿，再约时间评审`,
  ]
}
const ALL: readonly ShownRow[] = Array.from({ length: ROWS }, (_none, at) => ({
  recordId: `rec${String(at)}`,
  texts: Object.fromEntries(cellsOf(at).map((text, place) => [`fld${String(place)}`, text])),
}))
const host = {
  describeTable: async () => ok(TABLE),
  peekRows: async () => ok({ rows: ALL.slice(0, FIRST_ROWS), total: ROWS }),
} as unknown as HostPort

/** Taking over 20 000 rows of words: the proposal, and reading every row before anything is written. */
export async function adopting(): Promise<void> {
  let draft: AdoptionDraft | null = null
  const opening: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const began = cpuMs()
    const opened = await openDraft(host, TABLE.id)
    if (!opened.ok) throw new Error('the table is there')
    const proposed = { ...proposedChoices(opened.value), year: 2024 }
    planAdoption(opened.value, proposed)
    opening.push(cpuMs() - began)
    draft = opened.value
  }
  if (draft === null) return
  const whole = { ...draft, readRows: ALL }
  const plan = planAdoption(whole, { ...proposedChoices(whole), year: 2024 })
  const facts = measured(() => tableFacts(TABLE.columns, ALL))
  const listing = measured(() => readThrough(whole, plan))
  const all = median(opening) + facts.whole + listing.whole
  print('taking over 20 000 rows of words, without a host', [
    { what: 'opening and proposal', ms: median(opening), note: `first time ${(opening[0] ?? 0).toFixed(0)} ms` },
    lineOf('what all cells of a column say', facts),
    lineOf('cells that are unread or unsure', listing),
    { what: 'all of it', ms: all, note: 'less than 1 000 ms is promised' },
  ])
}
