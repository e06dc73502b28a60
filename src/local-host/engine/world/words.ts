import { FIELD, VIEW } from '../fields/fieldTypes.ts'
import type { HostLanguage } from '../types.ts'

/** The host's own words, used for names that a caller leaves out. */
interface Words {
  readonly table: string
  readonly views: Readonly<Record<number, string>>
  readonly fields: Readonly<Record<number, string>>
}

const ZH: Words = {
  table: '数据表',
  views: {
    [VIEW.grid]: '表格',
    [VIEW.kanban]: '看板',
    [VIEW.form]: '表单',
    [VIEW.gallery]: '画册',
    [VIEW.gantt]: '甘特视图',
    [VIEW.calendar]: '日历',
  },
  fields: {
    [FIELD.text]: '文本',
    [FIELD.number]: '数字',
    [FIELD.singleSelect]: '单选',
    [FIELD.multiSelect]: '多选',
    [FIELD.dateTime]: '日期',
    [FIELD.checkbox]: '复选框',
    [FIELD.user]: '人员',
    [FIELD.phone]: '电话号码',
    [FIELD.url]: '超链接',
    [FIELD.attachment]: '附件',
    [FIELD.singleLink]: '单向关联',
    [FIELD.lookup]: '查找引用',
    [FIELD.formula]: '公式',
    [FIELD.duplexLink]: '双向关联',
    [FIELD.location]: '地理位置',
    [FIELD.groupChat]: '群组',
    [FIELD.createdTime]: '创建时间',
    [FIELD.modifiedTime]: '最后更新时间',
    [FIELD.createdUser]: '创建人',
    [FIELD.modifiedUser]: '修改人',
    [FIELD.autoNumber]: '自动编号',
    [FIELD.barcode]: '条码',
    [FIELD.progress]: '进度',
    [FIELD.currency]: '货币',
    [FIELD.rating]: '评分',
    [FIELD.email]: '邮箱',
  },
}

const EN: Words = {
  table: 'Table',
  views: {
    [VIEW.grid]: 'Grid',
    [VIEW.kanban]: 'Kanban',
    [VIEW.form]: 'Form',
    [VIEW.gallery]: 'Gallery',
    [VIEW.gantt]: 'Gantt',
    [VIEW.calendar]: 'Calendar',
  },
  fields: {
    [FIELD.text]: 'Text',
    [FIELD.number]: 'Number',
    [FIELD.singleSelect]: 'Single option',
    [FIELD.multiSelect]: 'Multiple options',
    [FIELD.dateTime]: 'Date',
    [FIELD.checkbox]: 'Checkbox',
    [FIELD.user]: 'Person',
    [FIELD.phone]: 'Phone',
    [FIELD.url]: 'Link',
    [FIELD.attachment]: 'Attachment',
    [FIELD.singleLink]: 'One-way link',
    [FIELD.lookup]: 'Lookup',
    [FIELD.formula]: 'Formula',
    [FIELD.duplexLink]: 'Two-way link',
    [FIELD.location]: 'Location',
    [FIELD.groupChat]: 'Group',
    [FIELD.createdTime]: 'Date created',
    [FIELD.modifiedTime]: 'Last modified',
    [FIELD.createdUser]: 'Created by',
    [FIELD.modifiedUser]: 'Modified by',
    [FIELD.autoNumber]: 'Auto number',
    [FIELD.barcode]: 'Barcode',
    [FIELD.progress]: 'Progress',
    [FIELD.currency]: 'Currency',
    [FIELD.rating]: 'Rating',
    [FIELD.email]: 'Email',
  },
}

const JA: Words = {
  table: 'テーブル',
  views: {
    [VIEW.grid]: 'グリッド',
    [VIEW.kanban]: 'カンバン',
    [VIEW.form]: 'フォーム',
    [VIEW.gallery]: 'ギャラリー',
    [VIEW.gantt]: 'ガント',
    [VIEW.calendar]: 'カレンダー',
  },
  fields: {
    [FIELD.text]: 'テキスト',
    [FIELD.number]: '数値',
    [FIELD.singleSelect]: '単一選択',
    [FIELD.multiSelect]: '複数選択',
    [FIELD.dateTime]: '日付',
    [FIELD.checkbox]: 'チェックボックス',
    [FIELD.user]: '担当者',
    [FIELD.phone]: '電話番号',
    [FIELD.url]: 'リンク',
    [FIELD.attachment]: '添付ファイル',
    [FIELD.singleLink]: '単方向リンク',
    [FIELD.lookup]: 'ルックアップ',
    [FIELD.formula]: '数式',
    [FIELD.duplexLink]: '双方向リンク',
    [FIELD.location]: '位置情報',
    [FIELD.groupChat]: 'グループ',
    [FIELD.createdTime]: '作成日時',
    [FIELD.modifiedTime]: '最終更新日時',
    [FIELD.createdUser]: '作成者',
    [FIELD.modifiedUser]: '更新者',
    [FIELD.autoNumber]: '自動番号',
    [FIELD.barcode]: 'バーコード',
    [FIELD.progress]: '進捗',
    [FIELD.currency]: '通貨',
    [FIELD.rating]: '評価',
    [FIELD.email]: 'メール',
  },
}

/** The words of a language. */
export const wordsOf = (language: HostLanguage): Words => ({ zh: ZH, en: EN, ja: JA })[language]

/** `base`, or `base 2`, `base 3`… until `taken` does not hold it. */
export function freeName(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base
  let n = 2
  while (taken.has(`${base} ${n}`)) n++
  return `${base} ${n}`
}
