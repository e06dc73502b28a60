/** FieldType of the SDK (host-protocol §6.1): the numbers on the wire. */
export const FIELD = {
  text: 1,
  number: 2,
  singleSelect: 3,
  multiSelect: 4,
  dateTime: 5,
  checkbox: 7,
  user: 11,
  phone: 13,
  url: 15,
  attachment: 17,
  singleLink: 18,
  lookup: 19,
  formula: 20,
  duplexLink: 21,
  location: 22,
  groupChat: 23,
  createdTime: 1001,
  modifiedTime: 1002,
  createdUser: 1003,
  modifiedUser: 1004,
  autoNumber: 1005,
  barcode: 99001,
  progress: 99002,
  currency: 99003,
  rating: 99004,
  email: 99005,
} as const

/** ViewType of the SDK (host-protocol §7.4). */
export const VIEW = { grid: 1, kanban: 2, form: 3, gallery: 4, gantt: 5, hierarchy: 6, calendar: 7 } as const

/** View types that addView makes (host-protocol §7.4). */
export const CREATABLE_VIEWS: ReadonlySet<number> = new Set([
  VIEW.grid,
  VIEW.kanban,
  VIEW.form,
  VIEW.gallery,
  VIEW.gantt,
  VIEW.calendar,
])
/** View types that keep a filter, a sort order, groups, widths and a row height (host-protocol §4.4, §7.4). */
export const FILTERABLE_VIEWS: ReadonlySet<number> = new Set([
  VIEW.grid,
  VIEW.kanban,
  VIEW.gantt,
  VIEW.gallery,
  VIEW.calendar,
])
export const SORTABLE_VIEWS: ReadonlySet<number> = new Set([VIEW.grid, VIEW.kanban, VIEW.gantt, VIEW.gallery])
export const GROUPABLE_VIEWS: ReadonlySet<number> = new Set([VIEW.grid, VIEW.gantt])
export const SIZED_VIEWS: ReadonlySet<number> = new Set([VIEW.grid])
/** Types of a primary column (host-protocol §9, unverified: the list of the open platform's "index field"). */
export const PRIMARY_TYPES: ReadonlySet<number> = new Set([
  FIELD.text,
  FIELD.number,
  FIELD.dateTime,
  FIELD.phone,
  FIELD.url,
  FIELD.formula,
  FIELD.location,
  FIELD.autoNumber,
  FIELD.barcode,
  FIELD.currency,
  FIELD.progress,
  FIELD.email,
])
