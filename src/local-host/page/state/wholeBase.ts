import type { Snapshot } from '../../engine/types.ts'
import { announceSelection } from './commands.ts'
import type { Host } from './host.ts'
import { readSnapshotFile, snapshotFileName } from './snapshotFile.ts'
import type { FileProblem } from './snapshotFile.ts'
import { sayIn } from '../words/words.ts'
import type { Say } from '../words/words.ts'

const sayOf = (host: Host): Say => sayIn(host.page.getState().lang)

/** Replaces the Base and reloads the extension, as following a link to another Base does. */
function openBase(host: Host, snapshot: Snapshot): void {
  host.engine.load(snapshot)
  host.page.setState(({ sidebarLoads }) => ({
    tableId: null,
    viewIds: {},
    active: null,
    rangeEnd: null,
    editing: null,
    checked: new Set(),
    collapsed: {},
    card: null,
    sidebarLoads: sidebarLoads + 1,
  }))
  announceSelection(host)
}

/** Opens a copy after a confirmation, as Feishu makes one: new ids, same descriptions, no plugin data. */
export function askToCopy(host: Host): void {
  const say = sayOf(host)
  const { name } = host.engine.document
  const copy = () => {
    openBase(host, { ...host.engine.copyOfBase(), name: say('base.copyName', { name }) })
    host.toast('success', say('base.copied'))
  }
  host.page.setState({
    question: {
      title: say('base.copyTitle', { name }),
      text: say('base.copyText'),
      action: say('base.copy'),
      isDangerous: false,
      onYes: copy,
    },
  })
}

/** Saves the Base as a file that `askToImport` can read. */
export function exportSnapshot(host: Host): void {
  const { document: base } = host.engine
  const url = URL.createObjectURL(new Blob([JSON.stringify(base)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = snapshotFileName(base, host.engine.clock.now())
  link.click()
  URL.revokeObjectURL(url)
}

/** Says in plain words why a file was refused. */
function fileProblemText(say: Say, problem: FileProblem): string {
  switch (problem.problem) {
    case 'notJson':
      return say('base.file.notJson')
    case 'otherVersion':
      return say('base.file.otherVersion', { version: problem.version })
    case 'notABase':
      return say('base.file.notABase', { at: problem.at === '' ? say('base.file.top') : problem.at })
  }
}

/** Opens a snapshot file after a confirmation; refuses any other file with a message. */
export async function askToImport(host: Host, file: File): Promise<void> {
  const say = sayOf(host)
  const read = readSnapshotFile(await file.text())
  if (!read.ok) {
    host.toast('error', fileProblemText(say, read))
    return
  }
  const { snapshot } = read
  const { name, tables } = snapshot
  const records = tables.reduce((sum, table) => sum + table.records.length, 0)
  const open = () => {
    openBase(host, snapshot)
    host.toast('success', say('base.imported', { name }))
  }
  host.page.setState({
    question: {
      title: say('base.importTitle', { file: file.name }),
      text: say('base.importText', { name, tables: tables.length, records }),
      action: say('base.importYes'),
      isDangerous: true,
      onYes: open,
    },
  })
}
