import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { statedBy } from '../../src/domain/typed/stateWord.ts'
import {
  PRESETS,
  SAMPLES,
  SHEET_LANGUAGES,
  TABLE_KEYS,
  columnOptions,
  fieldKeys,
  fieldName,
  fieldSpec,
  optionWords,
  presetIn,
  sampleRows,
  sampleText,
  type PresetId,
} from '../../src/schema/index.ts'
import { enUS } from '../../src/schema/words/en-US.ts'
import { jaJP } from '../../src/schema/words/ja-JP.ts'

const PRESET_IDS = Object.keys(PRESETS) as PresetId[]
const HAN = /\p{Script=Han}/u
/** Characters of simplified Chinese that Japanese does not write. */
const SIMPLIFIED = /[务进计责备执优预产发开结实问题对终态险选项级评论单]/u

const repeated = (names: readonly string[]): readonly string[] => names.filter((name, at) => names.indexOf(name) !== at)

describe.each(PRESET_IDS)('%s in every language', (id) => {
  it('the preset in zh-CN is the declared one', () => {
    expect(presetIn(id, 'zh-CN')).toBe(PRESETS[id])
  })

  describe.each(['en-US', 'ja-JP'] as const)('%s', (language) => {
    const { tables } = presetIn(id, language)

    it('each language names tables, columns, options and views without repeating a name', () => {
      expect(repeated(tables.map(({ name }) => name))).toEqual([])
      for (const table of tables) {
        expect([table.name, repeated(table.columns.map(({ name }) => name))]).toEqual([table.name, []])
        expect([table.name, repeated(table.views.map(({ name }) => name))]).toEqual([table.name, []])
        for (const column of table.columns) {
          const names = columnOptions(table.table, column).map(({ name }) => name)
          expect([table.name, column.field, repeated(names)]).toEqual([table.name, column.field, []])
        }
      }
    })

    it('a language changes words only: fields, kinds, keys, widths, filters and their order stay', () => {
      const bare = (preset: (typeof PRESETS)[PresetId]) =>
        preset.tables.map(({ table, columns, views }) => ({
          table,
          columns: columns.map(({ name: _name, about: _about, optionNames: _names, ...rest }) => rest),
          options: columns.map((column) => columnOptions(table, column).map(({ key, hue }) => [key, hue])),
          views: views.map(({ name: _name, ...rest }) => rest),
        }))
      expect(bare(presetIn(id, language))).toEqual(bare(PRESETS[id]))
    })

    it('no name or description in another language contains Chinese', () => {
      const words = tables.flatMap((table) => [
        table.name,
        ...table.views.map(({ name }) => name),
        ...table.columns.flatMap((column) => [
          column.name,
          column.about ?? '',
          ...columnOptions(table.table, column).map(({ name }) => name),
        ]),
      ])
      const foreign = language === 'en-US' ? HAN : SIMPLIFIED
      expect(words.filter((word) => foreign.test(word))).toEqual([])
      expect(
        tables.flatMap(({ columns }) => columns.filter(({ about }) => about === undefined || about === '')),
      ).toEqual([])
    })

    it('every text of the sample rows is translated', () => {
      const texts = TABLE_KEYS.flatMap((table) =>
        sampleRows(SAMPLES[id].tables, table).flatMap(({ cells }) =>
          Object.entries(cells).flatMap(([field, value]) =>
            typeof value === 'string' && ['text', 'singleSelect'].includes(fieldSpec(table, field).kind) ? [value] : [],
          ),
        ),
      )
      expect(texts.filter((text) => HAN.test(text) && sampleText(text, language) === text)).toEqual([])
    })
  })
})

it('a choice in a translated sample row is an option of its column', () => {
  for (const id of PRESET_IDS) {
    for (const language of SHEET_LANGUAGES) {
      for (const { table, columns } of presetIn(id, language).tables) {
        for (const column of columns) {
          if (fieldSpec(table, column.field).kind !== 'singleSelect' || fieldSpec(table, column.field).closed === true)
            continue
          const offered = new Set(columnOptions(table, column).map(({ name }) => name))
          const used = sampleRows(SAMPLES[id].tables, table).flatMap(({ cells }) => {
            const value = (cells as Readonly<Record<string, unknown>>)[column.field]
            return typeof value === 'string' ? [sampleText(value, language)] : []
          })
          expect([language, column.field, used.filter((name) => !offered.has(name))]).toEqual([
            language,
            column.field,
            [],
          ])
        }
      }
    }
  }
})

it('a translated sample text keeps the figures of the original', () => {
  const figures = (text: string) =>
    (
      text
        .replaceAll(',', '')
        .replaceAll(/(\d)-(\d)/gu, '$1–$2')
        .match(/\d+/gu) ?? []
    ).toSorted()
  /** Chinese writes 万 where others write the digits. */
  const isInTenThousands = (text: string) => text.includes('万')
  for (const words of [enUS, jaJP]) {
    const differing = Object.entries(words.sample).filter(
      ([text, said]) => !isInTenThousands(text) && figures(said).join() !== figures(text).join(),
    )
    expect(differing).toEqual([])
  }
})

it('declared names of a table differ within each language, so that a change log can be read back', () => {
  for (const table of TABLE_KEYS) {
    for (const language of SHEET_LANGUAGES)
      expect([table, language, repeated(fieldKeys(table).map((field) => fieldName(table, field, language)))]).toEqual([
        table,
        language,
        [],
      ])
  }
})

it('the sidebar names tables, columns and views in the language of the sheet: no file of it takes the names of zh-CN', () => {
  const files = readdirSync('src/ui', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/u.test(file))
  const naming = files.filter((file) =>
    /\btaskTableOf\(|TASK_FIELDS\[[^\]]+\]\.name|TASK_FIELDS\.\w+\.name|fieldSpec\([^)]*\)\.name|PRESETS\[[^\]]+\]\.tables\.(?!length)/u.test(
      readFileSync(path.join('src/ui', file), 'utf8'),
    ),
  )
  expect(naming).toEqual([])
})

describe('[AD3] [AD5] the words of our own sheets', () => {
  // An empty box of S1 says "not done" and nothing more, so the dates decide.
  const SAYS_NOTHING_MORE = /^(?:未完成|Not done|未完了)$/u

  it.each(['state', 'hold'])(
    'every option of %s is read as what it says, in whatever language it was made',
    (field) => {
      const words = optionWords('tasks', field).filter(({ name }) => !SAYS_NOTHING_MORE.test(name))
      expect(words.map(({ name }) => [name, statedBy(name)])).toEqual(words.map(({ key, name }) => [name, key]))
    },
  )

  it('中止 is what our Japanese sheets call cancelled, and 已中止 is Chinese for paused', () => {
    expect(['中止', '中止（予算不足）', '已中止'].map(statedBy)).toEqual(['cancelled', 'cancelled', 'paused'])
  })

  it.each([
    ['未完了', null],
    ['対応中', 'inProgress'],
    ['見送り', 'cancelled'],
    ['キャンセル', 'cancelled'],
    ['保留中', 'paused'],
    ['遅れ', 'delayed'],
    ['完了', 'done'],
  ])('%s is read as %s', (word, state) => {
    expect(statedBy(word)).toBe(state)
  })
})
