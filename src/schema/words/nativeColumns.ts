import type { SheetLanguage } from './language.ts'

/**
 * The native columns: formulas that the Base keeps true while no sidebar is open. In the order in which they are made,
 * because each reads only columns before it.
 */
export const NATIVE_KEYS = ['asOf', 'progress', 'planned', 'state', 'deviation', 'band', 'delay'] as const
export type NativeKey = (typeof NATIVE_KEYS)[number]

interface NativeWords {
  readonly columns: Readonly<Record<NativeKey, { readonly name: string; readonly about: string }>>
  /** The views that only sheets with native columns have. */
  readonly views: Readonly<Record<'dueThisWeek' | 'toUpdate', string>>
  /** The table in which a team keeps the days that differ from Monday to Friday, and its two columns of days. */
  readonly exceptions: {
    readonly table: string
    readonly off: string
    readonly on: string
    /** Its first column, and what a row says there that was made from the settings. */
    readonly note: string
    readonly from: string
  }
}

/** How the native columns are called in a sheet, by its language, and what their descriptions say. */
export const NATIVE_WORDS: Readonly<Record<SheetLanguage, NativeWords>> = {
  'zh-CN': {
    columns: {
      asOf: { name: '截至日', about: '实时字段说的是哪一天，由多维表格自己计算' },
      progress: { name: '进度值', about: '实际进度换算成 0–100，由多维表格自己计算' },
      planned: { name: '计划进度·实时', about: '到截至日应完成多少，0–100，由多维表格自己计算' },
      state: { name: '当前状态·实时', about: '由日期与进度判断，由多维表格自己计算' },
      deviation: { name: '进度偏差·实时', about: '进度值 − 计划进度，单位为百分点，负数为落后，由多维表格自己计算' },
      band: { name: '偏差等级·实时', about: '偏差落在哪一档，由多维表格自己计算' },
      delay: { name: '延期天数·实时', about: '正数为晚，负数为提前，由多维表格自己计算' },
    },
    views: { dueThisWeek: '本周到期·实时', toUpdate: '该更新·实时' },
    exceptions: { table: '日历例外', off: '休息日', on: '上班日', note: '说明', from: '来自设置' },
  },
  'en-US': {
    columns: {
      asOf: { name: 'As of', about: 'The day that the live columns speak of; computed by the Base itself' },
      progress: { name: 'Progress value', about: 'Actual progress as 0–100; computed by the Base itself' },
      planned: { name: 'Planned progress · live', about: 'Due by the as-of day, 0–100; computed by the Base itself' },
      state: { name: 'Status · live', about: 'From dates and progress; computed by the Base itself' },
      deviation: {
        name: 'Deviation · live',
        about: 'Progress value − planned progress in points, negative is behind; computed by the Base itself',
      },
      band: { name: 'Band · live', about: 'Which band the deviation is in; computed by the Base itself' },
      delay: { name: 'Days late · live', about: 'Positive is late, negative is early; computed by the Base itself' },
    },
    views: { dueThisWeek: 'Due this week · live', toUpdate: 'To update · live' },
    exceptions: {
      table: 'Calendar exceptions',
      off: 'Day off',
      on: 'Working day',
      note: 'Note',
      from: 'From settings',
    },
  },
  'ja-JP': {
    columns: {
      asOf: { name: '集計日', about: 'リアルタイム列が示す日。多維表格が自動で計算します' },
      progress: { name: '進捗値', about: '実績進捗を 0〜100 にしたもの。多維表格が自動で計算します' },
      planned: {
        name: '計画進捗・リアルタイム',
        about: '集計日までに終わるはずの割合、0〜100。多維表格が自動で計算します',
      },
      state: { name: '状態・リアルタイム', about: '日付と進捗から判定。多維表格が自動で計算します' },
      deviation: {
        name: '進捗差・リアルタイム',
        about: '進捗値 − 計画進捗（ポイント）、負は遅れ。多維表格が自動で計算します',
      },
      band: { name: '差の段階・リアルタイム', about: '進捗差がどの段階にあるか。多維表格が自動で計算します' },
      delay: { name: '遅延日数・リアルタイム', about: '正は遅れ、負は前倒し。多維表格が自動で計算します' },
    },
    views: { dueThisWeek: '今週期限・リアルタイム', toUpdate: '要更新・リアルタイム' },
    exceptions: { table: 'カレンダー例外', off: '休日', on: '出勤日', note: 'メモ', from: '設定から' },
  },
}

/** At the end of a native column's description, by which it is found again. No mark of a declared field. */
export const nativeMark = (key: NativeKey): string => `〔跟进:native.${key}〕`
