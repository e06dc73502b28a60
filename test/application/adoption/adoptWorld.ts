import { planAdoption, proposedChoices } from '../../../src/application/adoption/planAdoption.ts'
import type { AdoptionDraft } from '../../../src/application/adoption/adoptionDraft.ts'
import type { AdoptionChoices } from '../../../src/application/stored/document.ts'
import { parseFixture } from '../../../src/local-host/engine/fixtures/index.ts'
import type { Snapshot, TableState } from '../../../src/local-host/engine/types.ts'
import { openAppWorld, type AppWorld, type AppWorldOptions } from '../../support/appWorld.ts'
import { appearance } from '../../support/baseAppearance.ts'

export const TRADITIONAL = '綜合行銷推廣方案執行進度表'
export const TEXT = '产品推广进度（3月）'
export const ENGLISH = 'Spring Launch Tracker'

/** The application in a Base with the three messy sheets, in the evening of 18 March 2024. */
export const openAdoptWorld = (options: AppWorldOptions = {}): Promise<AppWorld> =>
  openAppWorld({ snapshot: parseFixture('adopt'), at: '2024-03-18T19:00:00+08:00', ...options })

export function tableCalled(snapshot: Snapshot, name: string): TableState {
  const table = snapshot.tables.find((one) => one.name === name)
  if (table === undefined) throw new Error(`no table ${name}`)
  return table
}

export async function draftOf(world: AppWorld, name: string): Promise<AdoptionDraft> {
  const draft = await world.app.actions.adoption.open(tableCalled(world.door.engine.document, name).id)
  if (!draft.ok) throw new Error('the table can be read')
  return draft.value
}

/** What reading every known row of a draft says, its cells one by one in the order of the rows. */
export async function readThroughOf(world: AppWorld, draft: AdoptionDraft, change: Partial<AdoptionChoices> = {}) {
  const plan = planAdoption(draft, { ...proposedChoices(draft), ...change })
  const through = await world.app.actions.adoption.readThrough(draft, plan, new AbortController().signal)
  if (through === null) throw new Error('nobody has stopped it')
  const problems = through.groups
    .flatMap(({ cells, ...group }) => cells.map((cell) => ({ ...group, ...cell })))
    .toSorted((one, other) => one.row - other.row)
  return { ...through, problems }
}

/** Takes a table over with what is proposed, changed by `change`, and waits for its end and for quiet. */
export async function adopt(world: AppWorld, name: string, change: Partial<AdoptionChoices> = {}): Promise<void> {
  const draft = await draftOf(world, name)
  world.app.actions.adoption.start(draft, { ...proposedChoices(draft), ...change })
  await adopted(world)
}

/** Waits until the taking over has ended, also by a stop, and until no sidebar has work left. */
export async function adopted(world: AppWorld): Promise<void> {
  await new Promise<void>((resolve) => {
    const isOver = (): boolean => world.app.getState().adoption.kind !== 'running'
    if (isOver()) return resolve()
    const stop = world.app.subscribe(() => {
      if (!isOver()) return
      stop()
      resolve()
    })
  })
  await world.quiet()
}

/** People's part of a table: their columns with options and descriptions, and their cells. */
export function peoples(
  world: AppWorld,
  name: string,
  before: Snapshot,
): { readonly columns: unknown; readonly cells: unknown } {
  const ids = new Set(tableCalled(before, name).fields.map(({ id }) => id))
  const now = tableCalled(world.door.engine.document, name)
  return {
    columns: now.fields.filter(({ id }) => ids.has(id)),
    cells: now.records.map(({ id, fields }) => [id, Object.entries(fields).filter(([fieldId]) => ids.has(fieldId))]),
  }
}

const byName = <Item extends { readonly name: string }>(items: readonly Item[]): readonly Item[] =>
  items.toSorted((a, b) => (a.name < b.name ? -1 : 1))

/**
 * The table without its stamps: a row that was computed before there was a column for the stamp gets one with its next
 * change. What was refused at first comes last, a main view keeps the widths of the columns that it was made with, and
 * nobody sees how wide a hidden column is.
 */
export function looksOf(world: AppWorld) {
  const { rows, ...looks } = appearance(
    tableCalled(world.door.engine.document, TEXT),
    world.door.engine.document.tables,
  )
  const views = byName(looks.views).map((view) => {
    const shared = view.shared as { readonly hidden: readonly string[]; readonly widths: object }
    const widths = Object.entries(shared.widths).filter(([column]) => !shared.hidden.includes(column))
    return {
      ...view,
      shared: { ...shared, widths: view.name === '全部任务' ? null : Object.fromEntries(widths) },
    }
  })
  return {
    ...looks,
    views,
    fields: byName(looks.fields),
    rows: rows.map((cells) => cells.filter(([column]) => column !== '计算时间')),
  }
}
