import { PRESETS } from '../presets/index.ts'
import type { ColumnSpec, PresetId, PresetSpec, PresetTable, ViewSpec } from '../presets/preset.ts'
import type { TableKey } from '../tableKey.ts'
import { CELL_WORDS, type CellWords } from '../tables/cellWords.ts'
import { isChoice, type Choice } from '../tables/choices.ts'
import { TABLES, fieldSpec } from '../tables/index.ts'
import { enUS } from './en-US.ts'
import { jaJP } from './ja-JP.ts'
import { SHEET_LANGUAGES, type SheetLanguage, type TranslatedLanguage } from './language.ts'
import type { TableWords } from './tableWords.ts'

const WORDS: Readonly<Record<TranslatedLanguage, TableWords>> = { 'en-US': enUS, 'ja-JP': jaJP }
const PRESET_IDS = Object.keys(PRESETS) as readonly PresetId[]

type DeclaredWords = readonly [name: string, about: string, options?: Readonly<Record<string, string>>]

function declaredWords(language: TranslatedLanguage, table: TableKey, field: string): DeclaredWords {
  const fields: Readonly<Record<string, DeclaredWords>> = WORDS[language].tables[table].fields
  const words = fields[field]
  if (words === undefined) throw new Error(`${language} does not name ${table}.${field}`)
  return words
}

/** The name of a declared column in a language; a preset may have another one. */
export const fieldName = (table: TableKey, field: string, language: SheetLanguage): string =>
  language === 'zh-CN' ? fieldSpec(table, field).name : declaredWords(language, table, field)[0]

const choiceName = (language: TranslatedLanguage, name: string): string =>
  isChoice(name) ? WORDS[language].choices[name] : name

/** Names of the declared options, and of other choices that a preset offers, by key. */
function optionNames(
  table: TableKey,
  { field, options = [] }: Pick<ColumnSpec, 'field' | 'options'>,
  language: TranslatedLanguage,
): Readonly<Record<string, string>> {
  const [, , named = {}] = declaredWords(language, table, field)
  const offered = [...(fieldSpec(table, field).options ?? []), ...options]
  return Object.fromEntries(offered.map(({ key, name }) => [key, named[key] ?? choiceName(language, name)]))
}

/** A column's description and options in a language other than that of the declaration; nothing for zh-CN. */
export function columnWords(
  table: TableKey,
  column: Pick<ColumnSpec, 'field' | 'options'>,
  language: SheetLanguage,
): Pick<ColumnSpec, 'about' | 'optionNames'> {
  if (language === 'zh-CN') return {}
  const [, about] = declaredWords(language, table, column.field)
  const names = optionNames(table, column, language)
  return Object.keys(names).length === 0 ? { about } : { about, optionNames: names }
}

