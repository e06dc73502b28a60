/**
 * Cells as marketing teams type them, each with what is right: a line is `cell → reading`. Kinds stand together, so that a
 * rule which is mended for one cell is seen to hold for its siblings.
 */
const table = (lines: string): readonly (readonly [cell: string, reading: string])[] =>
  lines
    .split('\n')
    .filter((line) => line.includes(' → '))
    .map((line) => {
      const at = line.lastIndexOf(' → ')
      return [line.slice(0, at).trim().replaceAll('\\n', '\n'), line.slice(at + 3).trim()]
    })

/** 80: surely 80 %; ~80: 80 %, not sure; ?: unreadable; empty: nothing is typed. [AD1] */
export const PROGRESS_CELLS = table(`
  已用20% → ?
  80% ± 5 → ~80
  60。5% → ?
  words that say another amount is done
  已完成(60%) → ~60
  已完成（80%） → ~80
  完成（2/3） → ~66.67
  已完成80% → 80
  完成 80% → 80
  完成度80% → 80
  完成：80% → 80
  80%完成 → 80
  75％完成 → 75
  60%已完成 → 60
  未开始（30%） → ~30
  √ 80% → ~80
  已完成：初稿 → ?
  已完成 初稿 → ?
  已完成初稿 → ?
  已完成3篇 → ?
  完成2轮 → ?
  已完成，待验收 → ?
  基本完成 → ?
  部分完成 → ?
  即将完成 → ?
  未完成 → ?
  明天完成 → ?
  已经完成 → 100
  全部完成 → 100
  已完成 ✅ → 100
  已上线 → 100
  ✔️ → 100
  ☑ → 100
  ❌ → ?
  what is left, planned or something else
  剩3天 → ?
  剩余20% → ?
  还差10% → ?
  差10% → ?
  只差5% → ?
  差10%完成 → ?
  少10% → ?
  待完成20% → ?
  未完成20% → ?
  20%未完成 → ?
  20%（剩余） → ?
  20%(未完成) → ?
  80%（计划） → ?
  80%（目标） → ?
  80%（预计） → ?
  30% remaining → ?
  30% (left) → ?
  需完成80% → ?
  争取完成80% → ?
  力争80% → ?
  下周完成80% → ?
  月底完成80% → ?
  落后15% → ?
  滞后 5% → ?
  慢5% → ?
  比计划快10% → ?
  超前10% → ?
  提前5% → ?
  增长20% → ?
  ↑10% → ?
  ↓10% → ?
  ±5% → ?
  误差±5% → ?
  降20% → ?
  80±5% → ?
  通过率80% → ?
  合格率98% → ?
  到店率30% → ?
  使用率70% → ?
  CTR 3% → ?
  ROI 120% → ?
  折扣20% → ?
  权重30% → ?
  概率80% → ?
  把握80% → ?
  首付30% → ?
  预付款50% → ?
  已付50% → ?
  库存20% → ?
  占80% → ?
  误差5% → ?
  完成率80% → 80
  达成率80% → 80
  达到80% → 80
  进度80% → 80
  进度：80% → 80
  当前进度80% → 80
  总进度 80% → 80
  累计80% → 80
  60%（落后15%） → 60
  60%（目标80%） → 60
  60%（还差验收） → 60
  60%（滞后） → 60
  60%，落后15% → ~60
  已完成60%，剩余40% → 60
  完成60%，还差40% → 60
  60% done, 40% left → 60
  计划80%，实际60% → 60
  目标80%，完成60% → 60
  海报60%，视频30% → ?
  what is done and what is missing, which make up more than all
  完成80%，剩余30% → ~80
  已做70%，剩下40% → ~70
  完成60%，剩余40% → 60
  60% complete, 50% to go → ~60
  60% complete, 40% to go → 60
  残40% → ?
  あと40% → ?
  figures in the remark, denials, deadlines, what is used up
  80%（KOL 100%，海报60%） → ~80
  80%（完播率8%） → 80
  5/8 (周四) → ?
  3月15日前完成80% → ?
  截至3月15日完成80% → 80
  非100% → ?
  不是80% → ?
  没有80% → ?
  消耗80% → ?
  已收80%款 → ?
  bounds and guesses
  不止80% → ~80
  10%- → ~10
  c. 60% → ~60
  60% TBC → ~60
  60% (est.) → ~60
  latest 60% → 60
  百分之十几 → ~10
  差一点100% → ~100
  马上100% → ~100
  约80% → ~80
  80%左右 → ~80
  差不多80% → ~80
  80%上下 → ~80
  80%+ → ~80
  80+% → ?
  ≥80% → ~80
  ＞80% → ~80
  <80% → ~80
  不足80% → ~80
  未达80% → ~80
  没到80% → ~80
  80%不到 → ~80
  超80% → ~80
  过80% → ~80
  突破80% → ~80
  高达80% → ~80
  最高80% → ~80
  80%以上 → ~80
  80%（估） → ~80
  80%（预估） → ~80
  80%(待确认) → ~80
  预估80% → ~80
  80%? → ~80
  80%↑ → ?
  本周20% → ~20
  上周80% → ~80
  新增20% → ~20
  60→75% → ~75
  80多% → ?
  80%-90% → ~80
  80%～90% → ~80
  80-90% → ~80
  80%到90% → ~80
  tenths and figures in words
  完成度 6 成 → ~60
  6割 → ~60
  5割完了 → ~50
  5割引 → ?
  九成 → ~90
  九成五 → ~95
  两成 → ~20
  8成 → ~80
  八九成 → ~80
  近九成 → ~90
  不足三成 → ~30
  八成多 → ~80
  八成功率 → ?
  百分之八十 → 80
  百分之八十五 → 85
  百分之八十五点五 → 85.5
  百分之80 → 80
  百分之二十到三十 → ~20
  百分之百 → 100
  百分百 → 100
  四分之三 → 75
  三分之一 → 33.33
  完成三分之二 → 66.67
  一半 → ?
  过半 → ?
  大半 → ?
  ½ → 50
  完成¾ → 75
  a figure cut in two, or glued to another
  60,5% → 60.5
  60. 5% → ?
  6 0% → ?
  1 00% → ?
  1,234% → ?
  12345% → ?
  60/80% → ?
  80/100% → ?
  60%/80% → ?
  60、80% → ?
  3/5 80% → ~80
  3/5，80% → ?
  50+10% → ?
  ①80% → ~80
  ⒈80% → ~80
  1. 80% → ~80
  1、80% → 80
  m²80% → ?
  –5% → ~-5
  —5% → ~-5
  -5% → ~-5
  ﹣5% → ~-5
  海报—80% → 80
  海报–80% → 80
  海报：80% → 80
  V2 80% → ~80
  V1.2-60% → ~60
  6O% → ?
  l00% → ?
  %80 → ?
  80%% → ?
  80‰ → ?
  80﹪ → 80
  ８０．５％ → 80.5
  80% 3.15 → 80
  3.15：80% → 80
  3月15日 80% → 80
  80%（3.15更新） → 80
  80%（截至3/15） → 80
  pieces of all pieces, and what only looks so
  3/5 → 60
  3／5 → 60
  3篇/5篇 → 60
  3/5篇 → 60
  3/共5篇 → 60
  完成3/5 → 60
  已完成3/5 → 60
  3 of 5 → 60
  3/5，待验收 → ~60
  0/5 → 0
  5/5 → 100
  5/3 → ?
  0/0 → ?
  第3/5批 → ?
  阶段2/3 → ?
  step 2/3 → ?
  day 3/10 → ?
  周3/5 → ?
  Q3/4 → ?
  v2/3 → ?
  2024/2025 → ?
  2024/3/15 → ?
  3/15前 → ?
  3/15-3/20 → ?
  3/7天 → ?
  4.5/5 → ?
  4/5星 → ?
  24/7 → ?
  3:5 → ?
  numbers without a sign, dates, states, nothing
  80 → 80
  80.5 → 80.5
  100 → 100
  0 → 0
  0.6 → ~60
  .6 → ?
  1 → ?
  5000 → ?
  80分 → ?
  80个 → ?
  3.15 → 3.15
  3月15日 → ?
  2024-03-15 → ?
  3天 → ?
  10:00 → ?
  进行中 → ?
  进行中60% → 60
  进行中，60% → 60
  60%进行中 → 60
  进行中（100%） → ~100
  暂停（60%） → 60
  60%（已暂停） → 60
  90%，待验收 → 90
  待验收 90% → 90
  未开始 → 0
  待启动 → 0
  Not started → 0
  Done → 100
  80 % done → 80
  WIP 60% → 60
  almost 80% → ~80
  at least 80% → ~80
  80% of budget → ?
  作業中 60% → 60
  完了 → 100
  残り20% → ?
  約80% → ~80
  80%程度 → ~80
  80%超 → ~80
  80%未満 → ~80
  — → empty
  / → empty
  待定 → empty
  无 → empty
  N/A → empty
  \u200b → empty
`)

