import { memo } from 'react'
import type { FieldState, RecordState } from '../../engine/types.ts'
import type { FieldKind } from '../fields/fieldTypes.ts'
import { kindOf } from '../fields/fieldTypes.ts'
import { FIELD } from '../../engine/fields/fieldTypes.ts'
import { useDocument, useHost, usePage, useSay } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'
import {
  attachmentsOf,
  choicesOf,
  isEmptyCell,
  linkedIdsOf,
  linkedTableId,
  numberOf,
  optionsOf,
  peopleOf,
  piecesOf,
} from './cellReading.ts'
import { recordById } from '../state/recordIndex.ts'
import { Person } from './Person.tsx'
import { Tag } from './Tag.tsx'

interface CellViewProps {
  readonly tableId: string
  readonly field: FieldState
  readonly record: RecordState
  /** Wraps over several lines, as in the record card and in high rows. */
  readonly wrap?: boolean
  /** Changes with the document, which cells read directly. */
  readonly version: number
}

/** A cell, rendered by its type as in Feishu. Text is shown as text, never as markup. */
export const CellView = memo(function CellView({ tableId, field: column, record, wrap = false }: CellViewProps) {
  const { engine } = useHost()
  // Render a formula's cells as the type of its results.
  const field = engine.formulas.shownAs(tableId, column.id)
  const kind = kindOf(field.type)
  const fault = engine.formulas.fault(tableId, column.id, record)
  if (fault !== null) return <span className="lh-cell-text lh-fault">{fault}</span>
  const value = engine.cellValue(tableId, field.id, record)
  if (kind === 'formula' || kind === 'lookup') return <NotComputed kind={kind} />
  if (kind === 'checkbox') return <Tickbox ticked={value === true} />
  if (isEmptyCell(value)) return kind === 'rating' ? <Stars value={0} field={field} /> : null
  const className = wrap ? 'lh-cell-content lh-cell-wrap' : 'lh-cell-content'
  switch (kind) {
    case 'singleSelect':
    case 'multiSelect': {
      const choices = choicesOf(field.property)
      return (
        <span className={className}>
          {optionsOf(value).map((option) => {
            const choice = choices.find((candidate) => candidate.id === option.id)
            return (
              <Tag key={option.id} color={choice?.color ?? 0}>
                {choice?.name ?? option.text}
              </Tag>
            )
          })}
        </span>
      )
    }
    case 'user':
    case 'createdUser':
    case 'modifiedUser':
      return (
        <span className={className}>
          {peopleOf(value).map((person) => (
            <Person key={person.id} person={person} />
          ))}
        </span>
      )
    case 'groupChat':
      return (
        <span className={className}>
          {peopleOf(value).map((chat) => (
            <span key={chat.id} className="lh-chip">
              <Icon name="groupChat" size={14} />
              {chat.name === '' ? chat.id : chat.name}
            </span>
          ))}
        </span>
      )
    case 'progress':
      return <ProgressBar value={numberOf(value)} scale={engine.variants.progressScale} />
    case 'rating':
      return <Stars value={numberOf(value) ?? 0} field={field} />
    case 'attachment':
      return (
        <span className={className}>
          {attachmentsOf(value).map((file) => (
            <span key={file.token} className="lh-chip" title={file.name}>
              <Icon name="file" size={14} />
              {file.name}
            </span>
          ))}
        </span>
      )
    case 'singleLink':
    case 'duplexLink':
      return <LinkedRecords field={field} ids={linkedIdsOf(value)} className={className} />
    case 'text':
    case 'url':
    case 'barcode':
      // A list of numbers or dates has no separate items.
      if (column.type === FIELD.formula && !hasPieces(value))
        return <PlainCell tableId={tableId} field={column} record={record} kind={kind} />
      return <Pieces value={value} wrap={wrap} />
    default:
      return <PlainCell tableId={tableId} field={field} record={record} kind={kind} />
  }
})

const RIGHT_ALIGNED: ReadonlySet<FieldKind> = new Set(['number', 'currency'])

