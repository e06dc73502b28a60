import Button from '@douyinfe/semi-ui/lib/es/button'
import { useState } from 'react'
import type { AppState } from '../../application/app/appState.ts'
import type { RepairState, SheetDrift } from '../../application/repair/repairState.ts'
import {
  proposedChoices,
  type RepairChoice,
  type RepairChoices,
  type RepairItem,
} from '../../application/repair/repairPlan.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Icon } from '../parts/Icon.tsx'
import { Notice } from '../parts/Notice.tsx'
import { FailedSteps, StepProgress } from '../setup/SetupProgress.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { driftText } from './driftText.ts'
import { RepairCard } from './RepairCard.tsx'
import '../setup/setup.css'
import './repair.css'
import { bringWords } from '../../i18n/index.ts'
import { repair as repairWords } from '../../i18n/zh-CN/repair.ts'

bringWords(repairWords)

/** The repair of a sheet: its plan, its progress and its result. */
export function RepairPanel({
  repair,
  drift,
  mayManage,
  timeZone,
}: {
  readonly repair: Exclude<RepairState, { kind: 'idle' }>
  readonly drift: SheetDrift | null
  readonly mayManage: AppState['mayManage']
  readonly timeZone: string
}) {
  const { t, actions } = useSidebar()
  const leave = <Button onClick={() => actions.leaveRepair()}>{t('common.back')}</Button>
  switch (repair.kind) {
    case 'planning':
      return (
        <Frame title={t('repair.title')} about={t('repair.planning')}>
          <div className="ct-skeleton" aria-hidden="true">
            <i style={{ height: 96 }} />
            <i style={{ height: 96 }} />
          </div>
        </Frame>
      )
    case 'planned':
      return (
        <Plan
          key={repair.items.map(({ drift: { id } }) => id).join(' ')}
          items={repair.items}
          drift={drift}
          mayManage={mayManage}
          timeZone={timeZone}
        />
      )
    case 'running':
      return (
        <Frame title={t('repair.running')} about={t('setup.running.about')}>
          <StepProgress done={repair.done} total={repair.total} step={repair.step} />
          <div className="ct-actions">
            <Button disabled={repair.cancelling} onClick={() => actions.cancelRepair()}>
              {repair.cancelling ? t('setup.cancelling') : t('setup.cancel')}
            </Button>
          </div>
        </Frame>
      )
    case 'failed':
      return (
        <Frame title={t('repair.failed')} about={t('repair.failed.about')}>
          <Notice tone="danger">{hostErrorText(t, repair.error)}</Notice>
          {repair.failures.length > 0 && <FailedSteps failures={repair.failures} />}
          <div className="ct-actions">
            <Button theme="solid" type="primary" onClick={() => actions.repairSchema()}>
              {t('repair.again')}
            </Button>
            {leave}
          </div>
        </Frame>
      )
    case 'done':
      if (repair.left.length > 0) {
        return (
          <Frame title={t('repair.failed')} about={t('repair.left')}>
            <Notice tone="warning">
              <ul className="ct-failures">
                {repair.left.map((one) => (
                  <li key={one.id}>{driftText(t, one)}</li>
                ))}
              </ul>
            </Notice>
            <div className="ct-actions">
              <Button theme="solid" type="primary" onClick={() => actions.repairSchema()}>
                {t('repair.again')}
              </Button>
              {leave}
            </div>
          </Frame>
        )
      }
      return (
        <Frame title={t('repair.done')} about={t('repair.done.about', { count: repair.steps })}>
          <div className="ct-actions">
            <Button theme="solid" type="primary" onClick={() => actions.leaveRepair()}>
              {t('repair.close')}
            </Button>
          </div>
        </Frame>
      )
  }
}

function Plan({
  items,
  drift,
  mayManage,
  timeZone,
}: {
  readonly items: readonly RepairItem[]
  readonly drift: SheetDrift | null
  readonly mayManage: AppState['mayManage']
  readonly timeZone: string
}) {
  const { t, actions } = useSidebar()
  const [choices, setChoices] = useState<RepairChoices>(() => proposedChoices(items))
  const since = new Map(drift?.differences.map((one) => [one.id, one.since]))
  const tables = new Set(items.map((item) => item.drift.table))
  const repairCount = items.filter((item) => choices[item.drift.id] !== 'skip').length
  const choose = (id: string) => (choice: RepairChoice) => setChoices({ ...choices, [id]: choice })
  const back = (
    <button type="button" className="ct-plain ct-link ct-back" onClick={() => actions.leaveRepair()}>
      <Icon name="chevronLeft" size={14} /> {t('common.back')}
    </button>
  )
  if (items.length === 0) {
    return <Frame back={back} title={t('repair.nothing')} about={t('repair.nothing.about')} />
  }
  return (
    <Frame back={back} title={t('repair.title')} about={t('repair.about')}>
      <ol className="ct-repairs">
        {items.map((item) => (
          <RepairCard
            key={item.drift.id}
            item={item}
            choice={choices[item.drift.id] ?? 'skip'}
            onChoose={choose(item.drift.id)}
            since={since.get(item.drift.id) ?? null}
            timeZone={timeZone}
            namesTable={tables.size > 1}
            isFixed={mayManage === false}
          />
        ))}
      </ol>
      {mayManage === false ? (
        <Notice tone="warning">{t('repair.mayNot')}</Notice>
      ) : (
        <Button
          block
          theme="solid"
          type="primary"
          size="large"
          disabled={repairCount === 0}
          onClick={() => actions.startRepair(choices)}
        >
          {repairCount === 0 ? t('repair.startNothing') : t('repair.start', { count: repairCount })}
        </Button>
      )}
    </Frame>
  )
}

function Frame({
  back,
  title,
  about,
  children,
}: {
  readonly back?: React.ReactNode
  readonly title: string
  readonly about: string
  readonly children?: React.ReactNode
}) {
  return (
    <div className="ct-setup">
      <header>
        {back}
        <h1>{title}</h1>
        <p>{about}</p>
      </header>
      {children}
    </div>
  )
}
