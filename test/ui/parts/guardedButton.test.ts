import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const UI = path.resolve(import.meta.dirname, '../../../src/ui')
const views = readdirSync(UI, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))

/** The opening tags of the buttons of the component library in a file. */
const buttonsIn = (text: string): readonly string[] =>
  [...text.matchAll(/<Button\b(?:[^>]|=>)*?>/gu)].map(([tag]) => tag)

/** Grey for as long as something runs; the button, or what stands beside it, shows that it does. */
const WHILE_BUSY = /disabled=\{(?:adding\.isBusy|isBusy|\w+\.cancelling|search\.kind === 'searching')\}/u
/** What it would do is nothing, and its own words say so. */
const SAYS_ITSELF = /disabled=\{repairCount === 0\}/u

describe('[EX2] a primary button that is grey', () => {
  it('says why, to people who see it and to those who hear it', () => {
    const silent = views.flatMap((file) =>
      buttonsIn(readFileSync(path.join(UI, file), 'utf8'))
        .filter(
          (tag) =>
            tag.includes('type="primary"') &&
            tag.includes('disabled=') &&
            !WHILE_BUSY.test(tag) &&
            !SAYS_ITSELF.test(tag) &&
            !/aria-describedby|describedBy/u.test(tag),
        )
        .map((tag) => `${file}: ${tag.replaceAll(/\s+/gu, ' ')}`),
    )
    expect(views.length).toBeGreaterThan(50)
    expect(silent).toEqual([])
  })
})
