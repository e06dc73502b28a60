import type { StoredDocument } from './document.ts'

/**
 * One of the things that are kept for a Base: it has a key of its own there, so that people who change different parts
 * do not meet.
 */
export interface Part<Value> {
  /** Behind the extension's own key. */
  readonly key: string
  readonly version: number
  /** What counts while nothing is stored. */
  readonly nothing: Value
  /** Damaged content costs itself and nothing else. */
  read(raw: Readonly<Record<string, unknown>>): Value
  write(value: Value): Readonly<Record<string, unknown>>
  /** Where it stood while everything was kept in one document. */
  readonly fromDocument?: (document: StoredDocument) => Value
}

/** A pure change of a part: it may run again on top of what somebody else has saved. The same twice changes nothing. */
export type Change<Value> = (value: Value) => Value
