import type { WordKey } from '../words/words.zh.ts'

/** View types a person can add (host-protocol §7.4), in the order of Feishu's menu. */
export const ADDABLE_VIEWS = [1, 2, 5, 4, 3, 7] as const

const NAMES: Readonly<Record<number, WordKey>> = {
  1: 'view.1',
  2: 'view.2',
  3: 'view.3',
  4: 'view.4',
  5: 'view.5',
  6: 'view.6',
  7: 'view.7',
  100: 'view.100',
}

/** The word for a view type; unknown types are shown and called as grids. */
export function viewTypeWord(type: number): WordKey {
  return NAMES[type] ?? 'view.1'
}
