import type { Address, Language, ThemeName } from '../state/address.ts'
import { Avatar } from '../cells/Person.tsx'
import { BaseMenu } from './BaseMenu.tsx'
import { ClockButton } from './ClockButton.tsx'
import { useDocument, useHost, usePage, useSay } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'
import type { IconName } from '../parts/iconPaths.ts'
import { Menu } from '../parts/Menu.tsx'
import type { RoleName } from '../../engine/types.ts'

const LANGUAGES: readonly (readonly [Language, string])[] = [
  ['zh', '简体中文'],
  ['en', 'English'],
  ['ja', '日本語'],
]
const ROLES: readonly RoleName[] = ['owner', 'editor', 'reader']
const SHOWN_MEMBERS = 5

/** The top bar: the Base's name, its users and the page's switches. */
export function TopBar({ address, onReset }: { readonly address: Address; readonly onReset: () => void }) {
  const host = useHost()
  const say = useSay()
  const { engine } = useDocument()
  const { theme, lang, role, logOpen, switchesOpen, sidebarOpen } = usePage((state) => state)
  const { members } = engine.document
  const set = host.page.setState
  const dark = theme === 'dark'
  const languageName = LANGUAGES.find(([code]) => code === lang)?.[1] ?? lang
  const nextTheme: ThemeName = dark ? 'light' : 'dark'
  return (
    <header className="lh-top">
      <span className="lh-base-icon" aria-hidden="true">
        <Icon name="grid" size={16} />
      </span>
      <BaseMenu fixture={address.fixture} onReset={onReset} />
      <span className="lh-local" title={say('app.localHint')}>
        {say('app.local')}
      </span>
      <span className="lh-top-space" />
      <ul className="lh-members" aria-label={say('app.members')}>
        {members.slice(0, SHOWN_MEMBERS).map((member) => (
          <li key={member.id} title={member.name}>
            <Avatar name={member.name} color={member.avatarColor} size={26} />
            <span className="lh-sr">{member.name}</span>
          </li>
        ))}
        {members.length > SHOWN_MEMBERS ? <li className="lh-members-more">+{members.length - SHOWN_MEMBERS}</li> : null}
      </ul>
      <Menu
        className="lh-top-button"
        label={`${say('app.role')}: ${say(`app.role.${role}`)}`}
        data={{ 'data-testid': 'switch-role' }}
        items={ROLES.map((each) => ({
          label: say(`app.role.${each}`),
          isChosen: each === role,
          onPick: () => set({ role: each }),
        }))}
      >
        <Icon name="user" />
        <span>{say(`app.role.${role}`)}</span>
      </Menu>
      <Menu
        className="lh-top-button"
        label={`${say('app.language')}: ${languageName}`}
        data={{ 'data-testid': 'switch-language' }}
        items={LANGUAGES.map(([code, own]) => ({
          label: own,
          isChosen: code === lang,
          onPick: () => set({ lang: code }),
        }))}
      >
        <Icon name="globe" />
        <span>{languageName}</span>
      </Menu>
      <ClockButton />
      <ToggleButton
        icon={dark ? 'sun' : 'moon'}
        label={`${say('app.theme')}: ${say(`app.theme.${nextTheme}`)}`}
        on={false}
        testId="switch-theme"
        onClick={() => set({ theme: nextTheme })}
      />
      <ToggleButton
        icon="sliders"
        label={say('app.switches')}
        on={switchesOpen}
        testId="toggle-switches"
        onClick={() => set({ switchesOpen: !switchesOpen })}
      />
      <ToggleButton
        icon="log"
        label={say('app.log')}
        on={logOpen}
        testId="toggle-log"
        onClick={() => set({ logOpen: !logOpen })}
      />
      <button
        type="button"
        className={sidebarOpen ? 'lh-top-button lh-on' : 'lh-top-button'}
        aria-pressed={sidebarOpen}
        onClick={() => set({ sidebarOpen: !sidebarOpen })}
        data-testid="toggle-sidebar"
      >
        <Icon name="plugin" />
        <span>{say('app.plugin')}</span>
      </button>
    </header>
  )
}

function ToggleButton({
  icon,
  label,
  on,
  testId,
  onClick,
}: {
  readonly icon: IconName
  readonly label: string
  readonly on: boolean
  readonly testId: string
  readonly onClick: () => void
}) {
  return (
    <button
      type="button"
      className={on ? 'lh-top-button lh-on' : 'lh-top-button'}
      aria-label={label}
      title={label}
      aria-pressed={on}
      onClick={onClick}
      data-testid={testId}
    >
      <Icon name={icon} />
    </button>
  )
}
