import { expect, it } from 'vitest'
import { additionSuggestions } from '../../../src/application/additions/suggestions.ts'
import { assessed, context, taskRow } from '../../ui/support/tasks.ts'

it('a dash is no risk: a level of risk is suggested for tasks in which somebody wrote one', () => {
  const at = context('2024-03-19')
  const tasks = [
    assessed(taskRow('dash', { title: '甲', risk: '-' }), at),
    assessed(taskRow('said', { title: '乙', risk: '人力不足' }), at),
  ]
  expect(additionSuggestions(tasks, new Set(), 'zh-CN').map(({ key, recordIds }) => [key, recordIds])).toEqual([
    ['riskLevel', ['said']],
  ])
})
