import Button from '@douyinfe/semi-ui/lib/es/button'
import './native.css'
import { useState } from 'react'
import type { AppState } from '../../application/app/appState.ts'
import type { NativeComparison, OtherDay } from '../../application/native/compareNative.ts'
import type { NativeViewPlan } from '../../application/native/nativeViewPlan.ts'
import type { NativeColumn, NativePlan } from '../../application/native/nativePlan.ts'
import { isDaysDue } from '../../application/native/nativeDays.ts'
import type { NativeRefusal } from '../../application/native/runNative.ts'
import { NATIVE_WORDS, type SheetLanguage } from '../../schema/index.ts'
import { bringWords, formatDay } from '../../i18n/index.ts'
import { native as nativeWords } from '../../i18n/zh-CN/native.ts'
import { CopyButton } from '../parts/CopyButton.tsx'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { SettingGroup } from '../settings/Setting.tsx'
import {
  NativeViews,
  pendingViews,
  viewRefusalTexts,
  viewsEndedTexts,
  viewsMadeTexts,
  ViewsThatEnd,
} from './NativeViews.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { refusalText } from './refusalText.ts'

bringWords(nativeWords)

type Told = { readonly tone: 'success' | 'danger' | 'warning'; readonly text: string } | null

/** The columns that the Base keeps true by itself: shown as a plan, made after a press, or made by hand. [NV3] [NV4] */
export function NativeSection({
  language,
  cutOff,
  mayManage,
}: {
  /** Of the sheet: its columns are named in it. */
  readonly language: SheetLanguage
  /** The time of the day from which on its figures speak of today. */
  readonly cutOff: string
  readonly mayManage: AppState['mayManage']
}) {
  const { t, actions, announce } = useSidebar()
  const [plan, setPlan] = useState<NativePlan | null>(null)
  const [views, setViews] = useState<NativeViewPlan | null>(null)
  const [days, setDays] = useState('')
  const [comparison, setComparison] = useState<NativeComparison | null>(null)
  const [told, setTold] = useState<Told>(null)
  const [isBusy, setBusy] = useState(false)

  const refuse = (error: NativeRefusal): void => setTold({ tone: 'danger', text: refusalText(t, error) })
  const show = async (shown: NativePlan): Promise<void> => {
    setPlan(shown)
    const looked = await actions.native.lookAtViews(shown)
    setViews(looked.ok ? looked.value : null)
    const compared = await actions.native.compare(shown)
    setComparison(compared.ok && compared.value.rows + compared.value.asked > 0 ? compared.value : null)
  }
  const look = async (): Promise<void> => {
    const looked = await actions.native.look()
    if (looked.ok) {
      await show(looked.value)
      if (looked.value.left.length > 0) setDays(await actions.native.exceptionDays())
    } else refuse(looked.error)
  }
  const whileBusy = (work: () => Promise<void>) => async (): Promise<void> => {
    setBusy(true)
    setTold(null)
    await work()
    setBusy(false)
  }
  const say = (text: string): void => {
    setTold({ tone: 'success', text })
    announce(text)
  }
  const make = whileBusy(async () => {
    const made = await actions.native.make()
    if (made.ok) {
      await show(made.value.plan)
      const { added, rewritten, daysRefusal, views: ofViews } = made.value
      const planned = plan?.days ?? null
      const table = planned?.name ?? ''
      const done = [
        ...(added > 0 ? [t('native.added', { count: added })] : []),
        ...(rewritten > 0 ? [t('native.rewritten', { count: rewritten })] : []),
        ...(planned !== null && isDaysDue(planned) && daysRefusal === null
          ? [t('native.days.written', { table })]
          : []),
        ...viewsMadeTexts(t, ofViews),
      ]
      if (daysRefusal !== null) setDays(await actions.native.exceptionDays())
      const refused = [
        ...(daysRefusal === null ? [] : [t('native.days.refused', { table, reason: hostErrorText(t, daysRefusal) })]),
        ...viewRefusalTexts(t, ofViews),
      ]
      if (refused.length > 0) setTold({ tone: 'warning', text: [...done, ...refused].join(t('common.listSeparator')) })
      else say(done.length === 0 ? t('native.added', { count: 0 }) : done.join(t('common.listSeparator')))
    } else {
      await look()
      // A refusal without a known reason: this host takes no formula from an extension.
      if (made.error.kind === 'unexpected') setTold({ tone: 'danger', text: t('native.refused') })
      else refuse(made.error)
    }
  })
  const setClock = (clock: 'midnight' | 'cutOff') =>
    whileBusy(async () => {
      const made = await actions.native.setClock(clock)
      await look()
      if (made.ok) say(clock === 'midnight' ? t('native.midnight.on') : t('native.cutOff.on', { cutOff }))
      else refuse(made.error)
    })
  const remove = whileBusy(async () => {
    const removed = await actions.native.remove()
    if (removed.ok) {
      const { removed: count, keptTable, removedTable, views: ofViews } = removed.value
      const gone = removedTable === null ? '' : t('native.days.removed', { table: removedTable })
      const kept = keptTable === null ? '' : t('native.days.kept', { table: keptTable })
      const ended = viewsEndedTexts(t, ofViews).join(t('common.listSeparator'))
      say([t('native.removed', { count }), gone, kept, ended].filter((text) => text !== '').join(' '))
    }
    await look()
    if (!removed.ok) refuse(removed.error)
  })

  const otherDay = comparison?.otherDay ?? null
  return (
    <SettingGroup title={t('native.title')} about={t('native.about')}>
      {told !== null && <Notice tone={told.tone}>{told.text}</Notice>}
      {plan !== null && (
        <>
          {mayManage === false && plan.columns.some(({ is }) => is !== 'right') && (
            <Notice tone="info">{t('native.mayNot')}</Notice>
          )}
          <ul className="ct-native-list">
            {plan.columns.map((column) => (
              <Column key={column.key} column={column} mayManage={mayManage} />
            ))}
          </ul>
          <Days days={plan.days} />
          <NativeViews plan={views} />
          <LeftOut plan={plan} days={days} language={language} />
          <Comparison comparison={comparison} otherDays={plan.days !== null && plan.days.others.length > 0} />
          {otherDay !== null && (
            <OtherDayNotice
              otherDay={otherDay}
              cutOff={cutOff}
              mayChange={mayManage !== false && !isBusy}
              onMidnight={setClock('midnight')}
            />
          )}
          <Differences plan={plan} cutOff={cutOff} />
          {mayManage !== false && plan.differences.includes('midnight') && (
            <Button disabled={isBusy} onClick={() => void setClock('cutOff')()}>
              {t('native.cutOff', { cutOff })}
            </Button>
          )}
          {mayManage !== false && (
            <PlanButtons
              plan={plan}
              language={language}
              views={views}
              isBusy={isBusy}
              onMake={make}
              onRemove={remove}
            />
          )}
          <ByHand plan={plan} />
        </>
      )}
      <Button disabled={isBusy} onClick={() => void whileBusy(look)()}>
        {t(plan === null ? 'native.look' : 'native.again')}
      </Button>
    </SettingGroup>
  )
}

