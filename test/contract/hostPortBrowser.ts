import { connectFeishu } from '../../src/adapters/feishu/index.ts'
import { HOST_PORT_CONTRACT } from './hostPortContract.ts'
import type { Act } from './otherUser.ts'

declare global {
  interface Window {
    /** Runs the contract; what went wrong, by case, and [] when all is kept. */
    judgeHostPort?: () => Promise<readonly string[]>
  }
}

/** For a plugin's iframe: judges the adapter on the SDK that the page has loaded as `window.bitable`. */
async function judgeHostPort(): Promise<readonly string[]> {
  const { bitable: sdk, actAsOther: other } = window
  if (sdk === undefined || other === undefined) return ['the page has no SDK, or no way to the host']
  const connected = await connectFeishu({ embedded: window.parent !== window, loadSdk: async () => sdk })
  if (!connected.ok) return [`no host: ${connected.error.kind}`]
  const host = connected.value
  const world = {
    host,
    other: (...acts: readonly Act[]) => other(acts),
    // Longer than the longest burst and the hops of its messages; nothing on the wire says that it is quiet.
    settled: () => new Promise<void>((resolve) => void setTimeout(resolve, 150)),
    close: () => host.close(),
  }
  const broken: string[] = []
  for (const { id, promise, keep } of HOST_PORT_CONTRACT) {
    try {
      await keep(world)
    } catch (cause) {
      broken.push(`[${id}] ${promise}: ${cause instanceof Error ? cause.message : String(cause)}`)
    }
  }
  world.close()
  return broken
}

window.judgeHostPort = judgeHostPort
