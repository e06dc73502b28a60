import { describe, expect, it } from 'vitest'
import { plainText } from '../../../src/domain/typed/plainText.ts'
import { stateOfWord } from '../../../src/domain/typed/stateWord.ts'
import { TEMPLATES } from '../../support/templateInventory.ts'
import { TRADITIONAL_FORMS } from '../../support/traditionalForms.ts'

/** Headings, options and cells of the four templates. */
const WORDS = [
  ...new Set(
    TEMPLATES.flatMap(({ title, tables }) => [
      title,
      ...tables.flatMap((table) => [
        table.title,
        ...table.rows.flatMap((row) => [...Object.keys(row), ...Object.values(row)]),
      ]),
    ]),
  ),
].filter((word): word is string => typeof word === 'string')

/** The word with each character in the form of that number, as a converter chooses one of several. */
const inForm = (word: string, choice: number): string =>
  Array.from(word, (character) => {
    const forms = TRADITIONAL_FORMS.get(character) ?? []
    return forms.length === 0 ? character : (forms[choice % forms.length] ?? character)
  }).join('')

describe('[AD3] words of the templates in another script', () => {
  it('are the same words in every traditional form, also where the converter chose the wrong one', () => {
    expect(WORDS.length).toBeGreaterThan(150)
    for (const choice of [0, 1, 2, 3])
      expect(WORDS.map((word) => plainText(inForm(word, choice)))).toEqual(WORDS.map(plainText))
  })

  it('are the same words with any one character converted and the others left', () => {
    const changed = [...TRADITIONAL_FORMS].flatMap(([simplified, forms]) =>
      forms.filter((form) => plainText(form) !== plainText(simplified)).map((form) => `${form} is not ${simplified}`),
    )
    expect(changed).toEqual([])
  })

  it('stay different words', () => {
    const spelled = new Set(WORDS.map((word) => word.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim()))
    expect(new Set(WORDS.map(plainText)).size).toBe(spelled.size)
  })

  it('are read with radicals for characters, halfwidth katakana and what Taiwan and Japan write for 计划', () => {
    expect(['進⾏中', '執⾏中', '準備中', '延后'].map((word) => plainText(word))).toEqual([
      '进行中',
      '执行中',
      '准备中',
      '延后',
    ])
    expect(plainText('計畫結束')).toBe(plainText('计划结束'))
    expect(plainText('計画')).toBe(plainText('计划'))
    expect(plainText('復盤')).toBe(plainText('覆盘'))
    expect(plainText('⻚⾯')).toBe('页面')
    expect(plainText('ﾀｽｸ')).toBe('タスク')
    expect(stateOfWord('進⾏中')).toBe('inProgress')
    expect(stateOfWord('已開啓')).toBeNull()
  })

  it('keep what could not be decoded visible', () => {
    expect(plainText('任\u{FFFD}名称')).toBe('任\u{FFFD}名称')
  })
})
