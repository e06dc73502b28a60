import { useRef } from 'react'
import { useDocument, useHost, useSay } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Menu } from '../parts/Menu.tsx'
import { askToCopy, askToImport, exportSnapshot } from '../state/wholeBase.ts'

/** The Base's name, and what can be done with the Base as a whole. */
export function BaseMenu({ fixture, onReset }: { readonly fixture: string; readonly onReset: () => void }) {
  const host = useHost()
  const say = useSay()
  const { engine } = useDocument()
  const picker = useRef<HTMLInputElement>(null)
  const { name } = engine.document
  const confirmReset = () =>
    host.page.setState({
      question: {
        title: say('app.resetTitle'),
        text: say('app.resetText', { fixture }),
        action: say('app.reset'),
        isDangerous: true,
        onYes: onReset,
      },
    })
  return (
    <>
      <h1 className="lh-base-name" title={name}>
        {name}
      </h1>
      <Menu
        className="lh-icon-button"
        label={say('base.menu', { name })}
        data={{ 'data-testid': 'base-menu' }}
        items={[
          { label: say('base.copy'), icon: 'copy', onPick: () => askToCopy(host) },
          { label: say('base.export'), icon: 'download', isApart: true, onPick: () => exportSnapshot(host) },
          { label: say('base.import'), icon: 'upload', onPick: () => picker.current?.click() },
          { label: say('app.reset'), icon: 'reset', isApart: true, isDangerous: true, onPick: confirmReset },
        ]}
      >
        <Icon name="chevronDown" size={14} />
      </Menu>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={say('base.import')}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = '' // allows choosing the same file again
          if (file !== undefined) void askToImport(host, file)
        }}
      />
    </>
  )
}
