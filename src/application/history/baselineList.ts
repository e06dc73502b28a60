import * as v from 'valibot'
import type { HostResult } from '../ports.ts'
import type { Part } from '../stored/part.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import { storedEntries } from '../stored/storedShapes.ts'

/** A frozen plan of one campaign, without its days and amounts. [BL1] */
export interface Baseline {
  /** Names the part that holds its days and amounts. */
  readonly id: string
  /** The campaign; null for the sheet as one campaign. */
  readonly campaignId: string | null
  /** 1, 2, 3 … within the campaign; the number of a deleted one is not given again. */
  readonly version: number
  /** As people called it; '' for no name. */
  readonly name: string
  /** When it was frozen, milliseconds since the epoch. */
  readonly at: number
  /** Why the plan was frozen anew; '' for the first one. */
  readonly reason: string
  /** How many tasks and lines of the budget it holds. */
  readonly tasks: number
  readonly lines: number
  /** How long its days and amounts are as they are stored. */
  readonly characters: number
  /** In how many parts they are stored. */
  readonly pieces: number
  readonly isDeleted: boolean
}

/** How long a name or a reason may be. */
export const MOST_BASELINE_WORDS = 120
/** How long the days and amounts of one baseline may be: 20 000 tasks of 14-character ids take 480 000. */
export const MOST_BASELINE_CHARACTERS = 600_000
/** How long those of all baselines of a sheet may be together. */
export const MOST_CHARACTERS_IN_ALL = 1_200_000

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const words = v.pipe(v.string(), v.maxLength(MOST_BASELINE_WORDS))
const baseline = v.object({
  id: v.string(),
  campaignId: v.nullable(v.string()),
  version: v.pipe(count, v.minValue(1)),
  name: words,
  at: v.pipe(v.number(), v.finite()),
  reason: words,
  tasks: count,
  lines: count,
  characters: count,
  pieces: count,
  isDeleted: v.boolean(),
})

const NONE: readonly Baseline[] = []

/** The baselines of a sheet, the oldest first, under a key of their own; their days have a key each. */
const baselinesPart = (sheetId: string): Part<readonly Baseline[]> => ({
  key: `baselines.${sheetId}`,
  version: 1,
  nothing: NONE,
  read: ({ baselines }) => storedEntries(baseline, baselines),
  write: (baselines) => ({ baselines }),
})

/** Loads the baselines of a sheet, and looks at them again whenever another sidebar changes them. */
export function loadBaselines(
  stored: Pick<StoredRoom, 'load' | 'follow'>,
  sheetId: string,
): HostResult<readonly Baseline[]> {
  stored.follow(baselinesPart(sheetId))
  return stored.load(baselinesPart(sheetId))
}

/** The baselines as they were last seen; none before `loadBaselines`. */
export const knownBaselines = (stored: Pick<StoredRoom, 'known'>, sheetId: string): readonly Baseline[] =>
  stored.known(baselinesPart(sheetId))

export const changeBaselines = (
  stored: Pick<StoredRoom, 'change'>,
  sheetId: string,
  change: (baselines: readonly Baseline[]) => readonly Baseline[],
): HostResult<readonly Baseline[]> => stored.change(baselinesPart(sheetId), change)

/** Whether the campaign in question is the only one of its sheet. */
interface Among {
  readonly isOnly: boolean
}

/**
 * Tells whether a baseline is one of a campaign. Those of the sheet as one campaign belong to the only campaign of an
 * upgraded sheet.
 */
const isOf =
  (campaignId: string | null, { isOnly }: Among) =>
  (one: Pick<Baseline, 'campaignId'>): boolean =>
    one.campaignId === campaignId || (isOnly && one.campaignId === null)

