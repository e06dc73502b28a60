import type { SampledColumn } from '../../../../src/application/adoption/proposeMapping.ts'
import type { ColumnInfo } from '../../../../src/application/ports.ts'
import type { TaskFieldKey } from '../../../../src/schema/index.ts'

/** What a column means: a field, nothing that the extension knows, or both ends of the plan. */
export type Meaning = TaskFieldKey | 'open' | 'bothEnds'

export interface CorpusColumn extends SampledColumn {
  /** Every right answer. A column has two where people would accept either. */
  readonly right: readonly Meaning[]
}

export interface CorpusSheet {
  readonly id: string
  readonly columns: readonly CorpusColumn[]
}

/**
 * A sheet, one column a line: name ~ kind ~ what it means ~ cells divided by /. `-` means that the column stays open,
 * `bothEnds` that it feeds start and end, `a?b` that both are right. A `!` after the kind: the host fills the cells.
 * The first column is the primary one.
 */
export function corpusSheet(id: string, lines: string): CorpusSheet {
  const columns = lines
    .trim()
    .split('\n')
    .map((line, at): CorpusColumn => {
      const [name = '', kind = '', means = '', cells = ''] = line.split('~').map((part) => part.trim())
      const texts = cells.split(' / ').map((text) => (text.trim() === '·' ? '' : text.trim()))
      const isFilledByHost = kind.endsWith('!')
      const bare = (isFilledByHost ? kind.slice(0, -1) : kind) as ColumnInfo['kind'] | 'none'
      const isSelect = bare === 'singleSelect' || bare === 'multiSelect'
      return {
        column: {
          id: `${id}:${String(at)}`,
          name,
          isPrimary: at === 0,
          kind: bare === 'none' ? null : bare,
          options: isSelect
            ? [...new Set(texts.filter((text) => text !== ''))].map((option) => ({
                id: `${id}:${option}`,
                name: option,
              }))
            : [],
          description: '',
          declaredScale: null,
          linkedTableId: null,
          ...(isFilledByHost ? { isFilledByHost } : {}),
        },
        texts,
        right: means.split('?').map((one) => (one === '-' ? 'open' : (one as Meaning))),
      }
    })
  return { id, columns }
}
