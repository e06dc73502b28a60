import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { TABLE_KEYS, fieldKeys, fieldSpec, type FieldSpec, type TableKey } from '../../src/schema/index.ts'
import { TABLES } from '../../src/schema/tables/index.ts'

const FILE = new URL('../../docs/data-model.md', import.meta.url)
const GENERATED = /(?<=<!-- tables -->\n)[\s\S]*(?=<!-- \/tables -->)/u

/** What else the declaration says of a column: its target, its options, whether it is hidden. */
function detailsOf(spec: FieldSpec): string {
  return [
    spec.linksTo === undefined ? '' : `→ ${TABLES[spec.linksTo].name}`,
    (spec.options ?? []).map(({ name }) => name).join(' · '),
    spec.bookkeeping === true ? 'bookkeeping: hidden in the views' : '',
  ]
    .filter((text) => text !== '')
    .join('; ')
}

function renderTable(table: TableKey, place: number): string {
  const rows = fieldKeys(table).map((key) => {
    const spec = fieldSpec(table, key)
    return `| ${spec.name} | \`${key}\` | ${spec.kind} | ${spec.writtenBy} | ${detailsOf(spec)} |`
  })
  const title = `### 1.${String(place)} ${TABLES[table].name} \`${table}\``
  return [title, '', '| name | key | kind | whose | |', '|---|---|---|---|---|', ...rows, ''].join('\n')
}

it('docs/data-model.md lists every table and column that the schema declares', () => {
  const page = readFileSync(FILE, 'utf8')
  const tables = TABLE_KEYS.map((table, index) => renderTable(table, index + 1)).join('\n')
  const rendered = page.replace(GENERATED, `\n${tables}\n`)
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(FILE, rendered)
  expect(
    readFileSync(FILE, 'utf8'),
    'regenerate it: UPDATE_DOCS=1 npx vitest run --project unit test/schema/dataModel.test.ts',
  ).toBe(rendered)
})
