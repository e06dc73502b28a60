import type { TestProject } from 'vitest/node'
import setupPages from '../test/e2e/support/globalSetup.ts'
import { serveBuild } from '../test/support/serveBuild.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A page that uses the raw SDK and nothing of ours. */
    rawUrl: string
    /** A plain page that hosts it: `?host=local|trivial`; on localhost, another site. */
    wireHostUrl: string
  }
}

/** What the browser tests need, and the page that the extension is compared with. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const closePages = await setupPages(project)
  const raw = await serveBuild('bench', '127.0.0.1')
  const wireHost = await serveBuild('bench', 'localhost')
  project.provide('rawUrl', `${raw.origin}/bench/raw.html`)
  project.provide('wireHostUrl', `${wireHost.origin}/bench/wireHost.html`)
  return async () => {
    await raw.close()
    await wireHost.close()
    await closePages()
  }
}
