import { afterEach, expect, it } from 'vitest'
import { MEMBERS } from '../../../src/local-host/engine/fixtures/members.ts'
import { sheet, text, TIME_ZONE } from '../../../src/local-host/engine/fixtures/sheet.ts'
import type { Snapshot } from '../../../src/local-host/engine/types.ts'
import { createIdMint } from '../../../src/local-host/engine/world/ids.ts'
import { createRandom } from '../../../src/local-host/engine/world/random.ts'
import { type AppWorld, openAppWorld } from '../../support/appWorld.ts'
import { EVENTS, TASKS } from '../../support/ownTables.ts'
import { adopt } from './adoptWorld.ts'
import { besideDraft } from './besideWorld.ts'

let world: AppWorld
afterEach(() => world.close())

const NOW = Date.parse('2024-03-18T19:00:00+08:00')
/** Tasks and campaigns whose days people have typed as texts. */
function typedDays(campaign: readonly [string, string]): Snapshot {
  const ids = createIdMint(createRandom(7), new Set())
  const tasks = [text('任务名称'), text('计划开始'), text('计划结束')]
  const events = [text('活动名称'), text('开始日期'), text('结束日期')]
  return {
    version: 1,
    baseId: ids.fresh('bas'),
    name: '我们的',
    timeZone: TIME_ZONE,
    members: [...MEMBERS],
    tables: [
      sheet(ids, TASKS, tasks, [['海报设计', '3月1日', '3月20日']], NOW),
      sheet(ids, EVENTS, events, [['春季新品发布', ...campaign]], NOW),
    ],
    pluginData: {},
  }
}

async function draftAfter(campaign: readonly [string, string], year: number | null) {
  world = await openAppWorld({ snapshot: typedDays(campaign), at: '2024-03-18T19:00:00+08:00' })
  await adopt(world, TASKS, { year })
  world.app.actions.adoption.dismiss()
  return await besideDraft(world, 'campaigns', EVENTS)
}

it('[AD2] the year that was agreed on for the tasks is proposed for a table beside them whose days have none', async () => {
  expect(await draftAfter(['3月1日', '3月31日'], 2023)).toMatchObject({ year: 2023, isYearOfSheet: true })
})

it('[AD2] a table beside the tasks whose days have a year keeps its own, and nobody’s year is no year', async () => {
  expect(await draftAfter(['2022年3月1日', '3月31日'], 2023)).toMatchObject({ year: 2022, isYearOfSheet: false })
  world.close()
  expect(await draftAfter(['3月1日', '3月31日'], null)).toMatchObject({ year: null })
})
