import Switch from '@douyinfe/semi-ui/lib/es/switch'
import './native.css'
import { bringWords } from '../../i18n/index.ts'
import { native as nativeWords } from '../../i18n/zh-CN/native.ts'
import { NATIVE_KEYS, NATIVE_WORDS, type SheetLanguage } from '../../schema/index.ts'
import { useSidebar } from '../sidebarContext.ts'

bringWords(nativeWords)

/** Offers the native columns at set-up, and lists what they would be before anything is made. [NV7] */
export function NativeChoice({
  language,
  countsWorkdays,
  isOn,
  onChange,
}: {
  /** Of the tables that are made. */
  readonly language: SheetLanguage
  /** Then a table of the days off is made, too. */
  readonly countsWorkdays: boolean
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}) {
  const { t } = useSidebar()
  const { columns, views, exceptions } = NATIVE_WORDS[language]
  return (
    <div className="ct-native-choice">
      <label className="ct-switch-line">
        <span>
          {t('native.choice')}
          <small>{t('native.choice.about', { count: NATIVE_KEYS.length })}</small>
        </span>
        <Switch size="small" checked={isOn} aria-label={t('native.choice')} onChange={onChange} />
      </label>
      {isOn && (
        <ul className="ct-native-list" aria-label={t('native.choice.list')}>
          {NATIVE_KEYS.map((key) => (
            <li key={key}>
              {columns[key].name}
              <small className="ct-quiet">{columns[key].about}</small>
            </li>
          ))}
          {countsWorkdays && (
            <li>
              {t('native.choice.table', { table: exceptions.table })}
              <small className="ct-quiet">{t('native.choice.table.about')}</small>
            </li>
          )}
        </ul>
      )}
      {isOn && (
        <p className="ct-quiet">
          {t('native.choice.views', { names: Object.values(views).join(t('common.listSeparator')) })}
        </p>
      )}
    </div>
  )
}
