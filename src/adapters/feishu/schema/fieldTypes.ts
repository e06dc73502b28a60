/**
 * FieldType and ViewType numbers (host-protocol §6.1, §7.4). They repeat the SDK's enums, because importing an enum
 * would load the whole SDK before the first paint.
 */
export const FIELD_TYPE = {
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
  barcode: 99_001,
  progress: 99_002,
  currency: 99_003,
  rating: 99_004,
  email: 99_005,
} as const

export const VIEW_TYPE = { grid: 1, kanban: 2, gantt: 5 } as const
