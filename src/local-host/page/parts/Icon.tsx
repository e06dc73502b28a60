import type { FieldKind } from '../fields/fieldTypes.ts'
import { kindOf } from '../fields/fieldTypes.ts'
import { ICON_PATHS } from './iconPaths.ts'
import type { IconName } from './iconPaths.ts'

/** A decorative line icon; its button or text has the name. `size` in px. */
export function Icon({
  name,
  size = 16,
  filled = false,
}: {
  readonly name: IconName
  readonly size?: number
  readonly filled?: boolean
}) {
  return (
    <svg className="lh-icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={ICON_PATHS[name]} fill={filled ? 'currentColor' : 'none'} />
    </svg>
  )
}

const BY_KIND: Readonly<Record<FieldKind, IconName>> = {
  text: 'text',
  number: 'number',
  singleSelect: 'singleSelect',
  multiSelect: 'multiSelect',
  dateTime: 'dateTime',
  checkbox: 'checkbox',
  user: 'user',
  phone: 'phone',
  url: 'url',
  attachment: 'attachment',
  singleLink: 'singleLink',
  lookup: 'lookup',
  formula: 'formula',
  duplexLink: 'duplexLink',
  location: 'location',
  groupChat: 'groupChat',
  createdTime: 'createdTime',
  modifiedTime: 'modifiedTime',
  createdUser: 'createdUser',
  modifiedUser: 'modifiedUser',
  autoNumber: 'autoNumber',
  barcode: 'barcode',
  progress: 'progress',
  currency: 'currency',
  rating: 'rating',
  email: 'email',
}

/** The icon of a field type number. */
export function FieldIcon({ type, size = 16 }: { readonly type: number; readonly size?: number }) {
  return <Icon name={BY_KIND[kindOf(type)]} size={size} />
}

const BY_VIEW: Readonly<Record<number, IconName>> = {
  1: 'grid',
  2: 'kanban',
  3: 'form',
  4: 'gallery',
  5: 'gantt',
  6: 'hierarchy',
  7: 'calendar',
  100: 'plugin',
}

/** The icon of a view type number, coloured by type as in Feishu. */
export function ViewIcon({ type, size = 16 }: { readonly type: number; readonly size?: number }) {
  return (
    <span className={`lh-view-icon lh-view-icon-${type}`}>
      <Icon name={BY_VIEW[type] ?? 'grid'} size={size} />
    </span>
  )
}
