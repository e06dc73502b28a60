import type { TestProject } from 'vitest/node'
import { serveBuild } from '../../support/serveBuild.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** host.html of the built local Base, on the hostname localhost. */
    hostUrl: string
    /** index.html of the very bundle that ships, on 127.0.0.1: another site, as in Feishu. */
    pluginUrl: string
  }
}

/** Builds what ships and the local Base, and serves them on two hostnames for all browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const plugin = await serveBuild('production', '127.0.0.1')
  const host = await serveBuild('local-base', 'localhost')
  project.provide('pluginUrl', `${plugin.origin}/index.html`)
  project.provide('hostUrl', `${host.origin}/host.html`)
  return async () => {
    await plugin.close()
    await host.close()
  }
}