/** A column with its formula, which unfolds: it is long. */
function Column({
  column: { name, text, is },
  mayManage,
}: {
  readonly column: NativeColumn
  readonly mayManage: AppState['mayManage']
}) {
  const { t } = useSidebar()
  return (
    <li>
      <details>
        <summary>
          {name}{' '}
          <span className="ct-quiet">
            {t(is === 'right' || mayManage !== false ? `native.is.${is}` : `native.is.${is}.mayNot`)}
          </span>
        </summary>
        <code>{text}</code>
        <CopyButton label={t('native.copy.short')} text={() => text} />
      </details>
    </li>
  )
}

/** What becomes of the table of days off, by which formulas count workdays. [NV9] */
function Days({ days }: { readonly days: NativePlan['days'] }) {
  const { t } = useSidebar()
  if (days === null) return null
  const { name: table, tableId, add, drop, others } = days
  const text = (): string => {
    if (tableId === null) return t('native.days.new', { table, count: add.length })
    if (isDaysDue(days)) return t('native.days.update', { table, add: add.length, drop: drop.length })
    return others.length > 0 ? '' : t('native.days.right', { table })
  }
  return (
    <>
      {text() !== '' && <p className="ct-quiet">{text()}</p>}
      {others.length > 0 && (
        <Notice tone="warning">
          {t('native.days.others', { table, days: others.slice(0, NAMED).join(t('common.listSeparator')) })}
        </Notice>
      )}
    </>
  )
}

/** What is left out because a formula does not know the team's days, and how people get it. [CA1] */
function LeftOut({
  plan,
  days,
  language,
}: {
  readonly plan: NativePlan
  readonly days: string
  readonly language: SheetLanguage
}) {
  const { t } = useSidebar()
  if (plan.left.length === 0) return null
  const there = plan.left.filter(({ columnId }) => columnId !== null)
  return (
    <div>
      <p>{t('native.left', { names: plan.left.map(({ name }) => name).join(t('common.listSeparator')) })}</p>
      {there.length > 0 && (
        <Notice tone="warning">
          {t('native.left.there', { names: there.map(({ name }) => name).join(t('common.listSeparator')) })}
        </Notice>
      )}
      <p className="ct-quiet">{t('native.left.how', { ...NATIVE_WORDS[language].exceptions })}</p>
      <CopyButton label={t('native.left.copy')} text={() => days} />
    </div>
  )
}

/** Titles that are named; more of them are counted only. */
const NAMED = 5

/** Whether the rows show the same in both kinds of columns. [NV6] */
function Comparison({
  comparison,
  otherDays,
}: {
  readonly comparison: NativeComparison | null
  /** Whether 日历例外 has days that the settings have not. */
  readonly otherDays: boolean
}) {
  const { t } = useSidebar()
  if (comparison === null) return null
  const { rows, columns, asked, differing } = comparison
  const names = columns.join(t('common.listSeparator'))
  const titles = differing.slice(0, NAMED).join(t('common.listSeparator'))
  return (
    <>
      {differing.length > 0 ? (
        <Notice tone="warning">
          {t('native.differ', { names, count: differing.length, titles })}
          {otherDays ? '' : ` ${t('native.differ.why')}`}
        </Notice>
      ) : (
        rows > 0 && <p className="ct-quiet">{t('native.same', { count: rows, names })}</p>
      )}
      {asked > 0 && <p className="ct-quiet">{t('native.asked', { count: asked })}</p>}
    </>
  )
}

