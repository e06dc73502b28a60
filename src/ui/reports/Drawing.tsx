import { createElement } from 'react'
import type { SvgNode } from '../../report/index.ts'
import { keyed } from './keyed.ts'
import './charts.css'

/** Attributes of a drawing that React spells in its own way. */
const REACT_NAMES: Readonly<Record<string, string>> = { class: 'className', 'text-anchor': 'textAnchor' }

/** Draws what the report's files draw, with the page's own elements. */
export function Drawing({ drawn: { tag, attributes, children } }: { readonly drawn: SvgNode }) {
  const props = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [REACT_NAMES[name] ?? name, value]),
  )
  const parts = keyed(children, (child) => (typeof child === 'string' ? child : child.tag))
  return createElement(
    tag,
    props,
    ...parts.map(({ key, item }) => (typeof item === 'string' ? item : <Drawing key={key} drawn={item} />)),
  )
}
