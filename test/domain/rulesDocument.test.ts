import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as addWorkdays from '../../src/domain/addWorkdays.ts'
import * as anomaly from '../../src/domain/anomaly.ts'
import * as asOfDay from '../../src/domain/asOfDay.ts'
import * as band from '../../src/domain/band.ts'
import * as budget from '../../src/domain/budget.ts'
import * as delay from '../../src/domain/delay.ts'
import * as forecast from '../../src/domain/forecast.ts'
import * as accuracy from '../../src/domain/forecastRange/accuracy.ts'
import * as linkLag from '../../src/domain/linkLag.ts'
import * as goalTrend from '../../src/domain/goalTrend.ts'
import * as funnel from '../../src/domain/funnel.ts'
import * as overallAttainment from '../../src/domain/overallAttainment.ts'
import * as pace from '../../src/domain/pace.ts'
import * as durations from '../../src/domain/retrospective/durations.ts'
import * as minimums from '../../src/domain/retrospective/minimums.ts'
import * as updateDue from '../../src/domain/running/updateDue.ts'
import * as sla from '../../src/domain/sla.ts'
import * as taskDataFlags from '../../src/domain/taskDataFlags.ts'
import * as week from '../../src/domain/period/week.ts'
import * as vagueDescription from '../../src/domain/vagueDescription.ts'
import * as timeZone from '../../src/domain/timeZone.ts'
import * as workdayCalendar from '../../src/domain/workdayCalendar.ts'
import { TASK_FLAGS, assessTask } from '../../src/domain/index.ts'
import type { Band, TaskState } from '../../src/domain/index.ts'

/** The files of the rules that declare default values. */
const FILES_WITH_DEFAULTS: readonly object[] = [
  addWorkdays,
  vagueDescription,
  anomaly,
  asOfDay,
  band,
  budget,
  delay,
  forecast,
  accuracy,
  funnel,
  goalTrend,
  linkLag,
  overallAttainment,
  pace,
  durations,
  minimums,
  updateDue,
  sla,
  taskDataFlags,
  week,
  timeZone,
  workdayCalendar,
]

const root = new URL('../../', import.meta.url)
const document = readFileSync(new URL('docs/rules.md', root), 'utf8')
const domainFolder = new URL('src/domain/', root)
/** What is kept of days is no arithmetic: its rule stands in the application. */
const snapshotFolder = new URL('src/application/history/', root)
/** Whether a shift may be written, and what can be taken back, is decided there as well. */
const planningFolder = new URL('src/application/planning/', root)
const runsFolder = new URL('src/application/runs/', root)
/** What a column means is read from all headings of a table, which the application knows. */
const adoptionFolder = new URL('src/application/adoption/', root)
/** So are the rows of a spreadsheet, which become tasks. */
const importsFolder = new URL('src/application/imports/', root)
/** What may be written into a saved report, and what not any more, is decided there. */
const savedReportsFolder = new URL('src/application/savedReports/', root)
const source = [
  domainFolder,
  snapshotFolder,
  planningFolder,
  runsFolder,
  adoptionFolder,
  importsFolder,
  savedReportsFolder,
]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(new URL(name, folder), 'utf8')),
  )
  .join('\n')

/** Text under each heading that carries a rule id. */
const sections = new Map(
  [...document.matchAll(/^### \[([A-Z]{2}\d+)\][^\n]*\n([\s\S]*?)(?=^##)/gmu)].map(([, id = '', text = '']) => [
    id,
    text,
  ]),
)

const rowsUnder = (heading: string): string[][] => {
  const part = document.slice(document.indexOf(`## ${heading}`)).split('\n## ')[0] ?? ''
  return [...part.matchAll(/^\|(.+)\|$/gmu)]
    .slice(2)
    .map(([, cells = '']) => cells.split('|').map((cell) => cell.trim()))
}

const RULE_ID =
  /\b(?:TM|CA|PR|DV|ST|FL|MI|FC|DP|RU|KP|AN|BU|SL|SN|OW|EV|RA|AD|DB|DU|GR|WK|DA|LE|MS|MY|CS|SH|BL|TB|LG|RF|IM|TW|RL)\d{1,2}\b/gu