/** 03-01: that day of 2024, the year of the column; 03-01..03-05: a span; ?: unreadable; empty. [AD2] */
export const DAY_CELLS = table(`
  times of day, days of the week
  3月15日（周五） → 03-15
  3月15日（周一） → ?
  2024-03-15（周一） → ?
  2024年3月15日 星期日 → ?
  Fri, 15 Mar 2024 → 03-15
  Sunday 15 March 2024 → ?
  3/15(金) → 03-15
  3/15(月) → ?
  3月15日 金曜日 → 03-15
  3.15周五-3.20周三 → 03-15..03-20
  3.15周五-3.20周四 → ?
  3月1日18:00 → 03-01
  3月1日 18：00前 → 03-01
  3月1日9时30分 → 03-01
  3月1日上午9点半 → 03-01
  3月1日（周五）下午 → 03-01
  3月1日周五 → 03-01
  周五3月1日 → 03-01
  Fri, Mar 1 → 03-01
  Friday, March 1, 2024 → 03-01
  2024/3/1 上午 → 03-01
  2024/3/1上午10:30 → 03-01
  2024-03-01 24:00 → 03-01
  20240301 12:00 → 03-01
  6月18日零点 → 06-18
  6月17日20:00-22:00 → 06-17
  6月1日0:00-6月18日24:00 → 06-01..06-18
  6月1日10点-6月3日22点 → 06-01..06-03
  3月1日下班前 → 03-01
  3月1日全天 → 03-01
  3月1日当天 → 03-01
  ends that stay open, days that are not known
  10月1日0时起 → ?
  6月23日10:00起 → ?
  6月1日起 → ?
  6.1起 → ?
  自6月1日 → ?
  从6.1 → ?
  from June 1 → ?
  since 3/1 → ?
  6月1日~ → ?
  6月1日-待定 → ?
  6月1日至月底 → ?
  6月1日-6月 → ?
  6月1日-7月中旬 → ?
  6月1日至今 → ?
  3月1日后 → ?
  3月1日之后 → ?
  3月1日前后 → ?
  3月1日左右 → ?
  约3月1日 → ?
  大概3.1 → ?
  预计3月1日 → ?
  3月1日（预计） → ?
  3月1日（暂定） → ?
  暂定3.1 → ?
  3.1(待定) → ?
  3月1日可能 → ?
  最早3月1日 → ?
  不早于3月1日 → ?
  3月1日から → ?
  3月1日以降 → ?
  3月1日頃 → ?
  Mar 1 or later → ?
  Mar 1 onwards → ?
  Mar 1 - ongoing → ?
  around Mar 1 → ?
  3月1日? → ?
  3月1日或3月5日 → ?
  3月1日、5日 → ?
  3.1/3.5 → ?
  spans
  6.1-6.5 → 06-01..06-05
  6.1~5 → 06-01..06-05
  6月1-5日 → 06-01..06-05
  6月1日——5日 → 06-01..06-05
  6月1日〜5日 → 06-01..06-05
  6月1日‐5日 → 06-01..06-05
  6月1日至6月5日 → 06-01..06-05
  6月1日到5号 → 06-01..06-05
  自6月1日起至6月5日 → 06-01..06-05
  从6月1日到6月5日 → 06-01..06-05
  6/1-6/5 → 06-01..06-05
  2024.6.1-5 → 06-01..06-05
  20240601-20240605 → 06-01..06-05
  12.28-1.3 → 12-28..2025-01-03
  6月1日-6月5日（共5天） → 06-01..06-05
  6.1-6.5（5天） → 06-01..06-05
  March 1-5 → 03-01..03-05
  Mar 1–5, 2024 → 03-01..03-05
  1-5 March → 03-01..03-05
  1-5 Mar 2024 → 03-01..03-05
  1 March - 5 April → 03-01..04-05
  6.5-6.1 → ?
  3.1-3.5、3.8 → ?
  March 1st to 20th → 03-01..03-20
  3月15日到店 → 03-15
  3月15日到月底 → ?
  marks before and after
  至6月18日 → 06-18
  截至6月18日 → 06-18
  截止日期：6.18 → 06-18
  DDL 6.18 → 06-18
  deadline: 6/18 → 06-18
  due by 6/18 → 06-18
  不晚于6月18日 → 06-18
  6月18日前 → 06-18
  6.18前完成 → 06-18
  6月18日之前 → 06-18
  6月18日まで → 06-18
  ✅6月18日 → 06-18
  ①2月1日 → ?
  ①3月1日 → ?
  6.18大促 → 06-18
  （6月18日） → 06-18
  6月18日（上线） → 06-18
  6/18(火) → 06-18
  spellings
  1-Mar-24 → 03-01
  01-Mar-2024 → 03-01
  3-Mar → 03-03
  Mar. 5 → 03-05
  5th March → 03-05
  5 of March → 03-05
  Mar-24 → ?
  March 2024 → ?
  2024年3月 → ?
  2024‑03‑01 → 03-01
  2024. 3. 1 → 03-01
  2024 年 3 月 1 日 → 03-01
  24年3月1日 → 03-01
  三月一日 → 03-01
  十月一日 → 10-01
  六月十八日前 → 06-18
  二月三十日 → ?
  2月29日 → 02-29
  2月30日 → ?
  4.31 → ?
  13/1 → ?
  3/4/2024 → ?
  3.4.2024 → ?
  24.3.1 → ?
  240301 → ?
  202403 → ?
  20240301120000 → ?
  45352 → ?
  instants of a zone
  2024-03-01T00:00:00 → 03-01
  2024-03-01T16:00:00+00:00 → ?
  2024-03-01T16:00:00.000Z → ?
  2024-03-01T16:00+0800 → ?
  2024-03-01 16:00 UTC → ?
  2024-03-01 16:00 GMT+8 → ?
  2024-03-01 16:00 PST → ?
  2024-03-01 16:00 JST → ?
  no day at all
  Q3 → ?
  本周五 → ?
  月底 → ?
  3月底 → ?
  3月初 → ?
  第3周 → ?
  W12 → ?
  2024-W10 → ?
  明天 → ?
  尽快 → ?
  ASAP → ?
  长期 → ?
  每月1日 → ?
  T+3 → ?
  D-7 → ?
  活动前3天 → ?
  5日 → ?
  1-5日 → ?
  6-10日 → ?
  5/6月 → ?
  5-6月 → ?
  3–5个工作日 → ?
  3-5 working days → ?
  3-5 business days → ?
  2-3周 → ?
  2-3 weeks → ?
  1.5d → ?
  1.5h → ?
  1.5万 → ?
  1.5倍 → ?
  8.5成 → ?
  8.5折 → ?
  3-4线城市 → ?
  2-3稿 → ?
  2-3幅 → ?
  3-4pm → ?
  6.7英寸 → ?
  3月15日未完成 → ?
  3.15取消 → ?
  3月15日那周 → ?
  3.15晚 → 03-15
  3/15(金)〜3/17(日) → 03-15..03-17
  3.15(五)-3.17(日) → 03-15..03-17
  3月15日（含）至3月17日 → 03-15..03-17
  1/1前 → 01-01
  3.8节 → 03-08
  3-5km → ?
  5.5L → ?
  1.2版 → ?
  2.1版本 → ?
  5 may be late → ?
  5 decks → ?
  12 → ?
  1.5% → ?
  TBD → empty
  待定 → empty
  — → empty
`)

