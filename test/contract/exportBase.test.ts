import type { IGridView } from '@lark-base-open/js-sdk'
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

  it('an exported Base names nobody in its structure: not in columns, options, views, conditions and formulas', async () => {
    const host = openEngineHost()
    const { base } = host.bitable
    const [meta] = await base.getTableMetaList()
    const table = await base.getTableById(meta?.id ?? '')
    const { members } = host.engine.document
    const somebody = members[1]
    if (somebody === undefined) throw new Error('a Base without members')
    const person = await table.addField({ type: 11, name: '对接人' } as never)
    await table.addField({ type: 2, name: `${somebody.name}的工时` } as never)
    const owner = await table.addField({
      type: 3,
      name: '负责',
      property: {
        options: [{ name: somebody.name }, { name: 'li.lei@corp.cn' }, { name: '13912345678' }, { name: '待定' }],
      },
    } as never)
    const options = ((await table.getFieldMetaById(owner)).property as unknown as { options: { id: string }[] }).options
    await table.addField({
      type: 20,
      name: '我的',
      property: { formula: `IF([负责]="${somebody.name}",1,0)` },
    } as never)
    const mail = await table.addField({ type: 99005, name: '邮箱' } as never)
    await table.addRecord({ fields: { [person]: [{ id: somebody.id }], [owner]: { id: options[0]?.id } } } as never)
    const { viewId } = await table.addView({ type: 1, name: `${somebody.name}的视图` } as never)
    const view = (await table.getViewById(viewId)) as IGridView
    await view.addFilterCondition({ fieldId: mail, operator: 'is', value: 'li.lei@corp.cn' } as never)
    await view.addFilterCondition({ fieldId: mail, operator: 'isNotEmpty', value: null } as never)
    await view.addFilterCondition({ fieldId: owner, operator: 'is', value: options[0]?.id } as never)
    const exported = await exportBase(host.bitable)
    const text = JSON.stringify(
      exported.tables.map((each) => ({ ...each, records: each.records.map(({ fields }) => fields[owner]) })),
    )
    for (const personal of [somebody.name, 'li.lei', '13912345678']) expect(text).not.toContain(personal)
    expect(text).toContain('待定')
    const file = readSnapshotFile(JSON.stringify(exported))
    if (!file.ok) throw new Error(JSON.stringify(file))
    const engine = createEngine({ snapshot: file.snapshot, clock: { now: () => NOON }, seed: 1 })
    const [opened] = engine.document.tables
    const formula = opened?.fields.find(({ name }) => name === '我的')
    const last = opened?.records.at(-1)
    if (opened === undefined || formula === undefined || last === undefined) throw new Error('the Base is not whole')
    expect(engine.cellValue(opened.id, formula.id, last)).toBe(1)
    expect(opened.views.at(-1)?.shared.filter?.conditions.map(({ operator }) => operator)).toEqual(['isNotEmpty', 'is'])
  })

  it('masked keeps the form of a text', () => {
    expect(masked('进行中（80%） Phase-2')).toBe('文文文（00%） Xxxxx-0')
  })
})
