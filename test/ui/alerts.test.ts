import { describe, expect, it } from 'vitest'
import { TASK_FLAGS } from '../../src/domain/index.ts'
import { PRESETS, type PresetId, presetIn, taskTableIn } from '../../src/schema/index.ts'
import { adviceText } from '../../src/ui/alerts/adviceText.ts'
import { translateIn } from '../support/translateIn.ts'

/** Words by which an advice names something that a sheet may lack, with what it needs. */
const NAMED = [
  { words: '变更记录', table: 'changes' },
  { words: '每日跟踪', table: 'dailyLog' },
  { words: '问题与风险', table: 'issues' },
  { words: '经验与行动', table: 'lessons' },
  { words: '目标与效果', table: 'kpis' },
  { words: '指标明细', table: 'metrics' },
  { words: '协同人', column: 'collaborators' },
  { words: '咨询人', column: 'consulted' },
  { words: '知会人', column: 'informed' },
  { words: '进度说明', column: 'progressNote' },
] as const

describe('[FL1] an advice names no table and no column that the sheet lacks', () => {
  const t = translateIn('zh-CN')
  it.each([...(Object.keys(PRESETS) as PresetId[]), 'adopted' as const])('%s', (preset) => {
    const tables =
      preset === 'adopted' ? (['tasks'] as const) : presetIn(preset, 'zh-CN').tables.map(({ table }) => table)
    const columns = preset === 'adopted' ? [] : taskTableIn(preset, 'zh-CN').columns.map(({ field }) => field)
    const advices = TASK_FLAGS.map((flag) => adviceText(t, flag, { columns, tables }))
    const lacking = NAMED.filter((one) =>
      'table' in one ? !tables.some((table) => table === one.table) : !columns.some((key) => key === one.column),
    ).map(({ words }) => words)
    const wrong = advices.filter((advice) => lacking.some((words) => advice.includes(words)))
    expect(wrong).toEqual([])
  })

  it('names them where the sheet has them', () => {
    const sheet = { columns: ['progressNote'], tables: ['tasks', 'changes'] } as const
    expect(adviceText(t, 'replannedAfterDue', sheet)).toContain('变更记录')
    expect(adviceText(t, 'progressWentDown', sheet)).toContain('进度说明')
  })
})