/** The state, `unclear` for words that say something unknown, `-` for nothing or "not done". [AD3] [AD5] */
export const STATE_CELLS = table(`
  a remark that agrees
  进行中(80%) → inProgress
  进行中 80% → inProgress
  进行中，等素材 → inProgress
  进行中：等素材 → inProgress
  进行中—等素材 → inProgress
  已完成 → done
  已经完成 → done
  已完成（100%） → done
  完成100% → done
  完成 3.15 → done
  已完成3月15日 → done
  已完成，3.15上线 → done
  已完成（延期） → done
  已完成，延期3天 → done
  已完结√ → done
  已上线 → done
  全部完成 → done
  完成了 → done
  延期了 → delayed
  延期3天 → delayed
  延期三天 → delayed
  延后3天 → delayed
  已做完 → done
  已完成✘ → unclear
  延期至3.20 → delayed
  已延期至3.20 → delayed
  延期到下周 → delayed
  延期（素材未到） → delayed
  延期：素材未到 → delayed
  Delayed 3 days → delayed
  Delayed by 3 days → delayed
  Completed 100% → done
  In Progress (80%) → inProgress
  In progress - 50% → inProgress
  WIP 60% → inProgress
  取消了 → cancelled
  取消（预算不足） → cancelled
  已取消，并入下期 → cancelled
  活动取消 → cancelled
  取消活动 → cancelled
  任务已取消 → cancelled
  暂停（等审批） → paused
  暂停执行 → paused
  暂缓执行 → paused
  Not started yet → notStarted
  a remark that contradicts, halves or asks
  已完成（80%） → unclear
  已完成80% → unclear
  完成 一半 → unclear
  完成3篇 → unclear
  已完成2轮 → unclear
  已完成 初稿 → unclear
  已完成：初稿 → unclear
  已完成，待验收 → unclear
  完成（待确认） → unclear
  未开始（30%） → unclear
  未开始 30% → unclear
  进行中（100%） → unclear
  取消？ → unclear
  取消（待定） → unclear
  取消（待确认） → unclear
  暂停（待定） → unclear
  取消 已恢复 → unclear
  暂停，已恢复 → unclear
  暂停（已重启） → unclear
  拟取消 → unclear
  申请取消 → unclear
  可能延期 → unclear
  有延期风险 → unclear
  未取消 → unclear
  不取消 → unclear
  未延期 → unclear
  无延期 → unclear
  进行中/暂停 → unclear
  进行中→已完成 → unclear
  未上线 → unclear
  待上线 → unclear
  待验收 → unclear
  基本完成 → unclear
  部分完成 → unclear
  即将完成 → unclear
  准备完成 → unclear
  完成率80% → unclear
  Done? → unclear
  Almost done → unclear
  Done, pending review → unclear
  Reopened → unclear
  暂停中（预计3.20恢复） → paused
  暂停，预计下周恢复 → paused
  取消，3.20恢复 → unclear
  Delayed to 3/20 → delayed
  In progress to 80% → unclear
  being done
  投放中 → inProgress
  拍摄中 → inProgress
  对接中 → inProgress
  采购中 → inProgress
  正在进行中 → inProgress
  还在进行中 → inProgress
  未进行中 → unclear
  延期申请中 → unclear
  取消审批中 → unclear
  暂停中 → paused
  等待中 → blocked
  计划中 → notStarted
  待投放中 → unclear
  其中 → unclear
  申请进行中 → unclear
  not begun
  未开始（等待素材） → notStarted
  Not started (waiting) → notStarted
  待启动 → notStarted
  待排期 → notStarted
  还没开始 → notStarted
  1-未开始 → notStarted
  ①未开始 → notStarted
  ① 进行中 → inProgress
  A-已完成 → done
  【进行中】 → inProgress
  🔴延期 → delayed
  nothing, or not done
  未完成 → -
  还没完成 → -
  尚未完成 → -
  ❌ → -
  × → -
  □未完成 □已完成 → -
  — → -
  N/A → -
  boxes
  □未完成 ☑已完成 → done
  ☑未完成 □已完成 → -
  √ → done
  ( )已完成 (√)未完成 → unclear
  🟥 → unclear
  高 → unclear
  正常 → unclear
`)

