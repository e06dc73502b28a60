import { useDocument } from '../state/hostContext.tsx'
import type { PersonValue } from './cellReading.ts'

/** The letter of an avatar: the first of the last two Chinese characters, or the initial. */
function initialOf(name: string): string {
  const trimmed = name.replaceAll('*', '').trim()
  return /^[\u4E00-\u9FFF]{2,}$/.test(trimmed) ? trimmed.slice(-2) : trimmed.slice(0, 1).toUpperCase()
}

/** A round avatar; `size` in px. */
export function Avatar({
  name,
  color,
  size = 20,
}: {
  readonly name: string
  readonly color: string
  readonly size?: number
}) {
  const initial = initialOf(name)
  return (
    <span
      className="lh-avatar"
      aria-hidden="true"
      style={{ width: size, height: size, background: color, fontSize: initial.length > 1 ? size * 0.4 : size * 0.5 }}
    >
      {initial}
    </span>
  )
}

/** A person as avatar and name; a missing name is looked up among the members. */
export function Person({ person }: { readonly person: PersonValue }) {
  const { engine } = useDocument()
  const member = engine.document.members.find((candidate) => candidate.id === person.id)
  const name = member?.name ?? (person.name === '' ? person.id : person.name)
  return (
    <span className="lh-person">
      <Avatar name={name} color={member?.avatarColor ?? '#8F959E'} />
      <span className="lh-person-name">{name}</span>
    </span>
  )
}
