import { readdirSync } from 'node:fs'
import path from 'node:path'

/** Folders with files that people write. */
const FOLDERS = ['src', 'test', 'bench', 'docs', 'scripts', 'public']

const slashed = (file: string): string => path.relative('.', file).split(path.sep).join('/')

/** Every file of the repository that people write, by its path from the root with '/' between folders. */
export function repositoryFiles(): readonly string[] {
  const below = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => slashed(path.join(entry.parentPath, entry.name))),
  )
  const atRoot = readdirSync('.', { withFileTypes: true }).filter((entry) => entry.isFile())
  return [...below, ...atRoot.map(({ name }) => name)].toSorted()
}
