import { node, rounded, type SvgNode } from './svg.ts'

const FONT_SIZE = 12
/** Width of a character of 12 px: Chinese, Japanese and full-width signs take the whole, others a bit more than half. */
const isWide = (character: string): boolean =>
  /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{20000}-\u{3ffff}]/u.test(character)
const widthOf = (character: string): number => (isWide(character) ? FONT_SIZE : FONT_SIZE * 0.58)

/** The width of a text of 12 px, estimated. */
export const textWidth = (text: string): number => [...text].reduce((sum, character) => sum + widthOf(character), 0)

/** Characters that change the direction of what follows, or draw nothing: they would reach beyond their label. */
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu

/** The text in one line, cut to a width, with … where it was cut. */
function fitted(text: string, width: number): string {
  const line = text.replaceAll(/\s+/gu, ' ').replaceAll(INVISIBLE, '').trim()
  if (textWidth(line) <= width) return line
  let used = widthOf('…')
  let kept = ''
  for (const character of line) {
    used += widthOf(character)
    if (used > width) break
    kept += character
  }
  return `${kept}…`
}

/** A label at a place. A label that was cut carries its whole text as its title. */
export function label(
  text: string,
  {
    x,
    y,
    width,
    anchor = 'start',
    className = 'ink',
  }: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly anchor?: 'start' | 'middle' | 'end'
    readonly className?: string
  },
): SvgNode {
  const shown = fitted(text, width)
  const whole = fitted(text, 4000)
  return node('text', { x: rounded(x), y: rounded(y), 'text-anchor': anchor, class: className }, [
    ...(shown === whole ? [] : [node('title', {}, [whole])]),
    shown,
  ])
}
