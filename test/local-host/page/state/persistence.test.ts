import { describe, expect, it } from 'vitest'
import {
  LARGE_QUIET_MS,
  LARGE_ROWS,
  planSave,
  QUIET_MS,
  savesOnLeaving,
  SPACING_MS,
} from '../../../../src/local-host/page/state/persistence.ts'

const NOW = 1_000_000

describe('when a change is stored', () => {
  it.each([
    {
      because: 'the first change waits for quiet',
      last: null,
      rows: 10,
      plan: { waitMs: QUIET_MS, onlyWhenIdle: false },
    },
    {
      because: 'saves keep their distance',
      last: NOW - 100,
      rows: 10,
      plan: { waitMs: SPACING_MS - 100, onlyWhenIdle: false },
    },
    {
      because: 'an old save holds nothing up',
      last: NOW - 60_000,
      rows: 10,
      plan: { waitMs: QUIET_MS, onlyWhenIdle: false },
    },
    {
      because: 'the last size that counts as small',
      last: null,
      rows: LARGE_ROWS,
      plan: { waitMs: QUIET_MS, onlyWhenIdle: false },
    },
    {
      because: 'a large Base waits for an idle browser',
      last: null,
      rows: LARGE_ROWS + 1,
      plan: { waitMs: LARGE_QUIET_MS, onlyWhenIdle: true },
    },
    {
      because: 'also right after a save',
      last: NOW,
      rows: 20_000,
      plan: { waitMs: LARGE_QUIET_MS, onlyWhenIdle: true },
    },
  ])('$because', ({ last, rows, plan }) => {
    expect(planSave(NOW, last, rows)).toEqual(plan)
  })

  it.each([
    { rows: LARGE_ROWS, saves: true },
    { rows: LARGE_ROWS + 1, saves: false },
  ])('leaving the page with $rows rows stores: $saves', ({ rows, saves }) => {
    expect(savesOnLeaving(rows)).toBe(saves)
  })
})
