import { createRoot } from 'react-dom/client'
import { ContractPage } from './ContractPage.tsx'
import { land } from './landing.ts'
import { OutsidePage } from './OutsidePage.tsx'
import './page.css'

const root = createRoot(document.getElementById('root') ?? document.body)

async function openInBase(): Promise<void> {
  root.render(<p>Looking for the Base …</p>)
  const { bitable } = await import('@lark-base-open/js-sdk')
  root.render(<ContractPage bitable={bitable} landing={await land(bitable)} />)
}

// Outside an iframe every call of the SDK hangs for ever (host-protocol §1.3), so it is not even loaded.
if (window.parent === window) root.render(<OutsidePage />)
else void openInBase()