/** 'NAME.path' → value of every exported default: numbers at any depth, and texts called DEFAULT_…. */
function* defaults(path: string, value: unknown): Generator<readonly [string, string]> {
  if (typeof value === 'number' || (typeof value === 'string' && path.startsWith('DEFAULT_')))
    yield [path, String(value)]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return
  for (const [name, inner] of Object.entries(value)) yield* defaults(`${path}.${name}`, inner)
}

describe('docs/rules.md and the code', () => {
  it('define the same rules', () => {
    const quoted = [...new Set(source.match(RULE_ID))].sort()
    expect([...sections.keys()].sort()).toEqual(quoted)
    expect(quoted.length).toBe(109)
  })

  it('every rule is defined once and says something', () => {
    expect([...document.matchAll(/^### \[/gmu)]).toHaveLength(sections.size)
    expect([...sections].filter(([, text]) => text.trim().length < 15).map(([id]) => id)).toEqual([])
  })

  it('every rule id mentioned anywhere is defined', () => {
    expect([...new Set(document.match(RULE_ID))].filter((id) => !sections.has(id))).toEqual([])
  })

  it('have the same default values', () => {
    const exported = FILES_WITH_DEFAULTS.flatMap((file) => Object.entries(file))
      .filter(([name]) => /^[A-Z_]+$/u.test(name))
      .flatMap(([name, value]) => [...defaults(name, value)])
    const documented = rowsUnder('默认值一览').map(([, code = '', value = '']) => [code.replaceAll('`', ''), value])
    expect(documented.toSorted()).toEqual(exported.map(([path, value]) => [path, value]).toSorted())
  })

  it.each(rowsUnder('默认值一览'))('[%s] says %s = %s in its own words', (rule, _code, value) => {
    const numbers = (sections.get(rule) ?? '').match(/\d+:\d+|[A-Za-z]+\/[A-Za-z]+|\d+(?:\.\d+)?/gu) ?? []
    expect(numbers).toContain(value)
  })

  it('list the same data flags in the same order', () => {
    const codes = [...(sections.get('FL1') ?? '').matchAll(/^\| (\w+) \| [^|]+ \| [^|]+ \|$/gmu)].map(
      ([, code]) => code,
    )
    expect(codes).toEqual([...TASK_FLAGS])
  })

  const STATES: Readonly<Record<TaskState, string>> = {
    notStarted: '未开始',
    inProgress: '进行中',
    done: '已完成',
    delayed: '延期',
    paused: '已暂停',
    cancelled: '已取消',
  }
  const BANDS: Readonly<Record<Band, string>> = {
    ahead: '超前',
    normal: '正常',
    watch: '关注',
    warning: '滞后预警',
    severe: '严重滞后',
    unknown: '无法计算',
    none: '—',
  }
  const shown = (value: number | null) => (value === null ? '—' : String(Math.round(value * 10) / 10).replace('-', '−'))
  const dateOf = (cell: string | undefined) => (cell === undefined || cell === '—' ? null : cell)

  it.each(rowsUnder('示例'))('example %s, started %s, %s %% on %s', (plan, started, progress, today, ...results) => {
    const [from, to] = plan.split(' 至 ')
    const a = assessTask(
      {
        plannedStart: dateOf(from),
        plannedEnd: dateOf(to),
        actualStart: dateOf(started),
        actualEnd: null,
        progress: Number(progress),
        hold: null,
      },
      { today, asOf: today, calendar: { mode: 'calendar' } },
    )
    expect([shown(a.planned), shown(a.deviation), BANDS[a.band], STATES[a.state], a.forecastEnd ?? '—']).toEqual(
      results,
    )
  })

  it('has examples and defaults to check', () => {
    expect(rowsUnder('示例').length).toBeGreaterThanOrEqual(8)
    expect(rowsUnder('默认值一览').length).toBeGreaterThanOrEqual(40)
  })
})
