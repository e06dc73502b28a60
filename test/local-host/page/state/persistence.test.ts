import { describe, expect, it } from 'vitest'
import {
  LARGE_QUIET_MS,
  LARGE_ROWS,
  planSave,
  putOff,
  QUIET_MS,
  savesOnLeaving,
  SPACING_MS,
  STILL_MS,
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
    { because: 'nobody has scrolled', scrolled: null, rows: 20_000, ms: 0 },
    { because: 'somebody scrolls a large Base', scrolled: NOW - 500, rows: 20_000, ms: STILL_MS - 500 },
    { because: 'the large Base has been still', scrolled: NOW - STILL_MS, rows: 20_000, ms: 0 },
    { because: 'a small Base is stored at once', scrolled: NOW, rows: 10, ms: 0 },
  ])('a save that is due is put off by $ms ms: $because', ({ scrolled, rows, ms }) => {
    expect(putOff(NOW, scrolled, planSave(NOW, null, rows))).toBe(ms)
  })

  it.each([
    { rows: LARGE_ROWS, saves: true },
    { rows: LARGE_ROWS + 1, saves: false },
  ])('leaving the page with $rows rows stores: $saves', ({ rows, saves }) => {
    expect(savesOnLeaving(rows)).toBe(saves)
  })
})
