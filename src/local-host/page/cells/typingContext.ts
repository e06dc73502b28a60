import type { Typed, TypingContext } from './cellTyping.ts'
import { toWallTime } from '../words/dates.ts'
import type { Host } from '../state/host.ts'
import type { Say } from '../words/words.ts'

/** The typing context of this host's Base. */
export function typingContext({ engine }: Host): TypingContext {
  const { members, timeZone } = engine.document
  return {
    members,
    timeZone,
    currentYear: toWallTime(engine.clock.now(), timeZone).year,
    progressScale: engine.variants.progressScale,
  }
}

/** Says in words why a typed text was refused. */
export function problemText(say: Say, typed: Extract<Typed, { ok: false }>): string {
  return say(`problem.${typed.problem}`, { text: typed.text })
}
