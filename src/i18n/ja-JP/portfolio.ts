import type { portfolio as source } from '../zh-CN/portfolio.ts'

/** Words of the portfolio. */
export const portfolio = {
  'portfolio.title': '施策一覧',
  'portfolio.about': '並び順について',
  'portfolio.order':
    '対応が最も必要なものが先頭です：健康度、次に遅れの大きさの順。理由からその行を開けます。アーカイブ済みと中止は最後です。',
  'portfolio.states':
    'フェーズの列が振り返り中・アーカイブ済み・中止なら、そのまま表示します。それ以外は事実で判断します：全タスクが終わったか、終了日を過ぎて実行中とされていなければ振り返り中。実行中とされているか、始まったタスクがあるか、開始日になっていれば進行中。それ以外は未開始です。',
  'portfolio.opened': '{name} を表示しています',
  'portfolio.away': 'アーカイブ済み・中止 {count} 件',
  'portfolio.reading': '「{name}」を読み込み中…',
  'portfolio.failed': '「{name}」を読み込めませんでした。あとで自動的に再試行します。',
  'portfolio.state.notStarted': '未開始',
  'portfolio.state.running': '進行中',
  'portfolio.state.reviewing': '振り返り中',
  'portfolio.state.archived': 'アーカイブ済み',
  'portfolio.state.cancelled': '中止',
  'portfolio.because': '：',
  'portfolio.because.finished': '全タスクが終了',
  'portfolio.because.ended': '終了日 {day} を過ぎました',
  'portfolio.because.begun': '{count} 件のタスクが開始済み',
  'portfolio.because.startReached': '{day} に開始',
  'portfolio.because.startAhead': '{day} に開始予定',
  'portfolio.because.nothingBegun': '始まったタスクも開始日もありません',
  'portfolio.completion': '完了率 {percent}',
  'portfolio.delayed': '遅延 {count} 件',
  'portfolio.end': '施策は {day} に終了',
  'portfolio.due.phase': '「{phase}」の振り返りは {day} まで',
  'portfolio.due.evaluation': '効果評価は {day} まで',
  'portfolio.due.evaluationPassed': '効果評価の期限 {day} を過ぎました。次は振り返りです',
  'portfolio.due.retrospective': '振り返りを書く時期です',
  'portfolio.since': 'この表は今読み込めません。数値は {time} のものです。',
} as const satisfies Record<keyof typeof source, string>
