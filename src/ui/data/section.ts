import type { ComponentType } from 'react'
import type { Board } from '../../application/board/board.ts'
import type { CompanionState } from '../../application/companions/companionState.ts'
import type { TrackerSettings } from '../../application/stored/settings.ts'

/** What a section of the panel 数据 draws from. */
export interface SectionProps {
  readonly board: Board
  readonly settings: TrackerSettings
  readonly companions: CompanionState
  /** What a sandbox of the plan belongs to. [SH3] */
  readonly topic: string
  /** Opens the step that adds tables to the sheet; null for people who may not manage the Base. */
  readonly onUpgrade: (() => void) | null
}

/** A section, and whether the sheet has what it speaks of. */
export interface Section {
  readonly key: string
  readonly has: (board: Board) => boolean
  readonly Section: ComponentType<SectionProps>
}
