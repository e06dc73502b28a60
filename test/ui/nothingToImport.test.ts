import { expect, it, describe } from 'vitest'
import { trackedTarget } from '../../src/application/imports/importTarget.ts'
import type { SheetBinding } from '../../src/application/ports.ts'
import { later } from '../../src/i18n/zh-CN/later.ts'
import { bringWords } from '../../src/i18n/index.ts'
import { nothingText } from '../../src/ui/imports/nothingText.ts'
import { blockOf, planOf } from '../application/imports/support/blocks.ts'
import { translateIn } from '../support/translateIn.ts'
import { taskRow } from './support/tasks.ts'

bringWords(later)
const t = translateIn('zh-CN')
const column = (fieldId: string, kind: 'text' | 'percent') => ({ fieldId, kind, scale: null, options: [] })
const binding: SheetBinding = {
  table: 'tasks',
  tableId: 'tbl',
  fields: { title: column('f1', 'text'), progress: column('f2', 'percent') },
}
const ALL = '没有变化：这些内容表里都有了。'

/** What stands at the button when a file comes to a sheet that has 海报 at 60 %. */
const said = (progress: string, more: readonly (readonly string[])[] = [], heading = '实际进度') =>
  nothingText(
    t,
    planOf(
      blockOf([['任务', heading], ['海报', progress], ...more]),
      heading === '实际进度' ? { fields: { 0: 'title', 1: 'progress' } } : {},
      trackedTarget(binding, [
        taskRow('a', { title: '海报', progress: 60 }),
        taskRow('b', { title: '视频' }),
        taskRow('c', { title: '视频' }),
      ]),
    ),
  )

describe('[IM2] that the sheet has everything is said only where it has', () => {
  it.each([
    { file: '60%', more: [], says: ALL },
    { file: '80%', more: [], says: '没有可写的：1 行与表里不同，没有勾选「更新已有任务」。' },
    { file: '快好了', more: [], says: '没有可写的：1 格没有读出来。' },
    { file: '60%', more: [['视频', '20%']], says: '没有可写的：1 行分不清是哪一条。' },
    {
      file: '80%',
      more: [['视频', '20%']],
      says: '没有可写的：1 行与表里不同，没有勾选「更新已有任务」、1 行分不清是哪一条。',
    },
  ])('a file with 「$file」 and $more is told 「$says」', ({ file, more, says }) => {
    expect(said(file, more)).toBe(says)
  })

  it('a column that is not brought is said to be left, and one that is empty is not', () => {
    expect(said('高', [], '优先级')).toBe('没有可写的：1 个字段没有带上。')
    expect(said('', [], '优先级')).toBe(ALL)
  })

  it('a file in which no row is a task is told so', () => {
    expect(
      nothingText(
        t,
        planOf(
          blockOf([
            ['任务', '实际进度'],
            ['合计', '50%'],
          ]),
          {},
          trackedTarget(binding, []),
        ),
      ),
    ).toContain('没有读到任务')
  })
})
