/** Names of the columns that the drafts read. */
export interface SheetNames {
  readonly start: string
  readonly end: string
  readonly actualStart: string
  readonly actualEnd: string
  readonly progress: string
  /** What 1 % is in the progress column, as a factor to points. */
  readonly toPoints: 1 | 100
  readonly done: string
  readonly total: string
  readonly mark: string
}

const day = (x: string): string => `DATE(YEAR(${x}),MONTH(${x}),DAY(${x}))`
const gap = (a: string, b: string): string => `ROUND(DAYS(${a},${b}),0)`
const past = (x: string): string => `IF(ISBLANK(${x}),FALSE(),${gap('TODAY()', day(x))}>=0)`

/**
 * The columns that formula §8 drafts for progress, deviation, band, state and delay: names and texts in the order in
 * which that page makes them. Nothing of them is part of the local Base; they are what formula §8 asks of it.
 */
export function draftFormulas(mode: string, names: SheetNames): readonly (readonly [name: string, formula: string])[] {
  const [start, end, actualStart, actualEnd, progress, done, total, mark] = [
    names.start,
    names.end,
    names.actualStart,
    names.actualEnd,
    names.progress,
    names.done,
    names.total,
    names.mark,
  ].map((name) => `[${name}]`) as [string, string, string, string, string, string, string, string]
  const E = day(end)
  const S = day(`IFBLANK(${start},${end})`)
  const calendar = `100*(${gap('[截至日]', S)}+1)/(${gap(E, S)}+1)`
  const workdays = (a: string, b: string): string =>
    `(NETWORKDAYS(${a},${b},[日历例外].[休息日])+COUNTIF([日历例外].[上班日],NOT(ISBLANK(CurrentValue))&&CurrentValue>=${a}&&CurrentValue<=${b}))`
  const inside =
    mode === 'workday'
      ? `IF(${workdays(S, E)}>0,100*${workdays(S, '[截至日]')}/${workdays(S, E)},${calendar})`
      : calendar
  return [
    ['截至日', 'IF(HOUR(NOW())*60+MINUTE(NOW())>=1080,TODAY(),TODAY()-1)'],
    [
      '进度值',
      `IF(ISBLANK(${total}),IF(ISBLANK(${progress}),"",ROUND(${progress}*${names.toPoints},9)),IF(${total}<=0,"",IF(ISBLANK(${done}),"",ROUND(100*${done}/${total},9))))`,
    ],
    [
      '计划进度值',
      `IF(ISBLANK(${end}),"",IF(${gap(E, S)}<0,"",IF(${gap('[截至日]', S)}<0,0,IF(${gap('[截至日]', E)}>=0,100,${inside}))))`,
    ],
    [
      '任务状态',
      `IF(${mark}="取消","已取消",IF(IF(ISBLANK([进度值]),${past(actualEnd)},[进度值]>=100),"已完成",IF(${mark}="暂停","已暂停",` +
        `IF(IF(ISBLANK(${end}),FALSE(),IF(${gap(E, S)}<0,FALSE(),${gap('TODAY()', E)}>0)),"延期",` +
        `IF(IF(ISBLANK([进度值]),${past(actualStart)},IF([进度值]>0,TRUE(),${past(actualStart)})),"进行中","未开始")))))`,
    ],
    [
      '偏差值',
      'IF(ISBLANK([计划进度值]),"",IF(OR([任务状态]="已暂停",[任务状态]="已取消"),"",IF([任务状态]="已完成",ROUND(100-[计划进度值],9),' +
        'IF(ISBLANK([进度值]),ROUND(0-[计划进度值],9),ROUND(MAX(0,MIN(100,[进度值]))-[计划进度值],9)))))',
    ],
    [
      '偏差等级',
      'IF(OR([任务状态]="已完成",[任务状态]="已暂停",[任务状态]="已取消"),"",IF(ISBLANK([偏差值]),"无法计算",IF([偏差值]>10,"超前",' +
        'IF([偏差值]+5>=0,"正常",IF([偏差值]+10>=0,"关注",IF([偏差值]+20>=0,"滞后预警","严重滞后"))))))',
    ],
    [
      '延期天数',
      `IF(ISBLANK(${end}),"",IF([任务状态]="延期",${gap('TODAY()', E)},IF([任务状态]="已完成",IF(${past(actualEnd)},${gap(day(actualEnd), E)},""),"")))`,
    ],
  ]
}
