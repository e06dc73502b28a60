/** A piece of a drawing as data. React draws it, and HTML is written from it: both show the same. */
export interface SvgNode {
  readonly tag: 'svg' | 'g' | 'rect' | 'line' | 'path' | 'text' | 'title' | 'circle'
  /** Numbers are in the units of the drawing. Class names say what a colour stands for. */
  readonly attributes: Readonly<Record<string, string | number>>
  /** Text is data, never markup. */
  readonly children: readonly (SvgNode | string)[]
}

export const node = (
  tag: SvgNode['tag'],
  attributes: SvgNode['attributes'],
  children: SvgNode['children'] = [],
): SvgNode => ({ tag, attributes, children })

/** Coordinates with at most one decimal: shorter, and the same on every machine. */
export const rounded = (value: number): number => Math.round(value * 10) / 10
