import type { CellValue } from '../../engine/types.ts'

/** A piece of a text cell; `link` is set on url pieces (host-protocol §6.1). */
export interface TextPiece {
  readonly text: string
  readonly link: string | null
  readonly isMention: boolean
}
export interface OptionValue {
  readonly id: string
  readonly text: string
}
export interface PersonValue {
  readonly id: string
  readonly name: string
}
export interface AttachmentValue {
  readonly name: string
  readonly token: string
  readonly size: number
}

/** An option of a select field, with its colour id 0..54. */
export interface OptionChoice {
  readonly id: string
  readonly name: string
  readonly color: number
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const textOf = (value: unknown) => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '')
const listOf = (value: CellValue): readonly unknown[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]

/** Whether a cell is empty: absent, null, blank text or an empty list. */
export function isEmptyCell(value: CellValue): boolean {
  if (value === null || value === undefined || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return isObject(value) && Array.isArray(value['recordIds']) && value['recordIds'].length === 0
}

/** Pieces of a text-like cell; a bare string is one piece. */
export function piecesOf(value: CellValue): readonly TextPiece[] {
  return listOf(value).map((item) =>
    isObject(item)
      ? {
          text: textOf(item['text']),
          link: typeof item['link'] === 'string' ? item['link'] : null,
          isMention: item['type'] === 'mention',
        }
      : { text: textOf(item), link: null, isMention: false },
  )
}

/** The plain text of a text-like cell. */
export function plainText(value: CellValue): string {
  return piecesOf(value)
    .map((piece) => piece.text)
    .join('')
}

/** Options of a select cell, single or multiple. */
export function optionsOf(value: CellValue): readonly OptionValue[] {
  return listOf(value).flatMap((item) =>
    isObject(item) ? [{ id: textOf(item['id']), text: textOf(item['text']) }] : [],
  )
}

/** People (or chats) of a cell; the name may be missing when only an id was written. */
export function peopleOf(value: CellValue): readonly PersonValue[] {
  return listOf(value).flatMap((item) =>
    isObject(item) && typeof item['id'] === 'string' ? [{ id: item['id'], name: textOf(item['name']) }] : [],
  )
}

/** Files of an attachment cell. */
export function attachmentsOf(value: CellValue): readonly AttachmentValue[] {
  return listOf(value).flatMap((item) =>
    isObject(item)
      ? [
          {
            name: textOf(item['name']),
            token: textOf(item['token']),
            size: typeof item['size'] === 'number' ? item['size'] : 0,
          },
        ]
      : [],
  )
}

/** Record ids of a link cell. */
export function linkedIdsOf(value: CellValue): readonly string[] {
  if (!isObject(value)) return []
  const ids = value['recordIds'] ?? value['record_ids']
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : []
}

/** Where a location cell is, 'lng,lat'; null when it is empty. */
export function locationOf(value: CellValue): string | null {
  return isObject(value) && typeof value['location'] === 'string' ? value['location'] : null
}

/** The number of a numeric cell; null when it holds none. */
export function numberOf(value: CellValue): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** The choices of a select field, in the order of its property (host-protocol §7.5). */
export function choicesOf(property: Record<string, unknown> | null): readonly OptionChoice[] {
  const options = property?.['options']
  if (!Array.isArray(options)) return []
  return options.flatMap((option: unknown) =>
    isObject(option)
      ? [
          {
            id: textOf(option['id']),
            name: textOf(option['name']),
            color: typeof option['color'] === 'number' ? option['color'] : 0,
          },
        ]
      : [],
  )
}

/** The table a link field points to; null when its property is damaged. */
export function linkedTableId(property: Record<string, unknown> | null): string | null {
  const id = property?.['tableId']
  return typeof id === 'string' ? id : null
}

/** A string entry of a field's property, such as formatter or dateFormat. */
export function propertyText(property: Record<string, unknown> | null, name: string): string | null {
  const value = property?.[name]
  return typeof value === 'string' ? value : null
}
