import { LocaleProvider } from '@douyinfe/semi-ui'
import enUS from '@douyinfe/semi-ui/lib/es/locale/source/en_US'
import jaJP from '@douyinfe/semi-ui/lib/es/locale/source/ja_JP'
import zhCN from '@douyinfe/semi-ui/lib/es/locale/source/zh_CN'
import { HostPage } from './HostPage.tsx'
import { usePage } from './hostContext.tsx'
import type { OpenHost } from './openHost.ts'

const LOCALES = { zh: zhCN, en: enUS, ja: jaJP } as const

/** The page with the library's own words in its language. */
export function LocalisedPage({ parts }: { readonly parts: OpenHost['parts'] }) {
  const lang = usePage((state) => state.lang)
  return (
    <LocaleProvider locale={LOCALES[lang]}>
      <HostPage {...parts} />
    </LocaleProvider>
  )
}
