import Button from '@douyinfe/semi-ui/lib/es/button'
import { useState } from 'react'
import type { AppState } from '../../application/app/appState.ts'
import type { BroughtBlock, BroughtFile } from '../../application/imports/block.ts'
import type { ImportSource } from '../../application/imports/importColumns.ts'
import type { ImportDone } from '../../application/imports/importState.ts'
import { bringWords } from '../../i18n/index.ts'
import { adopt as adoptWords } from '../../i18n/zh-CN/adopt.ts'
import { imports as importWords } from '../../i18n/zh-CN/imports.ts'
import { ArrivalHeading } from '../parts/ArrivalHeading.tsx'
import { Choice } from '../parts/Choice.tsx'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Icon } from '../parts/Icon.tsx'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import '../setup/setup.css'
import '../adoption/adoption.css'
import { BringFile } from './BringFile.tsx'
import { CheckImport } from './CheckImport.tsx'
import { failureText } from './importTexts.ts'
import './imports.css'

bringWords(adoptWords)
bringWords(importWords)

type Place =
  | { readonly step: 'bring' }
  | { readonly step: 'check'; readonly file: BroughtFile; readonly sheet: number; readonly source: ImportSource }
  | { readonly step: 'done'; readonly done: ImportDone }

/** Brings what stands in a spreadsheet into a sheet: read, checked cell by cell, then written. [IM1] [IM2] [IM3] */
export function ImportFlow({
  state,
  into,
  onLeave,
}: {
  readonly state: AppState
  /** The sheet that people came from; null: a new one is proposed. */
  readonly into: string | null
  readonly onLeave: () => void
}) {
  const { t, actions, announce } = useSidebar()
  const [place, setPlace] = useState<Place>({ step: 'bring' })

  const show = async (file: BroughtFile, sheet: number) => {
    const block = file.blocks[sheet]
    if (block === undefined) return
    setPlace({ step: 'check', file, sheet, source: await (await actions.imports()).columns(block) })
  }
  const finish = (done: ImportDone) => {
    setPlace({ step: 'done', done })
    announce(t('import.done', { added: done.added, changed: done.changed }))
  }
  const back = () => (place.step === 'check' ? setPlace({ step: 'bring' }) : onLeave())
  return (
    <div className="ct-setup ct-adopt ct-import">
      <header>
        <button type="button" className="ct-plain ct-link ct-back" onClick={back}>
          <Icon name="chevronLeft" size={14} />
          {t(place.step === 'check' ? 'import.another' : 'common.back')}
        </button>
        <ArrivalHeading>{t('import.title')}</ArrivalHeading>
        <p>{place.step === 'check' ? place.file.name : t('import.about')}</p>
      </header>
      {state.mayEdit === false && <Notice tone="warning">{t('import.reader')}</Notice>}
      {place.step === 'bring' && <BringFile onRead={(file) => void show(file, fullest(file.blocks))} />}
      {place.step === 'check' && (
        <>
          {place.file.blocks.length > 1 && (
            <div className="ct-form-field">
              {t('import.worksheet')}
              <Choice
                label={t('import.worksheet')}
                value={String(place.sheet)}
                choices={place.file.blocks.map((block, at) => ({
                  value: String(at),
                  label: t(block.isHidden === true ? 'import.worksheet.hidden' : 'import.worksheet.of', {
                    name: block.name,
                    count: block.rows.length,
                  }),
                }))}
                onChange={(at) => void show(place.file, Number(at))}
              />
            </div>
          )}
          {place.file.refused.map(({ name, why }) => (
            <Notice key={name} tone="warning">
              {t('import.worksheet.refused', { name, why: failureText(t, why) })}
            </Notice>
          ))}
          <CheckImport key={place.sheet} source={place.source} into={into} state={state} onDone={finish} />
        </>
      )}
      {place.step === 'done' && <Done done={place.done} onLeave={onLeave} />}
    </div>
  )
}

function Done({
  done: { added, changed, stopped },
  onLeave,
}: {
  readonly done: ImportDone
  readonly onLeave: () => void
}) {
  const { t } = useSidebar()
  return (
    <>
      <Notice tone={stopped === null ? 'success' : 'warning'}>
        {t(stopped === null ? 'import.done' : 'import.stopped', { added, changed })}
        {stopped !== null && stopped.kind !== 'cancelled' && ` ${hostErrorText(t, stopped)}`}
      </Notice>
      <p className="ct-quiet">{t('import.done.next')}</p>
      <Button block theme="solid" type="primary" size="large" onClick={onLeave}>
        {t('import.look')}
      </Button>
    </>
  )
}

/** The sheet that is shown first: of those that are not hidden the one with most rows. */
function fullest(blocks: readonly BroughtBlock[]): number {
  const open = blocks.filter(({ isHidden }) => isHidden !== true)
  const [first] = (open.length === 0 ? blocks : open).toSorted((a, b) => b.rows.length - a.rows.length)
  return Math.max(0, first === undefined ? 0 : blocks.indexOf(first))
}
