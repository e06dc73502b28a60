import { useLayoutEffect, useRef, useState } from 'react'
import type { FormEvent, KeyboardEvent, PointerEvent } from 'react'
import { parsePluginUrl } from '../state/address.ts'
import { memberOfCopy } from '../state/host.ts'
import { useDocument, useHost, usePage, useSay } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'
import { SIDEBAR_MIN } from '../state/pageStore.ts'

/** Connects an iframe to the wire and returns the function that disconnects it. `copy` is 0 or 1. */
export type Connect = (frame: HTMLIFrameElement, copy: number) => () => void

const KEY_STEP = 20

/** The extension beside the table, in a frame that can be dragged wider than in Feishu but not narrower. */
export function Sidebar({ copies, connect }: { readonly copies: 1 | 2; readonly connect: Connect }) {
  const host = useHost()
  const say = useSay()
  const width = usePage((state) => state.sidebarWidth)
  const plugin = usePage((state) => state.plugin)
  const loads = usePage((state) => state.sidebarLoads)
  const [grip, setGrip] = useState<{ readonly x: number; readonly width: number } | null>(null)
  const resize = (next: number) =>
    host.page.setState({
      sidebarWidth: Math.round(
        Math.min(Math.max(next, SIDEBAR_MIN), Math.max(SIDEBAR_MIN, window.innerWidth / copies - 240)),
      ),
    })

  const onPointerDown = (event: PointerEvent) => {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    setGrip({ x: event.clientX, width })
  }
  const onPointerMove = (event: PointerEvent) => {
    if (grip !== null) resize(grip.width + (grip.x - event.clientX) / copies)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    resize(width + (event.key === 'ArrowLeft' ? KEY_STEP : -KEY_STEP))
  }
  return (
    <aside
      className={grip === null ? 'lh-sidebar' : 'lh-sidebar lh-sidebar-dragging'}
      style={{ width: width * copies }}
      aria-label={say('sidebar.title')}
    >
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={say('sidebar.resize')}
        aria-valuenow={width}
        aria-valuemin={SIDEBAR_MIN}
        tabIndex={0}
        className="lh-sidebar-grip"
        data-testid="sidebar-grip"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => setGrip(null)}
        onPointerCancel={() => setGrip(null)}
        onKeyDown={onKeyDown}
      />
      <div className="lh-sidebar-body">
        <div className="lh-sidebar-head">
          <span className="lh-sidebar-icon">
            <Icon name="plugin" />
          </span>
          <span className="lh-sidebar-title">{say('sidebar.title')}</span>
          <AddressBox key={plugin} plugin={plugin} />
          <button
            type="button"
            className="lh-icon-button"
            aria-label={say('sidebar.reload')}
            title={say('sidebar.reload')}
            onClick={() => host.page.setState({ sidebarLoads: loads + 1 })}
            data-testid="sidebar-reload"
          >
            <Icon name="reload" />
          </button>
          <button
            type="button"
            className="lh-icon-button"
            aria-label={say('common.close')}
            title={say('common.close')}
            onClick={() => host.page.setState({ sidebarOpen: false })}
            data-testid="sidebar-close"
          >
            <Icon name="close" />
          </button>
        </div>
        <div className="lh-sidebar-frames">
          {Array.from({ length: copies }, (_copy, copy) => (
            <Frame
              key={`${plugin} ${String(loads)} ${String(copy)}`}
              copy={copy}
              copies={copies}
              plugin={plugin}
              connect={connect}
            />
          ))}
        </div>
      </div>
    </aside>
  )
}

function Frame({
  copy,
  copies,
  plugin,
  connect,
}: {
  readonly copy: number
  readonly copies: number
  readonly plugin: string
  readonly connect: Connect
}) {
  const say = useSay()
  const { engine } = useDocument()
  const frame = useRef<HTMLIFrameElement>(null)
  const member = memberOfCopy(engine.document.members, copy)
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return undefined
    // Set the frame's address after the wire listens, so that no message of the plugin is lost.
    const part = connect(element, copy)
    element.src = plugin
    return part
  }, [connect, copy, plugin])
  return (
    <div className="lh-sidebar-copy">
      {copies > 1 ? <div className="lh-sidebar-user">{say('sidebar.user', { name: member.name })}</div> : null}
      <iframe
        ref={frame}
        title={`${say('sidebar.title')} ${String(copy + 1)}`}
        className="lh-frame"
        allow="clipboard-read; clipboard-write; fullscreen"
        data-testid={copy === 0 ? 'sidebar-frame' : `sidebar-frame-${String(copy + 1)}`}
      />
    </div>
  )
}

function AddressBox({ plugin }: { readonly plugin: string }) {
  const host = useHost()
  const say = useSay()
  const [text, setText] = useState(plugin)
  const open = (event: FormEvent) => {
    event.preventDefault()
    const url = parsePluginUrl(text, window.location.href)
    if (url === null) host.toast('error', say('sidebar.badAddress'))
    else host.page.setState((state) => ({ plugin: url, sidebarLoads: state.sidebarLoads + 1 }))
  }
  return (
    <form className="lh-sidebar-address" onSubmit={open}>
      <input
        aria-label={say('sidebar.address')}
        title={text}
        value={text}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  )
}
