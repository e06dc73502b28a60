import {
  accuracySamples,
  type AccuracySample,
  backTestSteps,
  type BackTest,
  byText,
  createAccuracyBook,
  dependencyGraphSteps,
  FORECAST_MIN_SAMPLES,
  forecastRangesSteps,
  isOpen,
  parentsInSteps,
  plainText,
  type RangeSubject,
  type Steps,
  type TaskRange,
  visitInSteps,
  written,
} from '../../domain/index.ts'
import type { AssessedTask, Person } from '../../schema/index.ts'
import type { SheetState } from '../engine/sheetState.ts'
import type { ProgressMarks } from '../history/snapshot.ts'
import { networkTasksSteps } from '../rows/rowLinks.ts'
import { planCalendar } from '../rows/rules.ts'
import type { RuleSettings } from '../stored/settings.ts'

/** A tracked sheet as its engine has it in memory. */
export interface ForecastSheet {
  readonly sheet: Pick<SheetState, 'tableId' | 'tasks' | 'columns' | 'today' | 'lastPassAt'>
  readonly settings: Pick<RuleSettings, 'calendar' | 'lagDefaults'>
  /** The progress that was kept of each task; null before it was loaded. */
  readonly marks: ProgressMarks | null
}

/** What the finished tasks of all sheets tell of the open ones of one sheet. [FC2] */
export interface ForecastBoard {
  /** The ranges of its tasks by record. */
  readonly ranges: ReadonlyMap<string, TaskRange>
  readonly backTest: BackTest
  /** Finished tasks that count, in all sheets, and how many there must be. */
  readonly have: number
  readonly need: number
}

/** Names people so that a member is the same in every sheet, and a typed name too. Those of a task belong together. */
function ownerNames(): (people: readonly Person[] | null) => string | null {
  const typed = new Map<string, string | null>()
  const nameOf = ({ id, name }: Person): string | null => {
    if (id !== '') return id
    const known = typed.get(name)
    if (known !== undefined) return known
    // Ids of members never begin with a colon.
    const plain = written(name) === null ? null : `:${plainText(name)}`
    typed.set(name, plain)
    return plain
  }
  return (people) => {
    const names = [...new Set((people ?? []).flatMap((person) => nameOf(person) ?? []))]
    return names.length === 0 ? null : names.toSorted(byText).join(' ')
  }
}

type OwnerOf = ReturnType<typeof ownerNames>

/** Whose past a task shares: by module, or by channel in a sheet without modules (S3), as the reports do. [RA12] */
const subjectIn = ({ columns }: Pick<SheetState, 'columns'>, parents: ReadonlySet<string>, ownerOf: OwnerOf) => {
  const by = columns.includes('module') ? 'module' : 'channel'
  return ({ row }: AssessedTask): RangeSubject => ({
    module: written(row[by]),
    owner: ownerOf(row.owner),
    isParent: parents.has(row.recordId),
  })
}

/** Whether a day after the actual end is on record on which the task was not finished. [FL1] */
function isBackdated({ row: { recordId, actualEnd } }: AssessedTask, marks: ProgressMarks | null): boolean {
  const unfinishedOn = marks?.[recordId]?.findLast(
    ([, progress]) => typeof progress === 'number' && progress < 100,
  )?.[0]
  return unfinishedOn !== undefined && actualEnd !== null && actualEnd < unfinishedOn
}

function* samplesIn({ sheet, settings, marks }: ForecastSheet, ownerOf: OwnerOf): Steps<readonly AccuracySample[]> {
  const subjectOf = subjectIn(sheet, yield* parentsInSteps(sheet.tasks), ownerOf)
  const sampleOf = accuracySamples(planCalendar(settings.calendar))
  const samples: AccuracySample[] = []
  yield
  yield* visitInSteps(sheet.tasks, (task) => {
    if (task.assessment.state !== 'done') return
    const { facts, assessment } = task
    const past = { task: facts, assessment, isBackdated: isBackdated(task, marks), ...subjectOf(task) }
    const sample = sampleOf(past)
    if (sample !== null) samples.push(sample)
  })
  return samples
}

/**
 * The ranges of one sheet, from the rows that live tracking has of every sheet: nothing is read for it. Null before the
 * sheet itself has been read. [FC2]
 */
export function* forecastBoardSteps(sheets: readonly ForecastSheet[], tableId: string): Steps<ForecastBoard | null> {
  const shown = sheets.find(({ sheet }) => sheet.tableId === tableId)
  if (shown === undefined || shown.sheet.lastPassAt === null) return null
  const ownerOf = ownerNames()
  const samples: AccuracySample[] = []
  for (const one of sheets) {
    if (one.sheet.lastPassAt === null) continue
    for (const sample of yield* samplesIn(one, ownerOf)) samples.push(sample)
    yield
  }
  const book = createAccuracyBook()
  yield* visitInSteps(samples, (sample) => book.add(sample))
  yield
  const backTest = yield* backTestSteps(samples)
  yield
  const { tasks, today } = shown.sheet
  const subjectOf = subjectIn(shown.sheet, yield* parentsInSteps(tasks), ownerOf)
  const subjects = new Map<string, RangeSubject>()
  yield
  yield* visitInSteps(tasks, (task) => {
    if (isOpen(task.assessment.state)) subjects.set(task.row.recordId, subjectOf(task))
  })
  yield
  const nodes = yield* networkTasksSteps(tasks, shown.settings.lagDefaults)
  yield
  const graph = yield* dependencyGraphSteps(nodes)
  yield
  const ranges = yield* forecastRangesSteps(graph, {
    today,
    calendar: planCalendar(shown.settings.calendar),
    book,
    subjectOf: (id) => subjects.get(id),
  })
  return { ranges, backTest, have: book.count(), need: FORECAST_MIN_SAMPLES }
}
