import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/local-host/engine/createEngine.ts'
import { parseFixture } from '../../src/local-host/engine/fixtures/index.ts'
import { FIELD } from '../../src/local-host/engine/fields/fieldTypes.ts'
import type { Snapshot } from '../../src/local-host/engine/types.ts'
import { readSnapshotFile } from '../../src/local-host/page/state/snapshotFile.ts'
import { openEngineHost } from '../support/engineHost.ts'
import { exportBase, masked } from './page/exportBase.ts'

/** A team's Base as contract.html exports it, for the local Base to open. */

const NOON = Date.UTC(2024, 2, 1, 4)
const namesOf = ({ tables }: Snapshot) =>
  tables.map(({ name, fields, views, records }) => [
    name,
    fields.map((field) => [field.name, field.type]),
    views.map((view) => [view.name, view.type]),
    Math.min(records.length, 400),
  ])

/** Every text of a cell that people typed, and every name of a person. */
function wordsOf({ tables, members }: Snapshot): ReadonlySet<string> {
  const typed = tables.flatMap(({ fields, records }) => {
    const columns = fields
      .filter(({ type }) => type === FIELD.text || type === FIELD.barcode || type === FIELD.url)
      .map(({ id }) => id)
    return records.flatMap((record) =>
      columns.flatMap((id) => ((record.fields[id] ?? []) as { text: string }[]).map(({ text }) => text)),
    )
  })
  return new Set([...typed, ...members.map(({ enName }) => enName)].filter((text) => /\p{L}{2}/u.test(text)))
}

describe('an exported Base', () => {
  it.each(['templates', 'adopt', 'large:450'] as const)(
    'of %s is read by the local Base, with the same tables, columns, options and views',
    async (fixture) => {
      const snapshot = parseFixture(fixture, NOON)
      const exported = await exportBase(openEngineHost({ snapshot }).bitable)
      const file = readSnapshotFile(JSON.stringify(exported))
      if (!file.ok) throw new Error(JSON.stringify(file))
      const engine = createEngine({ snapshot: file.snapshot, clock: { now: () => NOON }, seed: 1 })
      expect(namesOf(engine.document)).toEqual(namesOf(snapshot))
      const options = (base: Snapshot) =>
        base.tables.flatMap(({ fields }) => fields.map(({ property }) => property?.['options']))
      expect(options(engine.document)).toEqual(options(snapshot))
    },
  )

  it.each(['templates', 'adopt'] as const)('of %s holds no word that people typed', async (fixture) => {
    const snapshot = parseFixture(fixture, NOON)
    const exported = await exportBase(openEngineHost({ snapshot }).bitable)
    const cells = JSON.stringify(
      exported.tables.map(({ fields, records }) => {
        const selects = new Set(
          fields
            .filter(({ type }) => type === FIELD.singleSelect || type === FIELD.multiSelect || type === FIELD.user)
            .map(({ id }) => id),
        )
        return records.map((record) => Object.entries(record.fields).filter(([id]) => !selects.has(id)))
      }),
    )
    expect([...wordsOf(snapshot)].filter((word) => cells.includes(JSON.stringify(word).slice(1, -1)))).toEqual([])
  })

  it('an exported Base holds no person, address, file or number of anybody', async () => {
    const host = openEngineHost()
    const { base } = host.bitable
    const table = await base.getTableById((await base.getTableMetaList())[0]?.id ?? '')
    const add = (type: number, name: string) => table.addField({ type, name } as never)
    const [phone, email, url, chat, file, place] = [
      await add(13, '电话'),
      await add(99005, '邮箱'),
      await add(15, '链接'),
      await add(23, '群'),
      await add(17, '附件'),
      await add(22, '地点'),
    ]
    await table.addRecord({
      fields: {
        [phone]: '13912345678',
        [email]: 'li.lei@corp.cn',
        [url]: [{ type: 'url', text: '李雷的主页', link: 'https://lilei.cn/me' }],
        [chat]: [{ id: 'oc_secret', name: '李雷项目群' }],
        [file]: [{ name: '李雷简历.pdf', token: 'boxsecret', size: 9, type: 'application/pdf', timeStamp: 1 }],
        [place]: { location: '121.1,31.2', fullAddress: '李雷家' },
      },
    } as never)
    const text = JSON.stringify((await exportBase(host.bitable)).tables)
    for (const personal of ['139', 'li.lei', 'lilei', '李雷', 'secret', '121.1']) expect(text).not.toContain(personal)
    expect(text).toContain('文文文文文')
  })

  it('masked keeps the form of a text', () => {
    expect(masked('进行中（80%） Phase-2')).toBe('文文文（00%） Xxxxx-0')
  })
})
