import { readFileSync } from 'node:fs'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const ENVIRONMENT = /@vitest-environment\s+([\w-]+)/u

/**
 * Orders a project's files by their environment, then as Vitest does. A worker goes on with the modules it has loaded
 * only if the next file has the same project and environment; files with a document and files without one, mixed, load
 * the whole application anew every few files.
 */
export class SameWorker extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const groups = new Map<string, TestSpecification[]>()
    for (const file of sorted) {
      const environment = ENVIRONMENT.exec(readFileSync(file.moduleId, 'utf8'))?.[1] ?? ''
      const key = `${file.project.name} ${environment}`
      groups.set(key, [...(groups.get(key) ?? []), file])
    }
    return [...groups.values()].flat()
  }
}