/** With a baseline that was frozen just now, as the next version of its campaign. The same twice changes nothing. */
export function withBaseline(
  baselines: readonly Baseline[],
  frozen: Omit<Baseline, 'version' | 'isDeleted'>,
  among: Among,
): readonly Baseline[] {
  if (baselines.some(({ id }) => id === frozen.id)) return baselines
  const versions = baselines.filter(isOf(frozen.campaignId, among)).map(({ version }) => version)
  return [...baselines, { ...frozen, version: Math.max(0, ...versions) + 1, isDeleted: false }]
}

/** Without a baseline and its days; its number stays taken. */
export const withoutBaseline = (baselines: readonly Baseline[], id: string): readonly Baseline[] =>
  baselines.map((one) => (one.id === id ? { ...one, isDeleted: true, characters: 0 } : one))

/** Without a baseline whose freezing was taken back. Its days stay, so that the taking back can be taken back. [TB2] */
export const withPutAway = (baselines: readonly Baseline[], id: string): readonly Baseline[] =>
  baselines.map((one) => (one.id === id ? { ...one, isDeleted: true } : one))

/** With a baseline that was put away. One whose days are gone stays deleted. */
export const withPutBack = (baselines: readonly Baseline[], id: string): readonly Baseline[] =>
  baselines.map((one) => (one.id === id && isPutBackable(one) ? { ...one, isDeleted: false } : one))

/** Whether a baseline that does not stand has its days still. */
export const isPutBackable = ({ isDeleted, characters }: Pick<Baseline, 'isDeleted' | 'characters'>): boolean =>
  isDeleted && characters > 0

/** The baseline that was frozen after this one and stands; null for none. What was frozen later builds on it. [TB2] */
export function frozenAfter(baselines: readonly Baseline[], { id, campaignId, version }: Baseline): Baseline | null {
  const later = baselines.filter(
    (one) =>
      one.id !== id &&
      !one.isDeleted &&
      (one.campaignId === campaignId || campaignId === null) &&
      one.version > version,
  )
  return later.at(-1) ?? null
}

/** The baselines of a campaign that can be compared with, the latest first. */
export const baselinesOf = (
  baselines: readonly Baseline[],
  campaignId: string | null,
  among: Among,
): readonly Baseline[] =>
  baselines
    .filter((one) => !one.isDeleted && isOf(campaignId, among)(one))
    .toSorted((a, b) => b.at - a.at || b.version - a.version)

/** Whether a campaign has had a baseline, deleted ones included: freezing it anew needs a reason. [BL1] */
export const isFrozenBefore = (baselines: readonly Baseline[], campaignId: string | null, among: Among): boolean =>
  baselines.some(isOf(campaignId, among))

/** What 基线版本 says of a baseline, in every language of tables. */
export const baselineLabel = ({ version, name }: Pick<Baseline, 'version' | 'name'>): string =>
  name === '' ? `v${String(version)}` : `v${String(version)} ${name}`

/** Why a plan cannot be frozen, or null. People read it before they press. [BL1] */
export type BaselineRoom = 'tooLong' | 'full' | null

/** Whether a plan of this length can be kept beside the others. */
export function roomFor(baselines: readonly Baseline[], characters: number): BaselineRoom {
  if (characters > MOST_BASELINE_CHARACTERS) return 'tooLong'
  const used = baselines.reduce((sum, one) => sum + (one.isDeleted ? 0 : one.characters), 0)
  return used + characters > MOST_CHARACTERS_IN_ALL ? 'full' : null
}

/**
 * The baselines that were put away and whose days are to be forgotten before a plan of this length is kept: those that no
 * run brings back any more, and all of them when there is no room beside them.
 */
export function putAwayForGood(
  baselines: readonly Baseline[],
  characters: number,
  isBroughtBack: (id: string) => boolean,
): readonly Baseline[] {
  const away = baselines.filter(isPutBackable)
  const used = baselines.reduce((sum, one) => sum + one.characters, 0)
  return used + characters > MOST_CHARACTERS_IN_ALL ? away : away.filter(({ id }) => !isBroughtBack(id))
}
