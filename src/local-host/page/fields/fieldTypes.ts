import { FIELD } from '../../engine/fields/fieldTypes.ts'

/** Name of a field type, also the key of its icon and its words. */
export type FieldKind = keyof typeof FIELD

const KIND_BY_TYPE = new Map<number, FieldKind>((Object.keys(FIELD) as FieldKind[]).map((kind) => [FIELD[kind], kind]))

/** The name of a type number; unknown numbers read as text, so that no Base can break the page. */
export function kindOf(type: number): FieldKind {
  return KIND_BY_TYPE.get(type) ?? 'text'
}

const COMPUTED: ReadonlySet<FieldKind> = new Set([
  'lookup',
  'formula',
  'createdTime',
  'modifiedTime',
  'createdUser',
  'modifiedUser',
  'autoNumber',
])

/** Kinds that the host fills itself (host-protocol §6.1 "read-only"). */
export function isComputed(kind: FieldKind): boolean {
  return COMPUTED.has(kind)
}

/** Kinds a person can add in the page's own dialog, in the order of Feishu's menu. */
export const ADDABLE: readonly FieldKind[] = [
  'text',
  'singleSelect',
  'multiSelect',
  'user',
  'dateTime',
  'attachment',
  'number',
  'checkbox',
  'url',
  'currency',
  'progress',
  'rating',
  'phone',
  'email',
  'barcode',
  'location',
  'groupChat',
  'singleLink',
  'duplexLink',
  'formula',
  'lookup',
  'autoNumber',
  'createdTime',
  'modifiedTime',
  'createdUser',
  'modifiedUser',
]

/** Default column width in px when nobody has dragged it. */
export function defaultWidth(kind: FieldKind, isPrimary: boolean): number {
  if (isPrimary) return 240
  if (kind === 'checkbox') return 100
  if (kind === 'progress') return 160
  return kind === 'number' || kind === 'singleSelect' || kind === 'dateTime' ? 140 : 170
}
