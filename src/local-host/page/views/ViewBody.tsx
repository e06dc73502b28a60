import type { TableState, ViewState } from '../../engine/types.ts'
import { VIEW } from '../../engine/fields/fieldTypes.ts'
import { Grid } from '../grid/Grid.tsx'
import { useSay } from '../state/hostContext.tsx'
import { Icon } from '../parts/Icon.tsx'
import { viewTypeWord } from './viewTypes.ts'
import { GanttView } from './GanttView.tsx'
import { KanbanView } from './KanbanView.tsx'

/** Renders a view by its type; other types are shown as lists, with a note. */
export function ViewBody({ table, view }: { readonly table: TableState; readonly view: ViewState }) {
  const say = useSay()
  if (view.type === VIEW.kanban) return <KanbanView key={view.id} table={table} view={view} />
  if (view.type === VIEW.gantt) return <GanttView key={view.id} table={table} view={view} />
  return (
    <>
      {view.type === VIEW.grid ? null : (
        <p className="lh-view-notice" role="note">
          <Icon name="info" size={14} />
          {say('views.asList', { type: say(viewTypeWord(view.type)) })}
        </p>
      )}
      <Grid key={view.id} table={table} view={view} />
    </>
  )
}
