import { afterEach, describe, expect, it } from 'vitest'
import type { TableState } from '../../../src/local-host/engine/types.ts'
import { type AppWorld, openAppWorld } from '../../support/appWorld.ts'
import { present } from '../../support/present.ts'

let world: AppWorld | null = null
afterEach(() => {
  world?.close()
  world = null
})

const tableOf = (one: AppWorld, name: string): TableState =>
  present(
    one.engine.document.tables.find((table) => table.name === name),
    name,
  )
const rowsOf = (one: AppWorld) => present(one.app.getState().companions, 'the tables').rows

describe('[BD2] the rows that the sidebar has in memory', () => {
  it('come with the names that columns, choices and tables have now, at the next pass after a rename', async () => {
    world = await openAppWorld({ at: '2024-06-10T19:00:00+08:00' })
    await world.setUp({ preset: 'full', sample: 'none' })
    expect(rowsOf(world).issues?.names?.columns).toEqual({})
    expect(rowsOf(world).issues?.names?.choices['severity']).toMatchObject({ high: '高' })

    const { id, fields } = tableOf(world, '问题与风险')
    const rename = (column: string, change: (property: object) => object = (property) => property) => {
      const field = present(
        fields.find(({ name }) => name === column),
        column,
      )
      const { id: fieldId, ...config } = field
      present(world, 'the Base').door.asOther(
        'WidgetTable_setField',
        [id],
        [fieldId, { ...config, name: `新${column}`, property: change(config.property as object) }],
      )
    }
    rename('发现时间')
    rename('严重程度', (property) => {
      const { options } = property as { readonly options: readonly { readonly name: string }[] }
      return { ...property, options: options.map((one) => (one.name === '高' ? { ...one, name: 'P0' } : one)) }
    })
    await world.pass(60_000)
    expect(rowsOf(world).issues?.names).toMatchObject({
      columns: { foundAt: '新发现时间', severity: '新严重程度' },
      choices: { severity: { high: 'P0' } },
    })
  })
})
