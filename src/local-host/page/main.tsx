import { LocaleProvider } from '@douyinfe/semi-ui'
import enUS from '@douyinfe/semi-ui/lib/es/locale/source/en_US'
import jaJP from '@douyinfe/semi-ui/lib/es/locale/source/ja_JP'
import zhCN from '@douyinfe/semi-ui/lib/es/locale/source/zh_CN'
import { createRoot } from 'react-dom/client'
import { HostPage } from './HostPage.tsx'
import { parseAddress } from './state/address.ts'
import { HostProvider, usePage } from './state/hostContext.tsx'
import { openHost, type OpenHost } from './state/openHost.ts'
import './styles/index.css'

const LOCALES = { zh: zhCN, en: enUS, ja: jaJP } as const

/** The page, with the UI library's own words in its language. */
function LocalisedPage({ parts }: { readonly parts: OpenHost['parts'] }) {
  const lang = usePage((state) => state.lang)
  return (
    <LocaleProvider locale={LOCALES[lang]}>
      <HostPage {...parts} />
    </LocaleProvider>
  )
}

const place = document.getElementById('host')
if (place !== null) {
  const { host, parts } = await openHost(parseAddress(window.location.href))
  window.localHost = parts.api
  createRoot(place).render(
    <HostProvider value={host}>
      <LocalisedPage parts={parts} />
    </HostProvider>,
  )
}
