import type { FieldKind } from '../../schema/index.ts'

/**
 * How the cells of a column are read as a field: as they are, or by way of what people typed. Nothing is converted: the words stay
 * in their column.
 */
export type ColumnReading = 'asIs' | 'progressText' | 'dayText' | 'peopleText'

export interface ReadableAs {
  readonly reading: ColumnReading
  /** 0–1: how well the kinds go together. */
  readonly fit: number
  /** Whether the cells are free text in which the field has to be found. */
  readonly isTyped: boolean
}

const as = (fit: number, reading: ColumnReading = 'asIs', isTyped = reading !== 'asIs'): ReadableAs => ({ reading, fit, isTyped })

/** Kinds of column that can hold a declared kind. */
const READABLE: Readonly<Partial<Record<FieldKind, Readonly<Partial<Record<FieldKind, ReadableAs>>>>>> = {
  text: { text: as(1), singleSelect: as(0.5) },
  number: { number: as(1), percent: as(0.5), progress: as(0.5), points: as(1) },
  percent: { percent: as(1), progress: as(1), number: as(0.9) },
  points: { number: as(1), percent: as(0.8), progress: as(0.6), points: as(1) },
  progress: { progress: as(1), percent: as(1), number: as(0.9), text: as(0.5, 'progressText') },
  singleSelect: { singleSelect: as(1), multiSelect: as(0.5), text: as(0.5, 'asIs', true) },
  multiSelect: { multiSelect: as(1), singleSelect: as(0.6) },
  person: { person: as(1), people: as(0.9), text: as(0.5, 'peopleText') },
  people: { people: as(1), person: as(0.9), text: as(0.5, 'peopleText') },
  day: { day: as(1), instant: as(0.9), text: as(0.5, 'dayText') },
  instant: { instant: as(1), day: as(0.8) },
}

/** How a column of this kind is read as the declared kind; null when it cannot be. */
export const columnReading = (declared: FieldKind, column: FieldKind): ReadableAs | null => READABLE[declared]?.[column] ?? null
