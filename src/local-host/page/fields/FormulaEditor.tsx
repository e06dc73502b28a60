import { useId, useMemo, useRef } from 'react'
import { fractionOf, type FormulaProblem } from '../../engine/formula/problems.ts'
import type { FormulaCheck, FormulaFunction } from '../../engine/formula/terms.ts'
import type { TableState } from '../../engine/types.ts'
import { useDocument, useSay } from '../state/hostContext.tsx'
import type { Say } from '../words/words.ts'
import { formulaPieces, insertedAt, namesToInsert } from './formulaText.ts'

const GROUPS = ['logic', 'number', 'text', 'date', 'list'] as const satisfies readonly FormulaFunction['group'][]

/** A problem in the page's words, with its place counted from 1. */
function problemText(say: Say, { code, severity, start, piece }: FormulaProblem): string {
  const text = say(`formula.problem.${code}`, { x: piece, y: fractionOf(piece) })
  const placed = say('formula.at', { n: start + 1, text })
  return severity === 'warning' ? say('formula.warning', { text: placed }) : placed
}

/** The engine's check of a text while it is typed; null while it is blank. */
export function useFormulaCheck(table: TableState, text: string, fieldId: string | null): FormulaCheck | null {
  const { engine, version } = useDocument()
  return useMemo(
    () => (text.trim() === '' ? null : engine.formulas.check(table.id, text, fieldId)),
    // oxlint-disable-next-line react/exhaustive-deps -- the document is changed in place; its version tells
    [engine, table.id, text, fieldId, version],
  )
}

interface FormulaEditorProps {
  readonly table: TableState
  readonly text: string
  readonly check: FormulaCheck | null
  readonly onChange: (text: string) => void
}

/** Edits a formula: offers names and functions, marks mistakes in place and previews the first row. */
export function FormulaEditor({ table, text, check, onChange }: FormulaEditorProps) {
  const say = useSay()
  const { engine } = useDocument()
  const listId = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const problems = check?.problems ?? []
  const insert = (piece: string) => {
    const area = box.current
    const next = insertedAt(text, area?.selectionStart ?? text.length, area?.selectionEnd ?? text.length, piece)
    onChange(next.text)
    requestAnimationFrame(() => {
      area?.focus()
      area?.setSelectionRange(next.caret, next.caret)
    })
  }
  const show = ({ start, end }: FormulaProblem) => {
    box.current?.focus()
    box.current?.setSelectionRange(start, Math.max(end, start))
  }
  return (
    <div className="lh-formula">
      <div className="lh-formula-insert">
        <Insert label={say('formula.insertField')} onInsert={insert}>
          {namesToInsert(table, engine.document.tables).map(({ table: name, entries }) => (
            <optgroup key={name} label={name}>
              {entries.map((entry) => (
                <option key={entry} value={entry}>
                  {entry}
                </option>
              ))}
            </optgroup>
          ))}
        </Insert>
        <Insert label={say('formula.insertFunction')} onInsert={insert}>
          {GROUPS.map((group) => (
            <optgroup key={group} label={say(`formula.group.${group}`)}>
              {engine.formulas.functions
                .filter((each) => each.group === group)
                .map(({ name, parameters }) => (
                  <option key={name} value={`${name}(`} title={parameters}>{`${name}(${parameters})`}</option>
                ))}
            </optgroup>
          ))}
        </Insert>
      </div>
      <textarea
        ref={box}
        className="lh-input lh-formula-text"
        aria-label={say('field.formula')}
        aria-invalid={problems.some(({ severity }) => severity === 'error')}
        aria-describedby={listId}
        rows={4}
        spellCheck={false}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      <div id={listId} aria-live="polite">
        {problems.length === 0 ? null : (
          <>
            <pre className="lh-formula-marked">
              {formulaPieces(text, problems).map(({ piece, start, severity }) =>
                severity === null ? (
                  <span key={start}>{piece}</span>
                ) : (
                  <mark key={start} className={`lh-formula-${severity}`}>
                    {piece}
                  </mark>
                ),
              )}
            </pre>
            <ul className="lh-formula-problems">
              {problems.map((problem) => (
                <li key={`${problem.code}-${String(problem.start)}`}>
                  <button
                    type="button"
                    className={`lh-formula-problem lh-formula-${problem.severity}-text`}
                    onClick={() => show(problem)}
                  >
                    {problemText(say, problem)}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        {check?.preview === undefined || check.preview === null ? null : (
          <div className="lh-formula-preview" data-testid="formula-preview">
            <span>{say('formula.preview')}</span>
            <output className={check.preview.fault === null ? '' : 'lh-fault'}>
              {check.preview.fault ?? (check.preview.text === '' ? say('formula.previewBlank') : check.preview.text)}
            </output>
          </div>
        )}
        {check !== null && check.preview === null && problems.length === 0 ? (
          <div className="lh-formula-preview">{say('formula.previewNone')}</div>
        ) : null}
      </div>
    </div>
  )
}

interface InsertProps {
  readonly label: string
  readonly onInsert: (piece: string) => void
  readonly children: React.ReactNode
}

/** A select that always shows its label; choosing inserts the piece into the text. */
function Insert({ label, onInsert, children }: InsertProps) {
  return (
    <select className="lh-select" aria-label={label} value="" onChange={(event) => onInsert(event.target.value)}>
      <option value="" disabled>
        {label}
      </option>
      {children}
    </select>
  )
}
