import type { native as source } from '../zh-CN/native.ts'

/** Words of the columns that the Base keeps true by itself. [NV3] */
export const native = {
  'native.title': 'ネイティブのリアルタイム列',
  'native.about':
    '多維表格が自分で計算する数式の列です。サイドバーがすべて閉じていても、日付に合わせて変わります。計算済みの列はそのまま残ります。',
  'native.look': '追加される列を見る',
  'native.again': 'もう一度確認',
  'native.is.missing': '追加します',
  'native.is.right': 'あり（同じ数式）',
  'native.is.other': '数式が違うため書き換えます',
  'native.left': '追加しない列：{names}。計画は営業日で数えますが、数式は振替出勤日を知りません。',
  'native.left.how':
    '追加するには、テーブル「{table}」を作り、日付フィールド「{off}」と「{on}」を加え、下の日付を貼り付けてから、もう一度確認してください。',
  'native.left.copy': '3 年分の日付をコピー',
  'native.differs': '計算済みの列との違い',
  'native.differs.holds': '手動マークの列がないため、サイドバーで伝えた一時停止と中止は数式から見えません。',
  'native.differs.totals': '合計行や見出し行もタスクとして数えます。',
  'native.differs.clock': '多維表格のタイムゾーンと計算時刻に従います。「{name}」がどの日かを示します。',
  'native.make': '{count} 列を追加',
  'native.update': '{count} 列の数式を書き換え',
  'native.added': '{count} 列を追加しました',
  'native.rewritten': '{count} 列の数式を書き換えました',
  'native.same': '{count} 行を確認し、計算済みの列と一致しました',
  'native.differ':
    '{count} 行が計算済みの列と違います：{titles}。タイムゾーンが違うか、数式の計算がまれな可能性があります。集計日の列で日付を確認できます。',
  'native.remove': 'リアルタイム列を削除',
  'native.remove.ask': '{count} 列を削除しますか。ほかのフィールドと内容は変わりません。',
  'native.remove.keep': '残す',
  'native.removed': '{count} 列を削除しました',
  'native.follows': 'ここで設定を変えると、数式も一緒に書き換えます。',
  'native.mayNot': 'テーブルを変更する権限がありません。下の数式を管理者に送ってください。',
  'native.hand': '手作業で追加（3 ステップ）',
  'native.hand.about': '上から順に、1 列ずつ：',
  'native.hand.1': '「{table}」に「数式」型のフィールドを追加し、名前を下のとおりにします。',
  'native.hand.2': '数式をコピーして、数式欄に貼り付けます。',
  'native.hand.3': '保存して次の列へ。すべて終わったら「もう一度確認」を押します。',
  'native.copy': '「{name}」の数式をコピー',
  'native.copy.short': '数式をコピー',
  'native.dropped':
    'この多維表格は列を作りましたが数式を残さなかったため、取り消しました。下の 3 ステップで追加してください。',
  'native.refused': 'この多維表格では拡張機能が数式を書けません。下の 3 ステップで追加してください。',
  'native.lack.noPlannedEnd': 'タスク表に計画終了日がないため、計算できません。',
  'native.lack.inWords': '「{name}」は文字で、サイドバーだけが読めます。',
  'native.lack.name': '「{name}」に数式で使えない文字があります。名前を変えてください。',
  'native.choice': 'ネイティブのリアルタイム列を追加',
  'native.choice.about':
    '多維表格が自分で計算する数式の列 {count} 列です。サイドバーがすべて閉じていても、日付に合わせて変わります。あとから設定で追加・削除できます。',
  'native.choice.list': '追加されるリアルタイム列',
  'native.setup.refused': '表はできましたが、ネイティブのリアルタイム列をすべては追加できませんでした。',
  'native.setup.noFormula': 'この多維表格では拡張機能が数式を書けません。設定の 3 ステップで、手作業で追加できます。',
  'native.differs.scale':
    '進捗がまだ入力されていないため、数式では 0.15 を 15% とします。最初の値で違うと分かれば、ここで書き換えをお願いします。',
  'native.save': '保存すると、リアルタイム列 {count} 列の数式を書き換えます。',
  'native.save.mayNot':
    'リアルタイム列 {count} 列の数式の書き換えが必要ですが、テーブルを変更する権限がありません。管理者がここで書き換えるまで、前の設定のまま計算します。',
  'native.left.there': '{names} はすでに表にあり、暦日で数えています。',
  'native.days.new':
    'テーブル「{table}」も作り、昨年から来年までの祝日と振替出勤日 {count} 日を書き込みます。数式はこれに従い、設定を変えると一緒に更新します。',
  'native.days.update': '「{table}」に {add} 日を足し、{drop} 日を消します。',
  'native.days.right': '「{table}」は設定と一致しています。',
  'native.days.others': '「{table}」に設定と違う日があります：{days}。数式は表に、サイドバーは設定に従います。',
  'native.days.write': '「{table}」を更新',
  'native.days.written': '「{table}」は設定と一致しました',
  'native.days.refused': '「{table}」を作れませんでした：{reason}',
  'native.days.kept': '「{table}」には皆さんの記入があるため、残しました。',
  'native.save.days': '保存すると「{table}」を更新します。',
  'native.behind':
    '{count} 行の集計日は {day} ですが、今は {expected} のはずです。この多維表格は 0 時か編集時にしか数式を計算しないか、タイムゾーンが違う可能性があります。',
  'native.midnight': 'リアルタイム列を 0 時から当日とする',
  'native.midnight.about':
    '0 時にだけ計算する多維表格は、{cutOff} にはもう計算しません。0 時から当日とすれば、夜に当日の値が見えます。',
  'native.midnight.on': 'リアルタイム列は 0 時から当日になりました',
  'native.differs.midnight': 'リアルタイム列は 0 時から、サイドバーは {cutOff} から当日とします。',
  'native.cutOff': '{cutOff} から当日とするように戻す',
  'native.cutOff.on': 'リアルタイム列は {cutOff} から当日になりました',
} as const satisfies Record<keyof typeof source, string>
