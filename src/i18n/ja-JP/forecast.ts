import type { forecast as source } from '../zh-CN/forecast.ts'

/** Words of forecast ranges: what finished tasks tell of the open ones. */
export const forecast = {
  'forecast.ask': 'これまでのペースではいつ終わるか',
  'forecast.title': 'いつごろ終わりそうか',
  'forecast.task': '{group}の実績では、五分五分で {median} まで、80% の確率で {p80} までに完了',
  'forecast.task.oneDay': '{group}の実績では、80% の確率で {p80} までに完了',
  'forecast.task.slower': '自身のペースは{group}の 80% より遅く、このままなら {p80} 完了',
  'forecast.group.module.moduleAndOwner': '同じモジュール・担当者の完了タスク {count} 件',
  'forecast.group.module.module': '同じモジュールの完了タスク {count} 件',
  'forecast.group.channel.moduleAndOwner': '同じチャネル・担当者の完了タスク {count} 件',
  'forecast.group.channel.module': '同じチャネルの完了タスク {count} 件',
  'forecast.group.owner': '同じ担当者の完了タスク {count} 件',
  'forecast.group.all': 'すべてのシートの完了タスク {count} 件',
  'forecast.how.whole.days': '{from} から、計画 {work} 日。実績は計画の {median} 倍（中央値）、80% は {p80} 倍以内',
  'forecast.how.whole.workdays':
    '{from} から、計画 {work} 営業日。実績は計画の {median} 倍（中央値）、80% は {p80} 倍以内',
  'forecast.how.remaining.days':
    '{from} から、残りの計画 {work} 日。実績は計画の {median} 倍（中央値）、80% は {p80} 倍以内',
  'forecast.how.remaining.workdays':
    '{from} から、残りの計画 {work} 営業日。実績は計画の {median} 倍（中央値）、80% は {p80} 倍以内',
  'forecast.pushed': '開始日は先行タスク「{title}」がいつごろ終わるかによります',
  'forecast.waits': '先行タスクの完了日がわかりません：{titles}。もっと遅くなることがあります',
  'forecast.none.noPlan': '使える計画がないため、範囲を出せません',
  'forecast.none.progressUnknown': '進捗がわからないため、範囲を出せません',
  'forecast.none.parent': '子タスクがあります。範囲は子タスクを見てください',
  'forecast.none.tooFew':
    '範囲：データ不足。四つの日付がそろった完了タスクは全シートで {have} 件、{need} 件必要で、あと {missing} 件',
  'forecast.tested':
    '過去で検証：完了タスク {n} 件を同じように予測すると、80% の日までに終わったのは {within} 件（{percent}）、中央の日との差はふつう {days} 日',
  'forecast.untested':
    '過去ではまだ検証できません：開始時に十分な前例があった完了タスクは {have} 件、{need} 件必要です',
  'forecast.mark.median': '50% {day}',
  'forecast.mark.p80': '80% {day}',
  'forecast.mark.planned': '計画 {day}',
  'forecast.campaign': '未完了タスクのうち最後のものは、五分五分で {median} まで、80% の確率で {p80} までに完了',
  'forecast.campaign.oneDay': '未完了タスクのうち最後のものは、80% の確率で {p80} までに完了',
  'forecast.campaign.basis': '未完了タスク {count} 件、全シートの完了タスク {have} 件の実績による',
  'forecast.campaign.decidedBy': '最後は {titles}',
  'forecast.campaign.decidedBySeveral': '最後は {count} 件のタスク',
  'forecast.campaign.unknown': '{count} 件は含みません（計画なし、進捗不明、一時停止）。もっと遅くなることがあります',
  'forecast.campaign.none': '範囲を出せる未完了タスクがありません',
  'forecast.about': '範囲の出し方',
  'forecast.about.ratio': '完了タスクが計画の何倍かかったかを見て、未完了タスクの残りの計画に掛けます。',
  'forecast.about.group':
    'まず同じモジュール・担当者。{need} 件に足りなければ、同じモジュール、同じ担当者、全体の順に見ます。',
  'forecast.about.meaning':
    '80% は最後のタスクのもので、キャンペーン全体のものではありません。同時に終わるタスクが多いほど、どれかが遅れる可能性は高くなります。',
} as const satisfies Readonly<Record<keyof typeof source, string>>
