import { type ComparableFigure, RETROSPECTIVE_MINIMUMS, written } from '../../domain/index.ts'
import { formatCount, formatPercent, formatPoints } from '../../i18n/index.ts'
import { insufficient, paragraph } from '../blocks.ts'
import { compose } from '../compose.ts'
import { linkTo, rowNames } from '../otherTables.ts'
import type { Block, Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

type Compared = Extract<ReportInput['material']['facts']['RA16'], { readonly sufficient: true }>['value'][number]

/** The earlier campaigns of some ids by name, the oldest first. */
function campaignNames({ t, material }: ReportInput, ids: readonly string[]): Line {
  const wanted = new Set(ids)
  return rowNames(
    t,
    material.facts.earlier
      .filter(({ id }) => wanted.has(id))
      .map(({ id, name }) =>
        compose(t('report.name'), { title: [linkTo('campaigns', written(name) ?? t('report.compare.unnamed'), [id])] }),
      ),
  )
}

const figureName = ({ t }: ReportInput, figure: ComparableFigure): string => t(`report.compare.figure.${figure}`)

/** Points above or below the earlier campaigns, and what that is in percent of theirs: 25 % → 20 % is −5 and −20 %. */
const difference = ({ t }: ReportInput, { points, relative }: Compared): Line =>
  relative === null
    ? compose(t('report.figure.points'), { points: formatPoints(points) })
    : compose(t('report.compare.difference'), {
        points: formatPoints(points),
        relative: `${relative > 0 ? '+' : ''}${formatPercent(relative)}`,
      })

/** A row for each figure that both sides have, with the number of campaigns that it rests on. */
function comparisonTable(input: ReportInput, figures: readonly Compared[]): Block {
  const { t } = input
  const hasTrend = figures.some(({ trend }) => trend !== null)
  return {
    kind: 'table',
    columns: (
      ['figure', 'current', 'earlier', 'difference', 'campaigns', ...(hasTrend ? (['trend'] as const) : [])] as const
    ).map((column) => t(`report.compare.column.${column}`)),
    rows: figures.map((one): readonly Line[] => [
      [{ text: figureName(input, one.figure) }],
      [{ text: formatPercent(one.current) }],
      [{ text: formatPercent(one.earlier) }],
      difference(input, one),
      [linkTo('campaigns', formatCount(one.ids.length), one.ids)],
      ...(hasTrend
        ? [[{ text: one.trend === null ? formatPercent(null) : t(`report.compare.trend.${one.trend}`) }]]
        : []),
    ]),
  }
}

/**
 * 与以往比较: this campaign's figures beside those of the campaigns that had ended before it began. Left out where the
 * report is about no single campaign or about a phase: there is nothing to set beside the others. [RA16] [RA17]
 */
export function comparisonSection(input: ReportInput): Section | null {
  const { t, material } = input
  if (material.campaign === null || material.phase !== null) return null
  const section = { id: 'comparison', title: t('report.compare.title') }
  const { RA16, earlier } = material.facts
  const { forTrend } = RETROSPECTIVE_MINIMUMS.RA16
  if (!RA16.sufficient) {
    const values = {
      names: campaignNames(
        input,
        earlier.map(({ id }) => id),
      ),
    }
    return {
      ...section,
      blocks: [
        insufficient(compose(t(earlier.length === 0 ? 'report.compare.none' : 'report.compare.noFigure'), values)),
      ],
    }
  }
  const known = Math.max(...RA16.value.map(({ ids }) => ids.length))
  return {
    ...section,
    blocks: [
      paragraph(
        compose(t('report.compare.summary'), {
          count: formatCount(RA16.n),
          names: campaignNames(input, RA16.ids),
        }),
      ),
      comparisonTable(input, RA16.value),
      ...(known >= forTrend
        ? []
        : [
            insufficient(
              compose(t('report.compare.noTrend'), { have: formatCount(known), need: formatCount(forTrend) }),
            ),
          ]),
    ],
  }
}