interface OwnWords {
  readonly name?: string
  readonly columns?: Readonly<Record<string, string>>
  readonly options?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

function ownWords(preset: PresetId, table: TableKey, language: TranslatedLanguage): OwnWords {
  if (preset === 'full') return {}
  const tables: { readonly [Table in TableKey]?: OwnWords } = WORDS[language].presets[preset]
  return tables[table] ?? {}
}

function viewName(table: TableKey, { key }: ViewSpec, language: TranslatedLanguage): string {
  const { allTasks, views } = WORDS[language]
  return table === 'tasks' && key === 'all' ? allTasks : views[key]
}

function tableIn(preset: PresetId, source: PresetTable, language: TranslatedLanguage): PresetTable {
  const { table } = source
  const own = ownWords(preset, table, language)
  return {
    ...source,
    name: own.name ?? WORDS[language].tables[table].name,
    columns: source.columns.map((column) => {
      const words = columnWords(table, column, language)
      return {
        ...column,
        ...words,
        name: own.columns?.[column.field] ?? fieldName(table, column.field, language),
        ...(own.options?.[column.field] === undefined
          ? {}
          : { optionNames: { ...words.optionNames, ...own.options[column.field] } }),
      }
    }),
    views: source.views.map((view) => ({ ...view, name: viewName(table, view, language) })),
  }
}

const TRANSLATED = new Map<string, PresetSpec>()

/** A preset with its tables, columns, options and views named in a language. */
export function presetIn(id: PresetId, language: SheetLanguage): PresetSpec {
  const source = PRESETS[id]
  if (language === 'zh-CN') return source
  const key = `${id} ${language}`
  const preset = TRANSLATED.get(key) ?? {
    ...source,
    tables: source.tables.map((table) => tableIn(id, table, language)),
  }
  TRANSLATED.set(key, preset)
  return preset
}

/** The table of a preset whose rows are tracked, in a language. */
export function taskTableIn(id: PresetId, language: SheetLanguage): PresetTable<'tasks'> {
  const tasks = presetIn(id, language).tables.find(({ table }) => table === 'tasks')
  if (tasks === undefined) throw new Error(`${id} has no task table`)
  return tasks as unknown as PresetTable<'tasks'>
}

/** The name that a column got when its sheet was made: its preset's, else the declared one. */
export const columnNameIn = (id: PresetId, table: TableKey, field: string, language: SheetLanguage): string =>
  presetIn(id, language)
    .tables.find((one) => one.table === table)
    ?.columns.find((column) => column.field === field)?.name ?? fieldName(table, field, language)

/** The columns of a field in every preset and language. */
const columnsEverywhere = (table: TableKey, field: string): readonly ColumnSpec[] =>
  PRESET_IDS.flatMap((id) =>
    SHEET_LANGUAGES.flatMap((language) =>
      presetIn(id, language).tables.flatMap((one) =>
        one.table === table ? one.columns.filter((column) => column.field === field) : [],
      ),
    ),
  )

/** Every name that a preset gives a column in any language, the declared ones first. */
export const fieldNames = (table: TableKey, field: string): readonly string[] => [
  ...new Set([
    ...SHEET_LANGUAGES.map((language) => fieldName(table, field, language)),
    ...columnsEverywhere(table, field).map(({ name }) => name),
  ]),
]

const OPTION_WORDS = new Map<string, readonly { readonly key: string; readonly name: string }[]>()

/** Every name that a declared option has in any language and preset, with the option's key. */
export function optionWords(
  table: TableKey,
  field: string,
): readonly { readonly key: string; readonly name: string }[] {
  const path = `${table}.${field}`
  const cached = OPTION_WORDS.get(path)
  if (cached !== undefined) return cached
  const declared = (fieldSpec(table, field).options ?? []).map(({ key, name }) => ({ key, name }))
  const others = columnsEverywhere(table, field).flatMap((column) =>
    Object.entries(column.optionNames ?? {}).map(([key, name]) => ({ key, name })),
  )
  const words = [...declared, ...others]
  OPTION_WORDS.set(path, words)
  return words
}

/** Whether a text is one of the templates' choices, in whatever language the sheet was made. */
export const isNamed = (choice: Choice, text: string | null): boolean =>
  text !== null && (text === choice || Object.values(WORDS).some(({ choices }) => choices[choice] === text))

/** What the extension writes into text cells of a sheet. */
export const cellWords = (language: SheetLanguage): CellWords =>
  language === 'zh-CN' ? CELL_WORDS : WORDS[language].cells

/** A text of the template's sample rows, or the name of a choice in them. */
export function sampleText(text: string, language: SheetLanguage): string {
  if (language === 'zh-CN') return text
  return WORDS[language].sample[text] ?? choiceName(language, text)
}

/** The language that most names of a table's columns are in; tells the language of a copied sheet. */
export function likeliestLanguage(
  table: TableKey,
  columns: readonly { readonly field: string; readonly name: string }[],
): SheetLanguage {
  const declared = columns.filter(({ field }) => field in TABLES[table].fields)
  const borne = (language: SheetLanguage): number =>
    declared.filter(({ field, name }) =>
      PRESET_IDS.some((id) =>
        presetIn(id, language).tables.some(
          (one) => one.table === table && one.columns.some((column) => column.field === field && column.name === name),
        ),
      ),
    ).length
  return SHEET_LANGUAGES.toSorted((a, b) => borne(b) - borne(a))[0] ?? 'zh-CN'
}
