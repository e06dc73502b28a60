import { type Facts, figureKey } from '../../../application/savedReports/facts.ts'
import type { PartWords, ToldFigure } from '../../../application/savedReports/words.ts'
import { figureName, figureOfKey, type FigureSurroundings, figureText } from './figureText.ts'

/** What has changed under a sentence: the figures that it quotes, and the names of the others. [RL3] */
export interface ChangedUnder {
  readonly quoted: readonly {
    readonly key: string
    readonly figure: string
    readonly before: string
    readonly now: string
  }[]
  readonly moved: readonly string[]
}

/** The figures as they are when somebody writes. */
export const toldIn = ({ figures }: Facts): readonly ToldFigure[] =>
  figures.map((figure) => [figureKey(figure), figure.value])

/** Short numbers stand everywhere: "1" in a sentence is no quotation of a figure. */
const SHORTEST_QUOTED = 2

/** Whether a text says a number, and not another one of which it is a part. */
function quotes(text: string, shown: string): boolean {
  const number = shown.replace(/^[+−-]/u, '')
  const bare = number.replace(/[^\d.]+$/u, '')
  const plain = text.replaceAll(/(?<=\d)[,，](?=\d{3})/gu, '')
  return [...new Set([number, bare, bare.replaceAll(',', '')])].some((wanted) => {
    if (wanted.length < SHORTEST_QUOTED) return false
    for (const whole of [text, plain]) {
      const at = whole.indexOf(wanted)
      if (at < 0) continue
      const [before = '', after = ''] = [whole.slice(0, at).slice(-1), whole.slice(at + wanted.length)]
      if (!/[\d.]/u.test(before) && !/^(?:\d|\.\d)/u.test(after)) return true
    }
    return false
  })
}

/** What has changed since people wrote a part. A figure that reads the same as before has not. */
export function changedUnder(around: FigureSurroundings, { texts, told }: PartWords, now: Facts): ChangedUnder {
  const present = new Map(now.figures.map((figure) => [figureKey(figure), figure.value]))
  const text = texts.join('\n')
  const changed = told.flatMap(([key, value]) => {
    const figure = figureOfKey(key)
    if (figure === null || !present.has(key)) return []
    const [before, after] = [value, present.get(key) ?? null].map((one) => figureText(around, figure, one))
    if (before === undefined || after === undefined || before === after) return []
    return [{ key, figure: figureName(around, figure), before, now: after }]
  })
  const quoted = changed.filter(({ before }) => quotes(text, before))
  return { quoted, moved: changed.filter((one) => !quoted.includes(one)).map(({ figure }) => figure) }
}
