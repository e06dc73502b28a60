import type { ReadFailure } from '../../application/imports/block.ts'
import type { ImportRefusal } from '../../application/imports/importState.ts'
import type { FieldChange, ImportPlan, OwnChange } from '../../application/imports/importPlan.ts'
import type { LinkChange, LinkEnd } from '../../application/imports/linkReader.ts'
import { formatCount, formatPercent, type Translate } from '../../i18n/index.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'

const BYTES_OF_MB = 1024 * 1024

/** Why a file or a paste was not read, and what to do about it. */
export function failureText(t: Translate, failure: ReadFailure): string {
  switch (failure.kind) {
    case 'oldFormat':
      return t('import.failed.oldFormat', { format: failure.format })
    case 'tooLarge': {
      const isBytes = failure.limit === 'file' || failure.limit === 'unpacked'
      const allowed = isBytes ? Math.floor(failure.allowed / BYTES_OF_MB) : failure.allowed
      return t(`import.failed.tooLarge.${failure.limit}`, { allowed: formatCount(allowed) })
    }
    default:
      return t(`import.failed.${failure.kind}`)
  }
}

export const refusalText = (t: Translate, refusal: ImportRefusal): string =>
  refusal.kind === 'changed' || refusal.kind === 'setupUnderWay'
    ? t(`import.refused.${refusal.kind}`)
    : hostErrorText(t, refusal)

/** A longer text is cut in the list of changes. Characters. */
const LONGEST_SHOWN = 40

/** A value as people read it: options by the names that they have in the target. */
function valueText(
  t: Translate,
  { field }: FieldChange,
  value: unknown,
  names: Readonly<Record<string, string>>,
): string {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return value ? t('import.ticked') : '—'
  if (field === 'progress' && typeof value === 'number') return formatPercent(value)
  const named = (key: string): string => names[key] ?? key
  if (Array.isArray(value))
    return (value as readonly (string | { readonly name: string })[])
      .map((one) => (typeof one === 'string' ? named(one) : one.name))
      .join(t('common.listSeparator'))
  return shortened(named(String(value)))
}

function shortened(words: string): string {
  const text = words.replaceAll('\n', ' ')
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text
}

/** What becomes of a cell of people's own column. */
export function ownText(t: Translate, { name, before, after, isWritten }: OwnChange, isNew: boolean): string {
  const values = { field: name, before: shortened(String(before ?? '—')), after: shortened(String(after)) }
  return t(isNew ? 'import.fills' : isWritten ? 'import.was' : 'import.stays', values)
}

/** What becomes of a link to other tasks. */
export function linkText(t: Translate, { field, before, after, isWritten }: LinkChange, isNew: boolean): string {
  const titles = (ends: readonly LinkEnd[]): string =>
    ends.map(({ title }) => title || t('task.untitled')).join(t('common.listSeparator')) || '—'
  const values = { field: t(`adopt.field.${field}`), before: titles(before), after: titles(after) }
  return t(isNew ? 'import.fills' : isWritten ? 'import.was' : 'import.stays', values)
}

/** What becomes of one cell of a task. */
export function changeText(
  t: Translate,
  change: FieldChange,
  { isNew, optionNames }: { readonly isNew: boolean } & Pick<ImportPlan, 'optionNames'>,
): string {
  const { field, isWritten, words } = change
  const names = optionNames[field] ?? {}
  const values = {
    field: t(`adopt.field.${field}`),
    before: valueText(t, change, change.before, names),
    after: words ?? valueText(t, change, change.after, names),
  }
  return t(isNew ? 'import.fills' : isWritten ? 'import.was' : 'import.stays', values)
}
