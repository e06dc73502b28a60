import { LocaleProvider } from '@douyinfe/semi-ui'
import enUS from '@douyinfe/semi-ui/lib/es/locale/source/en_US'
import jaJP from '@douyinfe/semi-ui/lib/es/locale/source/ja_JP'
import zhCN from '@douyinfe/semi-ui/lib/es/locale/source/zh_CN'
import { createRoot } from 'react-dom/client'
import { parseAddress } from './address.ts'
import { HostPage } from './HostPage.tsx'
import { HostProvider, usePage } from './hostContext.tsx'
import { openHost } from './openHost.ts'
import type { OpenHost } from './openHost.ts'
import './styles/index.css'

const LOCALES = { zh: zhCN, en: enUS, ja: jaJP } as const
function Localised({ opened }: { readonly opened: OpenHost }) {
  const lang = usePage((state) => state.lang)
  return (
    <LocaleProvider locale={LOCALES[lang]}>
      <HostPage {...opened.parts} />
    </LocaleProvider>
  )
}

const place = document.getElementById('host')
if (place !== null) {
  const opened = await openHost(parseAddress(window.location.href))
  window.localHost = opened.parts.api
  createRoot(place).render(
    <HostProvider value={opened.host}>
      <Localised opened={opened} />
    </HostProvider>,
  )
}
