import { type BudgetLine, type CheckedLine, written } from '../../domain/index.ts'
import { formatCount, formatIndex, formatMoney, formatPercent, type Translate } from '../../i18n/index.ts'
import { insufficient, linesBlock, paragraph } from '../blocks.ts'
import { chartBlock } from '../chart/chartBlock.ts'
import { compose, joinLines } from '../compose.ts'
import type { Block, Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'
import { linkTo, rowIn, rowNames, ofScope } from '../otherTables.ts'

/** The name of a line: what it is for, else its category. */
function lineName(input: ReportInput, id: string): Line {
  const { t } = input
  const row = rowIn(input, 'budget', id)
  return [linkTo('budget', written(row?.title ?? null) ?? written(row?.category ?? null) ?? t('report.unfilled'), [id])]
}

const quotedName = (input: ReportInput, id: string): Line =>
  compose(input.t('report.name'), { title: lineName(input, id) })

/** '5 行预算，合计 46,000；应急备用金占 10.87%，在建议的 10%–15% 之内。' [BU2] [BU4] */
export function budgetSummary({ t, material }: ReportInput): Line {
  const { totals, lines, approved, aboveApproved } = material.facts.budget
  const { reserveShare, reserveVerdict } = totals
  return joinLines(t('report.separator.sentence'), [
    compose(t('report.budget.total'), {
      lines: linkTo(
        'budget',
        t('report.budget.lines', { count: lines.length }),
        lines.map(({ id }) => id),
      ),
      total: totals.budgeted === 0 ? formatMoney(null) : formatMoney(totals.budget),
    }),
    // The lines of one phase are no budget of their own: the reserve is the whole campaign's. [RA17]
    reserveVerdict === null || material.phase !== null
      ? []
      : compose(t(`report.budget.reserve.${reserveVerdict}`), { share: `${formatIndex(reserveShare)}%` }),
    approved === null || aboveApproved === null
      ? []
      : compose(
          t(
            aboveApproved === 0
              ? 'report.budget.equalsApproved'
              : aboveApproved > 0
                ? 'report.budget.aboveApproved'
                : 'report.budget.belowApproved',
          ),
          { approved: formatMoney(approved), difference: formatMoney(Math.abs(aboveApproved)) },
        ),
  ])
}

/** Use of the budget beside progress and time, on one line. [RA9] */
function paceOf({ t, material }: ReportInput): readonly Block[] {
  const { pace } = material.facts
  if (pace === null) return []
  const parts = [
    compose(t('report.budget.pace.use'), { percent: formatPercent(pace.use) }),
    pace.progress === null ? [] : compose(t('report.budget.pace.progress'), { percent: formatPercent(pace.progress) }),
    pace.time === null ? [] : compose(t('report.budget.pace.time'), { percent: formatPercent(pace.time) }),
  ]
  return [paragraph(compose(t('report.budget.pace.line'), { parts: joinLines(t('report.separator.comma'), parts) }))]
}

/** What was spent of the reported lines, and which lines are not reported. [BU1] [RA9] */
function spending(input: ReportInput): readonly Block[] {
  const { t, material } = input
  const { totals, lines } = material.facts.budget
  const unreported = lines.filter(({ result }) => result.status === 'unreported')
  const unread = lines.filter((line) => line.unread !== undefined)
  const over = lines.filter(({ result }) => result.status === 'over')
  const names = rowNames(
    t,
    unreported.map(({ id }) => quotedName(input, id)),
  )
  const unreadable = unread.length === 0 ? [] : [insufficient(unreadAmounts(input, unread))]
  if (totals.reported === 0)
    return [
      ...(unreported.length === 0 ? [] : [insufficient(compose(t('report.budget.noneReported'), { names }))]),
      ...unreadable,
    ]
  const { variance, useRate, actual, reported } = totals
  const difference = variance ?? 0
  const compared =
    variance === null || totals.isPartial
      ? 'report.budget.spentAlone'
      : difference === 0
        ? 'report.budget.spentLevel'
        : difference > 0
          ? 'report.budget.spentMore'
          : 'report.budget.spentLess'
  return [
    paragraph(
      compose(t(compared), {
        reported: formatCount(reported),
        actual: formatMoney(actual),
        difference: formatMoney(Math.abs(difference)),
        rate: formatPercent(useRate),
      }),
    ),
    ...paceOf(input),
    ...(over.length === 0
      ? []
      : [
          paragraph(
            compose(t('report.budget.over'), {
              names: rowNames(
                t,
                over.map(({ id, result }) =>
                  compose(t('report.budget.overLine'), {
                    name: quotedName(input, id),
                    amount: formatMoney(result.variance),
                  }),
                ),
              ),
            }),
          ),
        ]),
    ...(unreported.length === 0
      ? []
      : [
          insufficient(
            compose(t('report.budget.unreported'), {
              count: linkTo(
                'budget',
                t('report.budget.lines', { count: unreported.length }),
                unreported.map(({ id }) => id),
              ),
              names,
            }),
          ),
        ]),
    ...unreadable,
    budgetChart(input),
  ]
}

/** The lines with an amount in words that nobody can read: what is added up is without them. [AD4] */
const unreadAmounts = (input: ReportInput, unread: readonly { readonly id: string }[]): Line =>
  compose(input.t('report.budget.unread'), {
    count: linkTo(
      'budget',
      input.t('report.budget.lines', { count: unread.length }),
      unread.map(({ id }) => id),
    ),
    names: rowNames(
      input.t,
      unread.map(({ id }) => quotedName(input, id)),
    ),
  })

/** Spending beside the budget, a bar for each line that reported. [RA9] */
function budgetChart(input: ReportInput): Block {
  const { t, material } = input
  const bars = material.facts.budget.lines
    .filter(({ actual }) => actual !== null)
    .map(({ id, budget, actual, result, unread }) => ({
      label: lineName(input, id)
        .map(({ text }) => text)
        .join(''),
      value: actual,
      of: budget,
      text: t('report.budget.barText', {
        actual: formatMoney(actual),
        budget: amountText(t, budget, unread, 'budget'),
      }),
      tone: result.status === 'over' ? ('bad' as const) : ('good' as const),
    }))
  const over = bars.filter(({ tone }) => tone === 'bad').length
  const reading = t('report.budget.reading', { reported: bars.length, over })
  return chartBlock(t, { kind: 'budget', bars }, compose(reading), 'beside')
}

/** An amount of a line: what cannot be read is neither unreported nor left empty. [AD4] */
function amountText(
  t: Translate,
  amount: number | null,
  unread: BudgetLine['unread'],
  of: 'budget' | 'actual',
): string {
  if (amount !== null) return formatMoney(amount)
  if (unread?.includes(of) === true) return t('report.budget.notRead')
  return of === 'actual' ? t('report.budget.notReported') : formatMoney(null)
}

function checkLine(input: ReportInput, { id, factors, product, budget, matches }: CheckedLine): Line {
  return compose(input.t(matches ? 'report.budget.checkMatches' : 'report.budget.checkDiffers'), {
    name: quotedName(input, id),
    factors: factors.map(formatMoney).join(' × '),
    product: formatMoney(product),
    budget: formatMoney(budget),
  })
}

/** Every line with its budget, spending and difference. */
function lineTable(input: ReportInput): Block {
  const { t, material } = input
  const numberOf = (id: string) => rowIn(input, 'budget', id)?.lineNumber ?? Number.POSITIVE_INFINITY
  return {
    kind: 'table',
    columns: (['category', 'item', 'budget', 'actual', 'variance', 'useRate'] as const).map((column) =>
      t(`report.budget.column.${column}`),
    ),
    rows: material.facts.budget.lines
      .toSorted((a, b) => (numberOf(a.id) === numberOf(b.id) ? 0 : numberOf(a.id) - numberOf(b.id)))
      .map(({ id, category, budget, actual, result, unread }): readonly Line[] => [
        [{ text: written(category) ?? t('report.unfilled') }],
        lineName(input, id),
        [{ text: amountText(t, budget, unread, 'budget') }],
        [{ text: amountText(t, actual, unread, 'actual') }],
        [{ text: formatMoney(result.variance) }],
        [{ text: formatPercent(result.useRate) }],
      ]),
  }
}

/** 预算: total, reserve, spending and the check of the lines; left out without a table of the budget. [RA9] [BU4] [S1-22] */
export function budgetSection(input: ReportInput): Section | null {
  const { t, material } = input
  const table = material.rows.budget
  if (table === null) return null
  const { lines, checked } = material.facts.budget
  const section = { id: 'budget', title: t('report.budget.title') }
  if (lines.length === 0) {
    const noLine = compose(
      t(material.phase === null ? ofScope(input, 'report.budget.noLine') : 'report.budget.noLineOfPhase'),
      {
        table: table.name,
      },
    )
    return { ...section, blocks: [material.phase === null ? insufficient(noLine) : paragraph(noLine)] }
  }
  return {
    ...section,
    blocks: [
      paragraph(budgetSummary(input)),
      ...spending(input),
      lineTable(input),
      ...linesBlock(
        input,
        checked.map((line) => checkLine(input, line)),
      ),
    ],
  }
}
