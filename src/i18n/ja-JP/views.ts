/**
 * Words about views: how they are restored, what only people can set, and those that are added to a sheet of people’s.
 */
export const views = {
  'drift.viewBroken': 'ビュー「{name}」のフィルターまたは並び順から「{columns}」がなくなりました',
  'repair.step.viewSettings':
    '次のビューで、この部分のフィルター・並び順・表示・列幅を設定し直します：{views}。ビューに加えたほかの変更はそのままです',
  'repair.choice.leaveOut.view': 'このままにし、今後表示しない',
  'repair.left': '次の項目はまだ元に戻っていないようです：',
  'viewHint.board':
    'カンバンをどの列で分けるかは Feishu が決め、拡張機能では変えられません。状態で見るには、カンバン上部の「グループ」で「{state}」を選んでください。',
  'viewHint.gantt':
    'ガントチャートの日付は Feishu が決め、拡張機能では変えられません。違う場合はチャートの設定で開始に「{start}」、終了に「{end}」を選んでください。',
  'viewHint.close': '了解、今後表示しない',
  'next.board':
    '「{view}」をどの列で分けるかは Feishu が決めます。カンバン上部の「グループ」で「{state}」を選んでください',
  'plan.board': 'カンバンをどの列で分けるかも Feishu が決めます。作成後に「グループ」で「{state}」を選んでください。',
  'colour.title': '行全体に色を付けるには（手動で 3 ステップ）',
  'colour.why': '拡張機能は行に色を付けられず、設定済みかどうかも確認できません。',
  'colour.open': '色を付けたい表ビュー（例：「{view}」）を開き、ツールバーの「色付け」を押します。',
  'colour.condition': '条件を追加：「{band}」が「{severe}」なら赤、範囲は行全体。',
  'colour.second': 'もう一つ追加：「{band}」が「{warning}」ならオレンジ。必要なら全員に保存します。',
  'adopt.views': '追加するビュー',
  'adopt.views.about': '既存のビューの横に追加し、既存のビューは変更しません。オフにしたものは追加しません。',
  'adopt.views.none': 'ビューは追加しません。',
  'adopt.doing.view': 'ビュー {name} を追加',
  'adopt.done.views': 'ビューも {views} 個追加しました。「{first}」を開くと差異のレベルがすぐに見えます。',
} as const
