import { VARIANT_VALUES } from '../../../src/local-host/engine/variants.ts'
import { FIXED_UNKNOWNS, SWITCHED_UNKNOWNS } from '../unknowns.ts'
import type { Findings } from './findVariants.ts'

/** What became of one statement. `gap`: something the local Base has not, and this host neither. */
export type Status = 'passed' | 'failed' | 'notApplicable' | 'gap'

export interface Outcome {
  readonly id: string
  readonly says: string
  readonly status: Status
  /** What went wrong, or why it was not run; '' otherwise. */
  readonly detail: string
  readonly ms: number
}

/** What a run found out about a host; plain JSON. */
export interface ContractReport {
  /** ISO 8601. */
  readonly startedAt: string
  readonly ms: number
  /** Version of the SDK that the page was built with. */
  readonly sdk: string
  /** 'feishu' or 'lark' and the language, as the bridge says. */
  readonly product: string
  readonly language: string
  /** The browser's own description. */
  readonly browser: string
  readonly findings: Findings
  /** Empty when only the variants were asked for. */
  readonly outcomes: readonly Outcome[]
  /** True when a person stopped the run. */
  readonly stopped: boolean
  /** Names of tables that could not be deleted again. */
  readonly leftBehind: readonly string[]
}

/** In the order in which people want to read them. */
export const STATUS_TITLES: { readonly [S in Status]: string } = {
  failed: 'Failed: the local Base believes something that this host does not do',
  gap: 'Missing here as well as in the local Base',
  notApplicable: 'Not applicable',
  passed: 'Passed',
}

export const STATUSES = Object.keys(STATUS_TITLES) as Status[]

export const countOf = ({ outcomes }: ContractReport, status: Status): number =>
  outcomes.filter((each) => each.status === status).length

/** The findings in the order of the switches, with their questions. */
export const findingsOf = ({ findings }: ContractReport) =>
  (Object.keys(SWITCHED_UNKNOWNS) as (keyof Findings)[]).map((name) => {
    const { reading, evidence } = findings[name]
    return {
      name,
      question: SWITCHED_UNKNOWNS[name].question,
      reading,
      evidence,
      isDefault: reading === VARIANT_VALUES[name][0],
    }
  })

/** Questions without a switch that a failed case throws doubt on. */
export const doubted = ({ outcomes }: ContractReport): readonly string[] => {
  const failed = new Set(outcomes.filter(({ status }) => status === 'failed').map(({ id }) => id))
  return FIXED_UNKNOWNS.filter(({ cases = [] }) => cases.some((id) => failed.has(id))).map(
    ({ section, question, answer }) => `section ${section}, ${question}: not "${answer}"`,
  )
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** The report as Markdown, for an issue or a mail. */
export function reportMarkdown(report: ContractReport): string {
  const lines = [
    '# Host contract',
    '',
    `${report.startedAt} · SDK ${report.sdk} · ${report.product} · ${report.language} · ${(report.ms / 1000).toFixed(1)} s${report.stopped ? ' · stopped before the end' : ''}`,
    '',
    `${report.browser}`,
    '',
    '## Which host this is',
    '',
    '| section | question | switch | reading | evidence |',
    '| --- | --- | --- | --- | --- |',
    ...findingsOf(report).map(
      ({ name, question, reading, evidence, isDefault }) =>
        `| ${SWITCHED_UNKNOWNS[name].section} | ${question} | \`${name}\` | ${reading === null ? 'not known' : `\`${String(reading)}\``}${isDefault ? '' : ' (not the default)'} | ${cell(evidence)} |`,
    ),
    '',
  ]
  const doubts = doubted(report)
  if (doubts.length > 0)
    lines.push('## Beliefs of KNOWN_DIFFERENCES.md that do not hold here', '', ...doubts.map((each) => `- ${each}`), '')
  for (const status of STATUSES) {
    const outcomes = report.outcomes.filter((each) => each.status === status)
    if (outcomes.length === 0) continue
    lines.push(
      `## ${STATUS_TITLES[status]} (${String(outcomes.length)})`,
      '',
      ...outcomes.map(({ id, says, detail }) => `- ${id} ${says}${detail === '' ? '' : `: ${cell(detail)}`}`),
      '',
    )
  }
  if (report.leftBehind.length > 0)
    lines.push('## Left behind', '', ...report.leftBehind.map((name) => `- ${name}`), '')
  return lines.join('\n')
}
