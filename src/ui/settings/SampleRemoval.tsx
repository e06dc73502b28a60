import Button from '@douyinfe/semi-ui/lib/es/button'
import { useState } from 'react'
import type { HostError } from '../../application/ports.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { TooLongNote } from '../parts/TooLongNote.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { SettingGroup } from './Setting.tsx'
import type { SheetState } from '../../application/engine/sheetState.ts'

type Removal =
  | { readonly kind: 'idle' }
  | { readonly kind: 'removing' }
  /** It cannot be taken back: what was pressed is pressed once more. */
  | { readonly kind: 'tooLong'; readonly includeEdited: boolean; readonly kept: number }
  | { readonly kind: 'done'; readonly removed: number; readonly kept: number }
  | { readonly kind: 'refused'; readonly error: HostError }

const keptOf = (removal: Removal): number => (removal.kind === 'done' || removal.kind === 'tooLong' ? removal.kept : 0)

/** Removes the sample rows in one click; rows that people have edited stay unless they ask to remove those too. */
export function SampleRemoval({ sample }: { readonly sample: SheetState['sample'] }) {
  const { t, actions } = useSidebar()
  const [removal, setRemoval] = useState<Removal>({ kind: 'idle' })
  if (sample === null && removal.kind === 'idle') return null
  const remove = async (includeEdited: boolean) => {
    const isWarned = removal.kind === 'tooLong' && removal.includeEdited === includeEdited
    const kept = keptOf(removal)
    setRemoval({ kind: 'removing' })
    if (!isWarned && !(await actions.fitsSampleRemoval({ includeEdited }))) {
      setRemoval({ kind: 'tooLong', includeEdited, kept })
      return
    }
    const outcome = await actions.removeSample({ includeEdited })
    setRemoval(outcome.ok ? { kind: 'done', ...outcome.value } : { kind: 'refused', error: outcome.error })
  }
  const keptCount = keptOf(removal)
  return (
    <SettingGroup
      title={t('settings.sample')}
      {...(sample === null ? {} : { about: t('settings.sample.about', { count: sample.count }) })}
    >
      {removal.kind === 'refused' && <Notice tone="danger">{hostErrorText(t, removal.error)}</Notice>}
      <TooLongNote fits={removal.kind !== 'tooLong'} />
      {removal.kind === 'tooLong' && keptCount > 0 && (
        <Button type="danger" onClick={() => void remove(true)}>
          {t('settings.sample.removeEdited', { count: keptCount })}
        </Button>
      )}
      {removal.kind === 'done' && (
        <Notice
          tone={keptCount > 0 ? 'warning' : 'success'}
          action={
            keptCount > 0 && (
              <Button size="small" type="danger" onClick={() => void remove(true)}>
                {t('settings.sample.removeEdited', { count: keptCount })}
              </Button>
            )
          }
        >
          {t('settings.sample.removed', { count: removal.removed })}
          {keptCount > 0 && <> {t('settings.sample.kept', { count: keptCount })}</>}
        </Notice>
      )}
      {sample !== null && keptCount === 0 && (
        <Button type="danger" loading={removal.kind === 'removing'} onClick={() => void remove(false)}>
          {t('settings.sample.remove', { count: sample.count })}
        </Button>
      )}
    </SettingGroup>
  )
}
