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

/** The number of a figure as a text says it, and not as a part of another one; null: it does not. */
function quotedIn(text: string, shown: string): string | null {
  const number = shown.replace(/^[+−-]/u, '')
  const bare = number.replace(/[^\d.]+$/u, '')
  const spellings = [number, bare, bare.replaceAll(',', '')].filter((wanted) => wanted.length >= SHORTEST_QUOTED)
  const found = spellings.find((wanted) => {
    const at = text.indexOf(wanted)
    return at >= 0 && !/[\d.]$/u.test(text.slice(0, at)) && !/^\.?\d/u.test(text.slice(at + wanted.length))
  })
  return found ?? null
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
  const quoted = changed.flatMap((one) => {
    const before = quotedIn(text, one.before)
    return before === null ? [] : [{ ...one, before }]
  })
  const keys = new Set(quoted.map(({ key }) => key))
  return { quoted, moved: changed.filter(({ key }) => !keys.has(key)).map(({ figure }) => figure) }
}
