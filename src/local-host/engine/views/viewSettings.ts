import type { ViewSettings, ViewState } from '../types.ts'

/** The settings of a new view: everything shown, nothing filtered or ordered. */
export const blankSettings = (): ViewSettings => ({
  filter: null,
  sort: [],
  autoSort: false,
  group: [],
  hidden: [],
  widths: {},
  rowHeight: 1,
  hostOnly: {},
})

/** Filter, sort, group and row height are a user's own until applied; the rest is the view's (host-protocol §7.4). */
export const settingsOf = (view: ViewState, userId: string): ViewSettings => view.personal[userId] ?? view.shared

/** The user's own copy of the settings, made on first change. */
export function personalSettings(view: ViewState, userId: string): ViewSettings {
  const own = view.personal[userId] ?? structuredClone(view.shared)
  view.personal[userId] = own
  return own
}

/** All copies of the settings, to change what is common (widths, visibility) or to remove a deleted field. */
export const allSettings = (view: ViewState): ViewSettings[] => [view.shared, ...Object.values(view.personal)]

/** Removes a deleted field from every filter, order, group, width and visibility list. */
export function forgetField(view: ViewState, fieldId: string): void {
  for (const settings of allSettings(view)) {
    if (settings.filter)
      settings.filter.conditions = settings.filter.conditions.filter((condition) => condition.fieldId !== fieldId)
    settings.sort = settings.sort.filter((rule) => rule.fieldId !== fieldId)
    settings.group = settings.group.filter((rule) => rule.fieldId !== fieldId)
    settings.hidden = settings.hidden.filter((id) => id !== fieldId)
    delete settings.widths[fieldId]
    for (const key of ['kanbanFieldId', 'startFieldId', 'endFieldId', 'dependencyFieldId'] as const) {
      if (settings.hostOnly[key] === fieldId) delete settings.hostOnly[key]
    }
    const { colours } = settings.hostOnly
    if (colours) settings.hostOnly.colours = colours.filter((rule) => rule.fieldId !== fieldId)
  }
}
