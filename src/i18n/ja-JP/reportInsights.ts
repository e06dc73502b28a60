/** Words of a review's sections about channels, changes of the plan, knock-on, earlier campaigns and lessons. */
export const reportInsights = {
  'report.channels.title': 'チャネル',
  'report.channels.unit': '{count} チャネル',
  'report.channels.entries': '{count} 件の記録',
  'report.channels.empty': 'データ不足：「{table}」にまだ記録がありません（現在 0 件、1 件以上必要）。',
  'report.channels.noName':
    'データ不足：「{table}」にチャネルが入力された記録がまだありません（現在 0 件、1 件以上必要）。',
  'report.channels.spend': '全部で {channels}、費用の合計は {spend} です。',
  'report.channels.noSpend': '全部で {channels}です。',
  'report.channels.extremes.costPerResult':
    '成果 1 件あたりの費用が最も低いのは{best}（{bestValue}）、最も高いのは{worst}（{worstValue}）です。',
  'report.channels.extremes.cac':
    '顧客獲得単価が最も低いのは{best}（{bestValue}）、最も高いのは{worst}（{worstValue}）です。',
  'report.channels.extremes.roi':
    '投資回収率が最も高いのは{best}（{bestValue}）、最も低いのは{worst}（{worstValue}）です。',
  'report.channels.column.spend': '費用',
  'report.channels.column.costPerResult': '成果 1 件あたりの費用',
  'report.channels.column.cac': '顧客獲得単価',
  'report.channels.column.roi': '投資回収率',
  'report.channels.column.moves': '急落・急増',
  'report.channels.lack.spend': '{channel}は費用が未入力',
  'report.channels.lack.spendIsZero': '{channel}は費用が 0',
  'report.channels.lack.outcome': '{channel}は成果数・新規顧客数・売上がない',
  'report.channels.lacks': 'データ不足：{count}の費用対効果を計算できません：{list}',
  'report.channels.noneComputed':
    'データ不足：費用対効果を計算できるチャネルがまだありません（現在 0、1 以上必要）：{list}',
  'report.channels.rates':
    '転換率（分子 ÷ 分母）。毎日、そのチャネル自身の直前数日と比べ、半分以上変わった日を急落・急増とします：',
  'report.channels.move': '{day} {verdict}（{rate}、それまで {base}）',
  'report.channels.noMove': 'なし',
  'report.channels.notJudged': '日数または件数が足りず比較していません',
  'report.channels.noRates':
    'データ不足：分子と分母の両方が入力された記録がまだありません（現在 0 件、1 件以上必要）。転換率を計算できません。',
  'report.channels.unnamed': 'データ不足：{count}はチャネルが未入力のため、どのチャネルにも含めていません。',
} as const
