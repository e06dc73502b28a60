import type { Typed, TypingContext } from './cellTyping.ts'
import { toWallTime } from '../words/dates.ts'
import type { Host } from '../state/host.ts'
import type { Say } from '../words/words.ts'

/** What typing needs to know of this host's Base. */
export function typingContext({ engine }: Host): TypingContext {
  const { members, timeZone } = engine.document
  return {
    members,
    timeZone,
    currentYear: toWallTime(engine.clock.now(), timeZone).year,
    progressScale: engine.variants.progressScale,
  }
}

/** Why a typed text was not taken, in words. */
export function problemText(say: Say, typed: Extract<Typed, { ok: false }>): string {
  return say(`problem.${typed.problem}`, { text: typed.text })
}