/** The amount, or `null` where none is read. [AD4] */
export const AMOUNT_CELLS = table(`
  currencies, units, taxes
  5万元（含税） → 50000
  5万（不含税） → 50000
  5万含税 → 50000
  含税5万 → 50000
  不含税 5万元 → 50000
  税后5万元 → 50000
  USD 1,200 → 1200
  US$1,200 → 1200
  HK$ 5,000 → 5000
  $5k → 5000
  RMB50,000.00 → 50000
  ¥50,000.00元 → 50000
  人民币5万元整 → 50000
  5000块钱 → 5000
  5000円 → 5000
  1.5w → 15000
  1.5 万 元 → 15000
  3.2亿 → 320000000
  5百万 → 5000000
  5千万元 → 50000000
  1,234万 → 12340000
  5.0000 → 5
  0元 → 0
  0.00 → 0
  -5,000 → -5000
  −5,000元 → -5000
  -¥5,000 → -5000
  ¥-5,000 → -5000
  ５０，０００ → 50000
  3万5千 → 35000
  3万2千元 → 32000
  1亿2000万 → 120000000
  5万5 → null
  三万元 → 30000
  五万 → 50000
  十万元 → 100000
  两万五千元 → 25000
  三百二十元 → 320
  叁万元整 → 30000
  壹佰万元整 → 1000000
  一万零五百 → 10500
  三万五 → null
  一亿二千万 → 120000000
  一亿零五百万 → 105000000
  一万亿 → null
  100（万元） → null
  5（单位：万元） → null
  5000（已付） → 5000
  1500（500×3） → 1500
  ranges, bounds, estimates
  5-8万 → null
  5万-8万 → null
  5~8万元 → null
  5万至8万 → null
  ￥5万起 → null
  5万左右 → null
  约5万 → null
  近5万 → null
  5万多 → null
  5万+ → null
  >5万 → null
  ≤5万 → null
  5万以内 → null
  不超过5万 → null
  上万 → null
  三五万 → null
  几万 → null
  5万（预计） → null
  5万（预估） → null
  5万（起） → null
  5万（封顶） → null
  5万（待定） → null
  5万？ → null
  rates and sums
  200元/人/天 → null
  5万/月 → null
  5万每月 → null
  5000（人均） → null
  5000（单价） → null
  500×3 → null
  500*3 → null
  500×3=1500 → null
  满300减50 → null
  100元+50元 → null
  8折 → null
  30% → null
  other marks of decimals and thousands
  (1,200.00) → null
  （5,000） → null
  1,2000 → null
  1,20 → null
  1.200,50 → null
  €4.999,99 → null
  ,89 → null
  1、500 → null
  1 200 → null
  1e5 → null
  5000- → null
  words
  免费 → null
  待定 → null
  按实报销 → null
  - → null
  百万 → null
`)

