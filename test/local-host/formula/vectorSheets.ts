import {
  choice,
  choices,
  date,
  number,
  person,
  progress,
  text,
  tick,
} from '../../../src/local-host/engine/fixtures/sheet.ts'
import { FIELD } from '../../../src/local-host/engine/fields/fieldTypes.ts'
import { openTrial, type Trial } from './trial.ts'
import type { Variants } from '../../../src/local-host/engine/types.ts'

/** The sheet whose first row the vectors read, and a second one to go through. */
export function openVectorSheets(variants: Partial<Variants> = {}): Trial {
  const trial = openTrial(
    [
      {
        name: '主表',
        columns: [
          text('名称'),
          number('数'),
          number('零'),
          number('空数'),
          number('单价'),
          number('销量'),
          number('列 (1)/百分比%'),
          date('日'),
          date('空日'),
          tick('勾'),
          tick('空勾'),
          choice('状态', '未开始', '进行中'),
          choice('空状态', '取消'),
          choices('标签', '甲', '乙', '丙'),
          choices('单标', '甲'),
          choices('空标', '甲'),
          text('空文'),
          text('文数'),
          person('人'),
          progress('进度'),
          { name: '地', type: FIELD.location },
          { name: '地二', type: FIELD.location },
        ],
        rows: [
          [
            '首行',
            3,
            0,
            null,
            10,
            5,
            7,
            '2024-03-01 09:30',
            null,
            true,
            null,
            '进行中',
            null,
            '甲、乙',
            '甲',
            null,
            null,
            '12',
            '*设计',
            0.15,
            null,
            null,
          ],
          ['次行', 4],
        ],
      },
      {
        name: '数据',
        columns: [text('名'), number('数'), choice('类', '甲', '乙'), date('日期'), choices('标', '甲', '乙', '丙')],
        rows: [
          ['一', 3, '甲', '2024-03-04', '甲'],
          ['二', 5, '甲', null, '乙、丙'],
          ['三', -2, '乙', null, '甲'],
          ['四', null, null, null, null],
        ],
      },
    ],
    variants,
  )
  const data = trial.tables[1]
  const link = trial.ask('addField', {
    type: FIELD.singleLink,
    name: '关联',
    property: { tableId: data?.id, multiple: true },
  }) as string
  trial.set(0, '关联', { recordIds: data?.records.slice(0, 2).map(({ id }) => id) })
  trial.set(0, '地', { location: '116.397,39.909' })
  trial.set(0, '地二', { location: '121.474,31.230' })
  if (link === '') throw new Error('no link')
  return trial
}
