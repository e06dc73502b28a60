import type { ViewSettings } from '../presets/preset.ts'
import { AT_A_GLANCE, REASON } from '../presets/views.ts'
import { presetIn } from './inLanguage.ts'
import type { SheetLanguage } from './language.ts'
import { NATIVE_WORDS } from './nativeColumns.ts'

/** Views of presets that filter by native columns as soon as the sheet has some. [NW1] */
export const FOLLOWING_VIEWS = ['slipping', 'delayed', 'overdueLive'] as const
/** Views that are made beside native columns; `overdueLive` only in sheets whose preset has none. [NW1] */
export type MadeViewKey = 'overdueLive' | 'dueThisWeek' | 'toUpdate'
export type NativeViewKey = (typeof FOLLOWING_VIEWS)[number] | MadeViewKey

export interface MadeView extends ViewSettings {
  readonly key: MadeViewKey
  readonly name: string
}

/** The views that are made beside native columns, named in the language of the sheet. */
export function madeViews(language: SheetLanguage): readonly MadeView[] {
  const { views } = NATIVE_WORDS[language]
  const overdue = presetIn('full', language)
    .tables.find(({ table }) => table === 'tasks')
    ?.views.find(({ key }) => key === 'overdueLive')
  return [
    ...(overdue === undefined ? [] : [{ ...overdue, key: 'overdueLive' as const }]),
    {
      key: 'dueThisWeek',
      name: views.dueThisWeek,
      type: 'grid',
      filter: {
        conjunction: 'and',
        conditions: [
          { field: 'plannedEnd', within: 'thisWeek' },
          { field: 'state', isNot: 'done' },
          { field: 'state', isNot: 'cancelled' },
        ],
      },
      sort: [{ field: 'plannedEnd', desc: false }],
      shows: [...AT_A_GLANCE, 'state', REASON],
    },
    {
      // What nobody updates falls behind its plan day by day; what is up to date, done or held leaves the view by itself.
      key: 'toUpdate',
      name: views.toUpdate,
      type: 'grid',
      filter: { conjunction: 'and', conditions: [{ field: 'progressDeviation', below: 0 }] },
      sort: [{ field: 'progressDeviation', desc: false }],
      shows: [...AT_A_GLANCE, 'state', REASON],
    },
  ]
}
