import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { useHost, usePage } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'
import type { IconName } from '../parts/iconPaths.ts'
import type { Toast } from '../state/pageStore.ts'

const SHOWN_MS = 3_000
const ICONS: Readonly<Record<Toast['kind'], IconName>> = {
  info: 'info',
  success: 'tick',
  warning: 'info',
  error: 'close',
  loading: 'reload',
}

/** Short messages at the top: refusals, confirmations and the toasts of plugins. */
export function Toasts() {
  const toasts = usePage((state) => state.toasts)
  return createPortal(
    <div className="lh-toasts" role="status" aria-live="polite" data-testid="toasts">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>,
    document.body,
  )
}

function ToastLine({ toast }: { readonly toast: Toast }) {
  const { page } = useHost()
  useEffect(() => {
    const timer = window.setTimeout(
      () => page.setState((state) => ({ toasts: state.toasts.filter((other) => other.id !== toast.id) })),
      SHOWN_MS,
    )
    return () => window.clearTimeout(timer)
  }, [page, toast.id])
  return (
    <div className={`lh-toast lh-toast-${toast.kind}`} data-toast={toast.kind}>
      <span className="lh-toast-icon">
        <Icon name={ICONS[toast.kind]} size={12} />
      </span>
      <span>{toast.message}</span>
    </div>
  )
}
