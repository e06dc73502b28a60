import { createRoot } from 'react-dom/client'
import { parseAddress } from './address.ts'
import { HostProvider } from './hostContext.tsx'
import { LocalisedPage } from './LocalisedPage.tsx'
import { openHost } from './openHost.ts'
import './styles/index.css'

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
