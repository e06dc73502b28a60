import axe from 'axe-core'
import type { Frame } from 'playwright-core'
import { present } from '../../support/present.ts'
import type { LocalBase } from './localBase.ts'

export interface AccessibilityCheck {
  readonly frame: Frame
  /** The serious and critical rules that the sidebar breaks now, each with the screen's name and the element. */
  violations(screen: string): Promise<readonly string[]>
}

/** Puts the checker of accessibility rules into the sidebar of a local Base. */
export async function checkAccessibility(local: LocalBase, theme: string): Promise<AccessibilityCheck> {
  const frame = present(
    await (await local.page.waitForSelector('[data-testid="sidebar-frame"]')).contentFrame(),
    'the sidebar',
  )
  await frame.evaluate(axe.source)
  // The frame is transparent, so the checker would measure contrast against white instead of the host's colour.
  if (theme === 'dark') await frame.evaluate(() => document.documentElement.style.setProperty('background', '#1a1a1a'))
  return {
    frame,
    async violations(screen) {
      const { violations } = await frame.evaluate(() =>
        (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
      )
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${screen} ${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
        )
    },
  }
}
