import type { ChannelFigures, ChannelRate } from '../../domain/index.ts'
import { formatMoney, formatPercent } from '../../i18n/index.ts'
import type { FieldKey } from '../../schema/index.ts'
import { insufficient, paragraph } from '../blocks.ts'
import { compose, joinLines } from '../compose.ts'
import { goalName, linkTo, rowNames, ofScope } from '../otherTables.ts'
import { dayPhrase } from '../phrases.ts'
import type { Block, Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

const nameOf = ({ channel, ids }: Pick<ChannelFigures, 'channel' | 'ids'>): Line => [linkTo('metrics', channel, ids)]

const quotedName = ({ t }: ReportInput, channel: ChannelFigures): Line =>
  compose(t('report.name'), { title: nameOf(channel) })

const FIGURES = ['costPerResult', 'cac', 'roi'] as const
type Figure = (typeof FIGURES)[number]

const figureText = (figure: Figure, channel: ChannelFigures): string =>
  figure === 'roi' ? formatPercent(channel[figure]) : formatMoney(channel[figure])

/** The best and the worst channel by a figure; nothing where fewer than two have it, or all have the same. [RA10] */
function extremes(input: ReportInput, figure: Figure): Line {
  const ranked = input.material.facts.channels.ranked[figure]
  const [best, worst] = [ranked[0], ranked.at(-1)]
  if (best === undefined || worst === undefined || best[figure] === worst[figure]) return []
  return compose(input.t(`report.channels.extremes.${figure}`), {
    best: quotedName(input, best),
    bestValue: figureText(figure, best),
    worst: quotedName(input, worst),
    worstValue: figureText(figure, worst),
  })
}

/** What the channels cost, and what a result, a new customer and the money spent came to. [RA10] */
function economy(input: ReportInput): readonly Block[] {
  const { t, material } = input
  const { channels, spend, ranked } = material.facts.channels
  const count = linkTo(
    'metrics',
    t('report.channels.unit', { count: channels.length }),
    channels.flatMap(({ ids }) => ids),
  )
  const figures = FIGURES.filter((figure) => ranked[figure].length > 0)
  const lacking = channels.flatMap((channel) => (channel.lacks === null ? [] : [{ channel, lack: channel.lacks }]))
  return [
    paragraph(
      joinLines(t('report.separator.sentence'), [
        compose(t(spend === null ? 'report.channels.noSpend' : 'report.channels.spend'), {
          channels: count,
          spend: formatMoney(spend),
        }),
        ...figures.map((figure) => extremes(input, figure)),
      ]),
    ),
    ...(figures.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            columns: [
              t('report.dimension.channel'),
              ...(['spend', ...figures] as const).map((figure) => t(`report.channels.column.${figure}`)),
            ],
            rows: channels.map((channel): readonly Line[] => [
              nameOf(channel),
              [{ text: formatMoney(channel.spend) }],
              ...figures.map((figure): Line => [{ text: figureText(figure, channel) }]),
            ]),
          },
        ]),
    ...(lacking.length === 0
      ? []
      : [
          insufficient(
            compose(t(figures.length === 0 ? 'report.channels.noneComputed' : 'report.channels.lacks'), {
              count: t('report.channels.unit', { count: lacking.length }),
              list: rowNames(
                t,
                lacking.map(({ channel, lack }) =>
                  compose(t(`report.channels.lack.${lack}`), { channel: quotedName(input, channel) }),
                ),
              ),
            }),
          ),
        ]),
  ]
}

/** The days on which a rate moved sharply, or that none did, or that no day could be compared. [AN1] */
function movesPhrase(input: ReportInput, { judgedDays, moves }: ChannelRate): Line {
  const { t } = input
  if (judgedDays === 0) return compose(t('report.channels.notJudged'))
  if (moves.length === 0) return compose(t('report.channels.noMove'))
  return rowNames(
    t,
    moves.map(({ day, verdict, rate, base, ids }) =>
      compose(t('report.channels.move'), {
        day: linkTo('metrics', dayPhrase(input, day), ids),
        verdict: t(`report.anomaly.${verdict}`),
        rate: formatPercent(rate),
        base: formatPercent(base),
      }),
    ),
  )
}

/** The rate of each channel for each goal, and the days on which it moved sharply against its own days before. [AN1] */
function rates(input: ReportInput): readonly Block[] {
  const { t, material } = input
  const rows = material.facts.channels.channels.flatMap(({ channel, rates: own }) =>
    own.map((rate): readonly Line[] => [
      [
        linkTo(
          'metrics',
          [channel, ...(rate.kpiId === null ? [] : [goalName(input, rate.kpiId)])].join(' · '),
          rate.ids,
        ),
      ],
      [{ text: formatPercent(rate.rate) }],
      movesPhrase(input, rate),
    ]),
  )
  if (rows.length === 0) return [insufficient(compose(t('report.channels.noRates')))]
  return [
    paragraph(compose(t('report.channels.rates'))),
    {
      kind: 'table',
      columns: [t('report.dimension.channel'), t('report.column.rate'), t('report.channels.column.moves')],
      rows,
    },
  ]
}

/** What the entries of 指标明细 say of the channels, or what is missing in them. */
function channelBlocks(input: ReportInput, has: (...fields: readonly FieldKey<'metrics'>[]) => boolean) {
  const { t, material } = input
  const { channels, unnamedIds } = material.facts.channels
  const table = material.rows.metrics?.name ?? ''
  if (channels.length === 0)
    return [
      insufficient(
        compose(t(unnamedIds.length === 0 ? ofScope(input, 'report.channels.empty') : 'report.channels.noName'), {
          table,
        }),
      ),
    ]
  return [
    ...(has('spend') ? economy(input) : []),
    ...(has('numerator', 'denominator') ? rates(input) : []),
    ...(unnamedIds.length === 0
      ? []
      : [
          insufficient(
            compose(t('report.channels.unnamed'), {
              count: linkTo('metrics', t('report.channels.entries', { count: unnamedIds.length }), unnamedIds),
            }),
          ),
        ]),
  ]
}

/**
 * 渠道: what each channel cost and brought in, and its rates. Left out where 指标明细 is missing or knows no channels, and in
 * the review of a phase, because entries belong to no phase. [RA10] [RA17]
 */
export function channelsSection(input: ReportInput): Section | null {
  const { t, material } = input
  const table = material.rows.metrics
  if (table === null || material.phase !== null || !table.columns.includes('channel')) return null
  const has = (...fields: readonly FieldKey<'metrics'>[]) => fields.every((field) => table.columns.includes(field))
  return { id: 'channels', title: t('report.channels.title'), blocks: channelBlocks(input, has) }
}