/** `person`, `unit` (nobody in particular), `several`, `nobody`. [OW1] */
export const OWNER_CELLS = table(`
  one person
  市场 张三 → person
  市场部（华东）张三 → person
  张三（市场部）经理 → person
  山田 太郎（営業） → person
  主：张三 → person
  张三 → person
  张 三 → person
  @张三 → person
  王五@ → person
  张三(市场部) → person
  张三（市场部、运营部） → person
  张三(市场/运营) → person
  张三（李四协助） → person
  市场部-张三 → person
  市场部：张三 → person
  市场部 张三 → person
  市场部张三 → person
  张三、 → person
  张三、张三 → person
  张三13800000000 → person
  张三 138 0000 0000 → person
  Tom Li (Marketing) → person
  tom.li → person
  张三 Tom → person
  王总 → person
  欧阳 娜娜 → person
  买买提·艾力 → person
  运营 → person
  several
  张三 or 李四 → several
  张三或李四 → several
  市场 张三 李四 → several
  赵六 (50%) 王芳 → several
  赵六（主）王芳（辅） → several
  主：赵六 辅：王芳 → several
  山田・佐藤 → several
  张三/李四 → several
  张三 李四 → several
  @张三 @李四 → several
  小王、小李 → several
  张三和李四 → several
  张三→李四 → several
  张三等 → several
  张三等3人 → several
  张三等人 → several
  1.张三 2.李四 → several
  ①张三②李四 → several
  张三（主）、李四（协） → several
  张三\\n李四 → several
  Tom/Jerry → several
  Tom & Jerry → several
  DBA + 中间件 → several
  nobody in particular
  志愿者10人 → unit
  市场部 → unit
  市场部门 → unit
  市场部（待定） → unit
  新媒体组 → unit
  张三团队 → unit
  全员 → unit
  全体同事 → unit
  全店 → unit
  所有KOL → unit
  各门店店长 → unit
  各区域 → unit
  相关部门 → unit
  跨部门 → unit
  多人 → unit
  3人 → unit
  5人小组 → unit
  @所有人 → unit
  @all → unit
  业务方 → unit
  品牌方 → unit
  客户 → unit
  经销商 → unit
  志愿者 → unit
  第三方公司 → unit
  XX工作室 → unit
  行业协会 → unit
  Sales team → unit
  nobody
  若干 → nobody
  Owner TBD → nobody
  待补充 → nobody
  同上 → nobody
  同左 → nobody
  ditto → nobody
  待分配 → nobody
  待指派 → nobody
  待安排 → nobody
  未分配 → nobody
  未指定 → nobody
  待定（3月确认） → nobody
  待定 → nobody
  TBD → nobody
  TBA → nobody
  unassigned → nobody
  Not assigned → nobody
  暂缺 → nobody
  负责人待定 → nobody
  市场部待定 → nobody
  暂无负责人 → nobody
  空缺 → nobody
  招聘中 → nobody
  ? → nobody
  √ → nobody
  1 → nobody
  — → nobody
`)