/** That 截至日 stands at another day, what that may come from, and what may help. [NV10] */
function OtherDayNotice({
  otherDay: { rows, shown, expected, mayBeMidnight },
  cutOff,
  mayChange,
  onMidnight,
}: {
  readonly otherDay: OtherDay
  readonly cutOff: string
  readonly mayChange: boolean
  readonly onMidnight: () => Promise<void>
}) {
  const { t } = useSidebar()
  return (
    <>
      <Notice tone="warning">
        {t('native.behind', { count: rows, day: formatDay(shown), expected: formatDay(expected) })}
      </Notice>
      {mayBeMidnight && mayChange && (
        <>
          <p className="ct-quiet">{t('native.midnight.about', { cutOff })}</p>
          <Button onClick={() => void onMidnight()}>{t('native.midnight')}</Button>
        </>
      )}
    </>
  )
}

/** What native columns show otherwise than the computed ones, each with its reason. */
function Differences({ plan, cutOff }: { readonly plan: NativePlan; readonly cutOff: string }) {
  const { t } = useSidebar()
  const asOf = plan.columns.find(({ key }) => key === 'asOf')?.name ?? ''
  return (
    <>
      <p>{t('native.differs')}</p>
      <ul className="ct-quiet">
        {plan.differences.map((difference) => (
          <li key={difference}>{t(`native.differs.${difference}`, { name: asOf, cutOff })}</li>
        ))}
      </ul>
    </>
  )
}

function PlanButtons({
  plan,
  language,
  views,
  isBusy,
  onMake,
  onRemove,
}: {
  readonly plan: NativePlan
  readonly language: SheetLanguage
  readonly views: NativeViewPlan | null
  readonly isBusy: boolean
  readonly onMake: () => Promise<void>
  readonly onRemove: () => Promise<void>
}) {
  const { t } = useSidebar()
  const [isAsking, setAsking] = useState(false)
  const count = (is: NativeColumn['is']): number => plan.columns.filter((column) => column.is === is).length
  const present = [...plan.columns, ...plan.left].filter(({ columnId }) => columnId !== null).length
  const isTableDue = plan.days !== null && isDaysDue(plan.days)
  const pressed =
    count('missing') > 0
      ? t('native.make', { count: count('missing') })
      : count('other') > 0
        ? t('native.update', { count: count('other') })
        : isTableDue
          ? t('native.days.write', { table: plan.days?.name ?? '' })
          : t('nativeViews.set', { count: pendingViews(views) })
  if (isAsking) {
    return (
      <fieldset className="ct-stop" aria-label={t('native.remove')}>
        <p>{t('native.remove.ask', { count: present })}</p>
        {plan.hasDays && (
          <p>{t('native.remove.table', { table: plan.days?.name ?? NATIVE_WORDS[language].exceptions.table })}</p>
        )}
        <ViewsThatEnd plan={views} />
        <div className="ct-actions">
          <Button
            type="danger"
            onClick={() => {
              setAsking(false)
              void onRemove()
            }}
          >
            {t('native.remove')}
          </Button>
          <Button onClick={() => setAsking(false)}>{t('native.remove.keep')}</Button>
        </div>
      </fieldset>
    )
  }
  return (
    <>
      {present > 0 && <p className="ct-quiet">{t('native.follows')}</p>}
      <div className="ct-actions">
        {(count('missing') + count('other') + pendingViews(views) > 0 || isTableDue) && (
          <Button theme="solid" type="primary" loading={isBusy} onClick={() => void onMake()}>
            {pressed}
          </Button>
        )}
        {present > 0 && (
          <Button disabled={isBusy} onClick={() => setAsking(true)}>
            {t('native.remove')}
          </Button>
        )}
      </div>
    </>
  )
}

/** Three steps for people whose Base takes no formula from an extension; what they make is recognised. [NV2] */
function ByHand({ plan }: { readonly plan: NativePlan }) {
  const { t } = useSidebar()
  const missing = plan.columns.filter(({ is }) => is !== 'right')
  if (missing.length === 0) return null
  return (
    <details className="ct-native-hand">
      <summary>{t('native.hand')}</summary>
      <p className="ct-quiet">{t('native.hand.about')}</p>
      <ol className="ct-native-steps">
        <li>{t('native.hand.1', { table: plan.tableName })}</li>
        <li>{t('native.hand.2')}</li>
        <li>{t('native.hand.3')}</li>
      </ol>
      <ul className="ct-native-list">
        {missing.map(({ key, name, text }) => (
          <li key={key}>
            <strong>{name}</strong>
            <div>
              <CopyButton label={t('native.copy', { name })} text={() => text} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}