function PlainCell({ tableId, field, record, kind }: Omit<CellViewProps, 'version'> & { readonly kind: FieldKind }) {
  const { engine } = useHost()
  const lang = usePage((state) => state.lang)
  const text = engine.cellText(tableId, field.id, record, lang)
  if (kind === 'email')
    return (
      <a className="lh-link" href={`mailto:${text}`}>
        {text}
      </a>
    )
  return <span className={RIGHT_ALIGNED.has(kind) ? 'lh-cell-text lh-cell-right' : 'lh-cell-text'}>{text}</span>
}

const hasPieces = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 1 && typeof value[0] === 'object'

const isWebAddress = (link: string) => /^https?:\/\//i.test(link)

function Pieces({ value, wrap }: { readonly value: unknown; readonly wrap: boolean }) {
  return (
    <span className={wrap ? 'lh-cell-text lh-cell-lines' : 'lh-cell-text'}>
      {piecesOf(value).map((piece, at) => {
        const key = `piece-${String(at)}`
        if (piece.isMention)
          return (
            <span key={key} className="lh-mention">
              @{piece.text}
            </span>
          )
        if (piece.link === null) return <span key={key}>{piece.text}</span>
        // Link only to web addresses: a javascript: link in a cell would run in this page.
        if (!isWebAddress(piece.link))
          return (
            <span key={key} className="lh-link">
              {piece.text}
            </span>
          )
        return (
          <a key={key} className="lh-link" href={piece.link} target="_blank" rel="noreferrer noopener" tabIndex={-1}>
            {piece.text}
          </a>
        )
      })}
    </span>
  )
}

/** A progress cell: the bar is full at 100 %, the figure may exceed it. */
function ProgressBar({ value, scale }: { readonly value: number | null; readonly scale: 1 | 100 }) {
  if (value === null) return null
  const percent = Math.round((value / scale) * 100 * 100) / 100
  return (
    <span className="lh-progress">
      <span className="lh-progress-track" aria-hidden="true">
        <span className="lh-progress-fill" style={{ width: `${Math.min(Math.max(percent, 0), 100)}%` }} />
      </span>
      <span className="lh-progress-text">{percent}%</span>
    </span>
  )
}

function Tickbox({ ticked }: { readonly ticked: boolean }) {
  return (
    <span className={ticked ? 'lh-tickbox lh-ticked' : 'lh-tickbox'} data-ticked={ticked}>
      {ticked ? <Icon name="tick" size={12} /> : null}
    </span>
  )
}

/** Least and greatest value of a rating field (host-protocol §7.5). */
export function ratingRange(field: FieldState): { readonly min: number; readonly max: number } {
  const { min, max } = field.property ?? {}
  return {
    min: typeof min === 'number' ? min : 1,
    max: typeof max === 'number' && max >= 1 && max <= 10 ? max : 5,
  }
}

function Stars({ value, field }: { readonly value: number; readonly field: FieldState }) {
  const say = useSay()
  const { max } = ratingRange(field)
  return (
    <span className="lh-stars" role="img" aria-label={say('edit.stars', { n: value })}>
      {Array.from({ length: max }, (_star, at) => (
        <span key={`star-${String(at)}`} className={at < value ? 'lh-star lh-star-on' : 'lh-star'}>
          <Icon name="rating" size={16} filled />
        </span>
      ))}
    </span>
  )
}

function NotComputed({ kind }: { readonly kind: 'formula' | 'lookup' }) {
  const say = useSay()
  return (
    <span className="lh-not-computed" title={say('grid.notComputed')}>
      {say(kind === 'formula' ? 'grid.formula' : 'grid.lookup')}
    </span>
  )
}

function LinkedRecords({
  field,
  ids,
  className,
}: {
  readonly field: FieldState
  readonly ids: readonly string[]
  readonly className: string
}) {
  const { engine, version } = useDocument()
  const say = useSay()
  const lang = usePage((state) => state.lang)
  const table = engine.document.tables.find((candidate) => candidate.id === linkedTableId(field.property))
  const primary = table?.fields.find((candidate) => candidate.isPrimary)
  return (
    <span className={className}>
      {ids.map((id) => {
        const record = table === undefined ? null : recordById(table, version, id)
        const text =
          table === undefined || primary === undefined || record === null
            ? ''
            : engine.cellText(table.id, primary.id, record, lang)
        return (
          <span key={id} className="lh-chip lh-chip-link">
            {text === '' ? say('grid.unnamed') : text}
          </span>
        )
      })}
    </span>
  )
}
