import { CODE, refusal } from '../world/errors.ts'
import { FIELD } from '../fields/fieldTypes.ts'
import type { FieldState, Session, Snapshot } from '../types.ts'
import { isBag } from '../world/values.ts'
import type { World } from '../world/world.ts'
import { bind, isFormula, type Binding } from './bind.ts'
import type { TableView } from './bound.ts'
import { parse } from './parse.ts'
import { UnreadableFormula, inEnglish, type FormulaProblem } from './problems.ts'
import { renamed, render } from './rendering.ts'
import { schemaOf } from './schemaOf.ts'
import type { FormulaCheck, FormulaReference, StoredFormula } from './terms.ts'
import { Fault } from './value.ts'

type Property = Record<string, unknown>

const textIn = (property: Property | null): string => {
  const text = property?.['formula']
  return typeof text === 'string' ? text : ''
}

/** Binds a text to the Base, or returns its first problem. */
function read(
  world: World,
  table: TableView,
  text: string,
  references: readonly FormulaReference[],
  goal: FieldState | null,
): Binding | FormulaProblem {
  let binding: Binding
  try {
    binding = bind(parse(text, world.variants, references), schemaOf(world, table))
  } catch (error) {
    if (error instanceof UnreadableFormula) return error.problem
    throw error
  }
  if (goal === null || !world.formulas.reaches(binding, goal)) return binding
  return { code: 'ring', severity: 'error', start: 0, end: text.length, piece: goal.name }
}

/**
 * What is kept of a formula that somebody saves: its text with names, and which columns the names mean. A text that is
 * unchanged, in either spelling, keeps its meaning, also where a column is gone or another took its name. Throws
 * 10213999
 * with the place of the first mistake; no code of the host is known for it.
 */
export function savedFormula(
  world: World,
  table: TableView,
  before: FieldState | null,
  property: Property | null,
  session: Session | null,
): { readonly property: Property | null; readonly formula?: StoredFormula } {
  const text = textIn(property)
  if (property === null || text.trim() === '') return { property }
  if (
    before !== null &&
    isFormula(before) &&
    before.formula !== undefined &&
    (text === textIn(before.property) || text === world.formulas.publicText(before))
  ) {
    return { property: { ...property, formula: textIn(before.property) }, formula: before.formula }
  }
  // The switch concerns extensions only: people type formulas in the host's own dialog.
  const isExtension = session !== null && session.pluginId !== null
  if (isExtension && world.variants.formulaConfig === 'refused')
    throw refusal(CODE.fieldUnknown, 'formula: its text cannot be set')
  if (isExtension && world.variants.formulaConfig === 'textDropped') {
    const { formula: _dropped, ...rest } = property
    return { property: Object.keys(rest).length === 0 ? null : rest }
  }
  const binding = read(world, table, text, [], before)
  const problem = 'code' in binding ? binding : binding.problems.find(({ severity }) => severity === 'error')
  if (problem !== undefined) throw refusal(CODE.fieldUnknown, inEnglish(problem))
  const { text: kept, references } = render(text, (binding as Binding).marks, 'names')
  return { property: { ...property, formula: kept }, formula: { references, savedAt: world.clock.now() } }
}

/** Checks a text while it is being typed; `field` is the column that would get it as its formula. */
export function checkFormula(world: World, table: TableView, text: string, field: FieldState | null): FormulaCheck {
  const isStored = field !== null && isFormula(field) && text === textIn(field.property)
  const binding = read(world, table, text, isStored ? (field.formula?.references ?? []) : [], field)
  if ('code' in binding) return { problems: [binding], preview: null }
  const gone = binding.marks
    .filter(({ target }) => target !== null && !exists(world, table, target))
    .map(
      (mark): FormulaProblem => ({
        code: 'unknownName',
        severity: 'error',
        start: mark.start,
        end: mark.end,
        piece: mark.byName.slice(1, -1),
      }),
    )
  const problems = [...binding.problems, ...gone].toSorted((a, b) => a.start - b.start)
  const [first] = table.state.records
  if (first === undefined || problems.some(({ severity }) => severity === 'error')) return { problems, preview: null }
  const shown = world.formulas.trial(table, binding).text(first)
  return { problems, preview: shown instanceof Fault ? { text: '', fault: shown.fault } : { text: shown, fault: null } }
}

function exists(
  world: World,
  own: TableView,
  { tableId, fieldId }: { readonly tableId: string; readonly fieldId?: string },
): boolean {
  const table = tableId === own.state.id ? own : world.tables.get(tableId)
  return table !== undefined && (fieldId === undefined || table.fields.has(fieldId))
}

const formulasOf = (document: Snapshot): FieldState[] =>
  document.tables.flatMap((table) => table.fields.filter((field) => field.type === FIELD.formula && isFormula(field)))

/** Updates the names in formula texts after a rename. */
export function retitleFormulas(world: World): void {
  if (world.variants.formulaText === 'literal') return
  for (const field of formulasOf(world.document)) {
    if (field.formula === undefined) continue
    const { text, references } = renamed(textIn(field.property), field.formula.references, ({ tableId, fieldId }) => {
      const table = world.tables.get(tableId)
      return (fieldId === undefined ? table?.state.name : table?.fields.get(fieldId)?.name) ?? null
    })
    if (text === textIn(field.property)) continue
    field.property = { ...field.property, formula: text }
    field.formula = { ...field.formula, references }
  }
}

const isReference = (raw: unknown): raw is FormulaReference =>
  isBag(raw) &&
  typeof raw['start'] === 'number' &&
  typeof raw['end'] === 'number' &&
  typeof raw['tableId'] === 'string' &&
  (raw['fieldId'] === undefined || typeof raw['fieldId'] === 'string')

/** Resolves names in an imported document, so that later renames do not break its formulas. */
export function adoptFormulas(world: World): void {
  for (const table of world.tables.values()) {
    for (const field of table.state.fields) {
      if (field.type !== FIELD.formula || !isFormula(field)) continue
      const stored: unknown = field.formula
      if (isBag(stored) && Array.isArray(stored['references']) && stored['references'].every(isReference)) continue
      delete field.formula
      const binding = read(world, table, textIn(field.property), [], null)
      if ('code' in binding || binding.problems.some(({ severity }) => severity === 'error')) continue
      const { text, references } = render(textIn(field.property), binding.marks, 'names')
      field.property = { ...field.property, formula: text }
      field.formula = { references, savedAt: 0 }
    }
  }
}
