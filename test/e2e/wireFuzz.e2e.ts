import * as fc from 'fast-check'
import type { Frame } from 'playwright-core'
import { expect, it } from 'vitest'
import { ANSWERED_KEYS } from '../../src/local-host/engine/calls/registry.ts'
import type { LocalBase } from './support/localBase.ts'
import { oneBrowser } from './support/oneBrowser.ts'

/** Messages that no SDK would send, from a sidebar to the local Base: it answers every invoke and goes on working. */

const MESSAGES = 400
const BIG = 10 * 2 ** 20

const openBase = oneBrowser()

// This key closes the sidebar, as it should.
const keys = ANSWERED_KEYS.filter((key) => key !== 'bitable.UI_closeHostContainer')
const anything = fc.anything({ maxDepth: 3, maxKeys: 4, withBigInt: true, withDate: true })
const request = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      c: fc.oneof(fc.array(anything, { maxLength: 3 }), anything),
      p: fc.oneof(fc.array(anything, { maxLength: 4 }), anything),
    }),
  },
  { weight: 1, arbitrary: anything },
)
const invoke = fc.record({
  type: fc.constant('invoke'),
  payload: fc.record({
    key: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...keys) }, { weight: 1, arbitrary: anything }),
    params: fc.oneof({ weight: 4, arbitrary: fc.array(request, { maxLength: 3 }) }, { weight: 1, arbitrary: anything }),
  }),
})
const other = fc.oneof(
  anything,
  fc.record({ type: fc.constantFrom('callback', 'event', 'handshake', 'invoke', ''), id: anything, payload: anything }),
)

/** The sidebar's frame, with `ask`: one invoke as the SDK would send it. */
async function sidebarFrame({ page }: LocalBase): Promise<Frame> {
  const frame = await (await page.waitForSelector('[data-testid="sidebar-frame"]')).contentFrame()
  if (frame === null) throw new Error('the sidebar has no frame')
  // The extension in that frame has its handshake; our messages must not disturb its own calls.
  await frame.getByRole('button', { name: '一键建表' }).waitFor()
  await frame.evaluate(() => {
    let asked = 0
    window.ask = (key, c, p) =>
      new Promise((resolve, reject) => {
        asked += 1
        const id = `ask-${String(asked)}`
        const timer = setTimeout(() => reject(new Error(`${key} was not answered`)), 600_000) // a hang ends here, a busy machine does not
        window.addEventListener(
          'message',
          function listen({ data }: MessageEvent<{ id?: unknown; payload?: { res?: readonly unknown[] } } | null>) {
            if (data?.id !== id) return
            window.removeEventListener('message', listen)
            clearTimeout(timer)
            resolve(data.payload?.res?.[0])
          },
        )
        window.parent.postMessage(
          { type: 'invoke', id, payload: { key: `bitable.${key}`, params: [{ c, p, t: 1 }], prefixId: 'x' } },
          '*',
        )
      })
  })
  return frame
}

declare global {
  interface Window {
    ask: (key: string, c: readonly unknown[], p: readonly unknown[]) => Promise<unknown>
  }
}

/** Both the wire and the page that shows the Base still work. */
async function expectAlive({ page }: LocalBase, frame: Frame): Promise<void> {
  expect(await frame.evaluate(() => window.ask('WidgetBase_getTableMetaList', [], []))).toEqual(
    expect.arrayContaining([expect.objectContaining({ isSync: false })]),
  )
  await page.getByRole('gridcell').first().waitFor()
  expect(await page.evaluate(() => window.localHost.snapshot().tables.length)).toBeGreaterThanOrEqual(10)
}

