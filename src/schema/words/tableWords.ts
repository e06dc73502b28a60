import type { FieldKind, FieldSpec, Writer } from '../field.ts'
import type { PresetId, ViewKey } from '../presets/preset.ts'
import type { TableKey } from '../tableKey.ts'
import type { CellWords } from '../tables/cellWords.ts'
import type { Choice } from '../tables/choices.ts'
import type { FieldKey, TABLES } from '../tables/index.ts'

type FieldsOf<Table extends TableKey> = (typeof TABLES)[Table]['fields']
type OptionKeyOf<Spec> = Spec extends FieldSpec<FieldKind, Writer, infer Option> ? Option : never

/** A column's name, what its description says, and the names of its declared options by key. */
type FieldWords<Option extends string> = [Option] extends [never]
  ? readonly [name: string, about: string]
  : [Option] extends [Choice]
    ? readonly [name: string, about: string]
    : readonly [name: string, about: string, options: Readonly<Record<Option, string>>]

/** Names that a preset has for things instead of the declared ones. */
interface PresetTableWords<Table extends TableKey> {
  readonly name: string
  readonly columns?: { readonly [Field in FieldKey<Table>]?: string }
  readonly options?: { readonly [Field in FieldKey<Table>]?: Readonly<Record<string, string>> }
}

/**
 * The names in one language of everything that set-up makes and the extension writes. The declarations hold those of
 * zh-CN; a new table, column, option, view or flag does not compile until it is named here as well.
 */
export interface TableWords {
  readonly tables: {
    readonly [Table in TableKey]: {
      readonly name: string
      readonly fields: {
        readonly [Field in FieldKey<Table>]: FieldWords<OptionKeyOf<FieldsOf<Table>[Field & keyof FieldsOf<Table>]>>
      }
    }
  }
  readonly presets: {
    readonly [Preset in Exclude<PresetId, 'full'>]: { readonly [Table in TableKey]?: PresetTableWords<Table> }
  }
  /** Choices of people's columns, by their name in zh-CN. */
  readonly choices: Readonly<Record<Choice, string>>
  readonly views: Readonly<Record<ViewKey, string>>
  /** The main view of the task table; `views.all` names the main view of the other tables. */
  readonly allTasks: string
  readonly cells: CellWords
  /** Sample rows: what the template's texts say, by the text. */
  readonly sample: Readonly<Record<string, string>>
}
