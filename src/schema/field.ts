import type { TableKey } from './tableKey.ts'

/**
 * How a column is declared, in our words instead of the host's. Only the adapter knows which FieldType and property a
 * kind becomes. A kind also says the unit of the value that the application sees.
 */

/** Value of a kind as the application sees it; `null` is an empty or unreadable cell. */
export interface FieldValues {
  text: string
  number: number
  /** 0–100: 15 means 15 %. The cell may hold 0.15 or 15; only the codec knows. */
  percent: number
  /** A difference of two percents: −12.5 reads "12.5 points behind". */
  points: number
  /** Percent in a Progress column, drawn as a bar by the host. */
  progress: number
  /** The option's key when the options are declared, else its text. */
  singleSelect: string
  multiSelect: readonly string[]
  /** Members, in cell order. A `person` column holds at most one, but copied sheets may break that. */
  person: readonly Person[]
  people: readonly Person[]
  /** 'YYYY-MM-DD' in the time zone of the settings. [TM2] */
  day: string
  /** Milliseconds since the epoch. */
  instant: number
  checkbox: boolean
  /** Money in whole yuan and fractions: 8000.5 is ¥8,000.50. */
  currency: number
  /** Ids of the linked rows, in cell order. */
  link: readonly string[]
  attachment: readonly AttachedFile[]
  /** A number that the host assigns. */
  autoNumber: string
}

export type FieldKind = keyof FieldValues

export interface Person {
  readonly id: string
  readonly name: string
}

/** A file that people have put into a cell. */
export interface AttachedFile {
  /** From the host's upload; it names the file in every call. */
  readonly token: string
  readonly name: string
}

/** Colour meaning of an option; the adapter picks the nearest colour the host offers. */
export type Hue = 'grey' | 'lightGrey' | 'blue' | 'green' | 'turquoise' | 'yellow' | 'amber' | 'orange' | 'red'

export interface OptionSpec<Key extends string = string> {
  readonly key: Key
  /** Display name in the Base (zh-CN). */
  readonly name: string
  readonly hue: Hue
}

/** Who writes the cells of a column. The host numbers rows by itself. */
export type Writer = 'people' | 'extension' | 'host'

export interface FieldSpec<
  Kind extends FieldKind = FieldKind,
  By extends Writer = Writer,
  Option extends string = string,
> {
  readonly kind: Kind
  /** Display name in the Base (zh-CN), unless a preset gives another. */
  readonly name: string
  readonly writtenBy: By
  /** What people read in the column's description, in front of the marker. */
  readonly about: string
  /** The options of the extension's select, or the first choices of people's. */
  readonly options?: readonly OptionSpec<Option>[]
  /** True when cells hold one of `options` and nothing else, so values are keys instead of texts. */
  readonly closed?: boolean
  /** Bookkeeping: hidden in the views that people use. */
  readonly bookkeeping?: boolean
  /** How many decimals the host shows (number, percent 0 or 2, points). */
  readonly decimals?: 0 | 1 | 2
  /** Whether a day column shows a clock time as well. */
  readonly withTime?: boolean
  /** Links only: the table whose rows the cells point at. */
  readonly linksTo?: TableKey
  /** Links only: whether a cell may point at several rows. */
  readonly multiple?: boolean
  /** Other names people give this column, for adoption: simplified, traditional and English. */
  readonly synonyms?: readonly string[]
}

type Declared<Kind extends FieldKind, Option extends string> = Omit<
  FieldSpec<Kind, Writer, Option>,
  'kind' | 'writtenBy'
>

const peopleField =
  <Kind extends FieldKind>(kind: Kind) =>
  <Option extends string = never>(spec: Declared<Kind, Option>): FieldSpec<Kind, 'people', Option> => ({
    kind,
    writtenBy: 'people',
    ...spec,
  })

const hostField =
  <Kind extends FieldKind>(kind: Kind) =>
  <Option extends string = never>(spec: Declared<Kind, Option>): FieldSpec<Kind, 'host', Option> => ({
    kind,
    writtenBy: 'host',
    ...spec,
  })

const extensionField =
  <Kind extends FieldKind>(kind: Kind) =>
  <Option extends string = never>(spec: Declared<Kind, Option>): FieldSpec<Kind, 'extension', Option> => ({
    kind,
    writtenBy: 'extension',
    ...spec,
  })

/** Columns that people fill in. docs/architecture.md lists the few places where the extension writes them. */
export const entered = {
  text: peopleField('text'),
  number: peopleField('number'),
  progress: peopleField('progress'),
  singleSelect: peopleField('singleSelect'),
  multiSelect: peopleField('multiSelect'),
  person: peopleField('person'),
  people: peopleField('people'),
  day: peopleField('day'),
  instant: peopleField('instant'),
  checkbox: peopleField('checkbox'),
  currency: peopleField('currency'),
  link: peopleField('link'),
  attachment: peopleField('attachment'),
}

/** Columns that the host fills in. */
export const native = {
  autoNumber: hostField('autoNumber'),
}

/** Columns that the extension fills in. People read them and need not type there. */
export const written = {
  text: extensionField('text'),
  link: extensionField('link'),
  number: extensionField('number'),
  percent: extensionField('percent'),
  points: extensionField('points'),
  singleSelect: extensionField('singleSelect'),
  multiSelect: extensionField('multiSelect'),
  day: extensionField('day'),
  instant: extensionField('instant'),
}