it('[host-protocol §0.2] the wire answers every invoke of any shape once and goes on working', async () => {
  const base = await openBase({ fixture: 'templates' })
  const frame = await sidebarFrame(base)
  const invokes = fc
    .sample(invoke, { seed: 20240301, numRuns: MESSAGES })
    .map((message, at) => ({ ...message, id: `fuzz-${String(at)}` }))
  const others = fc.sample(other, { seed: 20240302, numRuns: MESSAGES })
  const answers = await frame.evaluate(
    async ([questions, noise]) => {
      const heard: string[] = []
      window.addEventListener('message', ({ data }: MessageEvent<{ type?: unknown; id?: unknown } | null>) => {
        if (data?.type === 'callback' && typeof data.id === 'string' && data.id.startsWith('fuzz-')) heard.push(data.id)
      })
      for (const [at, question] of questions.entries()) {
        window.parent.postMessage(question, '*')
        window.parent.postMessage(noise[at], '*')
      }
      // Values that JSON cannot express: cycles, maps, binary data.
      const ring: { again?: unknown } = {}
      ring.again = ring
      const odd = [ring, [ring], new Map([[1, new Set([2])]]), new Uint8Array(4), new Blob(['x']), new Error('x')]
      for (const [at, value] of odd.entries()) {
        for (const key of [
          'WidgetTable_addRecord',
          'Bridge_setData',
          'WidgetBase_addTable',
          'WidgetView_setFilter',
          'UI_showToast',
        ]) {
          const id = `fuzz-odd-${String(at)}-${key}`
          window.parent.postMessage(
            {
              type: 'invoke',
              id,
              payload: { key: `bitable.${key}`, params: [{ c: [value], p: [value, value] }, value] },
            },
            '*',
          )
        }
      }
      await window.ask('Bridge_getTheme', [], [])
      return { heard, odd: odd.length * 5 }
    },
    [invokes, others] as const,
  )
  expect(answers.heard.filter((id) => !id.startsWith('fuzz-odd')).toSorted()).toEqual(
    invokes.map(({ id }) => id).toSorted(),
  )
  expect(answers.heard.filter((id) => id.startsWith('fuzz-odd')).length).toBe(answers.odd)
  await expectAlive(base, frame)
  expect(base.errors).toEqual([])
})

it('the wire stores and returns a cell of 10 MB and goes on working', async () => {
  const base = await openBase({ fixture: 'templates' })
  const frame = await sidebarFrame(base)
  const [table] = (await base.snapshot()).tables
  const place = [table?.id ?? '', table?.fields[0]?.id ?? '', table?.records[0]?.id ?? ''] as const
  const length = await frame.evaluate(
    async ([[tableId, fieldId, recordId], size]) => {
      await window.ask(
        'WidgetTable_setRecord',
        [tableId, undefined],
        [recordId, { fields: { [fieldId]: [{ type: 'text', text: '长'.repeat(size) }] } }],
      )
      return String(await window.ask('WidgetTable_getCellString', [tableId, undefined], [fieldId, recordId])).length
    },
    [place, BIG] as const,
  )
  expect(length).toBe(BIG)
  await expectAlive(base, frame)
  expect(base.errors).toEqual([])
})

it('every call gets its own answer when answers come out of order', async () => {
  const base = await openBase({ fixture: 'templates' })
  const frame = await sidebarFrame(base)
  await base.page.evaluate(() => window.localHost.set('jitterMs', 120))
  const { answers, order } = await frame.evaluate(async () => {
    const order: number[] = []
    const numbers = Array.from({ length: 30 }, (_none, n) => n)
    await Promise.all(numbers.map((n) => window.ask('Bridge_setData', [], [`k${String(n)}`, n])))
    const answers = await Promise.all(
      numbers.map(async (n) => {
        const value = await window.ask('Bridge_getData', [], [`k${String(n)}`])
        order.push(n)
        return value
      }),
    )
    return { answers, order }
  })
  expect(answers).toEqual(Array.from({ length: 30 }, (_none, n) => n))
  expect(order).not.toEqual(order.toSorted((a, b) => a - b))
  await expectAlive(base, frame)
})
