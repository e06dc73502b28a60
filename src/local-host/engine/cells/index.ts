import type { CellType } from './cellType.ts'
import { attachmentCell } from './attachment.ts'
import { checkboxCell } from './checkbox.ts'
import { COMPUTED_CELLS } from './computed.ts'
import { dateCell } from './date.ts'
import { linkCell } from './link.ts'
import { locationCell } from './location.ts'
import { currencyCell, numberCell, progressCell, ratingCell } from './number.ts'
import { groupChatCell, userCell } from './people.ts'
import { multiSelectCell, singleSelectCell } from './select.ts'
import { plainStringCell, textCell, urlCell } from './text.ts'

const ALL: readonly CellType[] = [
  textCell,
  plainStringCell,
  urlCell,
  numberCell,
  progressCell,
  currencyCell,
  ratingCell,
  singleSelectCell,
  multiSelectCell,
  dateCell,
  checkboxCell,
  userCell,
  groupChatCell,
  attachmentCell,
  linkCell,
  locationCell,
  ...COMPUTED_CELLS,
]

const BY_TYPE = new Map(ALL.flatMap((cell) => cell.types.map((type) => [type, cell] as const)))

/** The cell type of a FieldType; undefined for types that nobody can create (host-protocol §7.5). */
export const findCellType = (type: number): CellType | undefined => BY_TYPE.get(type)

/** The cell type of a field; an unknown type reads as text, so that every snapshot can be opened. */
export const cellTypeOf = (type: number): CellType => BY_TYPE.get(type) ?? textCell
