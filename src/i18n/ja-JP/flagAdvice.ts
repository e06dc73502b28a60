import type { flagAdvice as source } from '../zh-CN/flagAdvice.ts'

/** What to do about each data problem, in a line. [FL1] */
export const flagAdvice = {
  'advice.noPlanDates': '計画開始と計画終了を入力します。',
  'advice.noPlannedStart': '計画開始を入力します。マイルストーンなら空のままで構いません。',
  'advice.noPlannedEnd': '計画終了を入力します。ないと計画進捗を計算できません。',
  'advice.startAfterEnd': '2 つの計画日を確認します。逆になっている可能性があります。',
  'advice.progressOutOfRange': '実績進捗を 0–100% の数値にします。',
  'advice.progressUnreadable': '実績進捗を 60% のように数値で入力してください。直すのはこのセルだけです。',
  'advice.actualEndInFuture': '実績終了には過去の日付だけを入れます。未完了なら空にします。',
  'advice.actualStartInFuture': '実績開始には過去の日付だけを入れます。未着手なら空にします。',
  'advice.actualEndBeforeStart': '2 つの実績日を確認します。終了は開始より前になりません。',
  'advice.actualEndButIncomplete': '完了なら進捗を 100% に、未完了なら実績終了を空にします。',
  'advice.doneWithoutActualEnd': '実績終了を入力すると遅延と所要日数を計算できます。',
  'advice.lateStart': 'すぐ着手するか、担当者と計画を変更して理由を残します。',
  'advice.noWorkdayInSpan': '計画を営業日に移すか、設定で出勤日を追加します。',
  'advice.ownerMissing': '主担当者を 1 人決めます。',
  'advice.ownerNotAPerson': '部署や全員ではなく、個人を指定します。',
  'advice.ownerAmbiguous': '主担当者は 1 人にし、他は協力者にします。',
  'advice.noDeliverable': '完了時に何を渡すかを書きます。',
  'advice.doneWithoutDeliverable': '成果物を添付します。未納品なら進捗を正しい値に戻します。',
  'advice.replannedAfterDue': '期日後に計画が変更されました。変更記録に理由を残します。',
  'advice.progressWentDown': '進捗を確認し、手戻りなら進捗説明に書きます。',
  'advice.staleUpdate': '担当者に進捗の更新を依頼します。',
  'advice.dependencyCycle': '循環している先行タスクを 1 つ外します。',
  'advice.bufferViolated': '計画開始を後ろにするか、間隔を短縮してよいか確認します。',
  'advice.milestoneUnreviewed': 'レビュー担当者に結果を依頼します。',
} as const satisfies Record<keyof typeof source, string>
