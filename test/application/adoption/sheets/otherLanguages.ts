import { corpusSheet, type CorpusSheet } from './corpusSheet.ts'

/** Whole sheets written after public English and Japanese ones, each after the kind that its comment names. */
export const OTHER_LANGUAGES: readonly CorpusSheet[] = [
  // A schedule of MS Project, copied.
  corpusSheet(
    'en-ms-project',
    `Task Name ~ text ~ title ~ Kickoff / Requirements / Design
     WBS ~ text ~ code ~ 1 / 1.1 / 1.2
     Task Mode ~ singleSelect ~ - ~ Auto Scheduled / Auto Scheduled / Auto Scheduled
     Duration ~ text ~ - ~ 1 day / 5 days / 10 days
     Start ~ day ~ plannedStart ~ 2024-03-01 / 2024-03-04 / 2024-03-11
     Finish ~ day ~ plannedEnd ~ 2024-03-01 / 2024-03-08 / 2024-03-22
     Predecessors ~ text ~ - ~ · / 1 / 2
     Resource Names ~ text ~ owner ~ Ann Smith / Bob Jones / Cara Lee
     % Complete ~ percent ~ progress ~ 100% / 40% / 0%
     Cost ~ currency ~ - ~ 500 / 2000 / 4000`,
  ),
  // The same with a baseline and actual dates.
  corpusSheet(
    'en-ms-project-tracking',
    `Name ~ text ~ title ~ Kickoff / Requirements / Design
     Start ~ day ~ plannedStart ~ 2024-03-01 / 2024-03-04 / 2024-03-11
     Finish ~ day ~ plannedEnd ~ 2024-03-01 / 2024-03-08 / 2024-03-22
     Baseline Start ~ day ~ -?plannedStart ~ 2024-03-01 / 2024-03-04 / 2024-03-11
     Baseline Finish ~ day ~ -?plannedEnd ~ 2024-03-01 / 2024-03-07 / 2024-03-20
     Actual Start ~ day ~ actualStart ~ 2024-03-01 / 2024-03-05 / ·
     Actual Finish ~ day ~ actualEnd ~ 2024-03-01 / · / ·
     % Complete ~ percent ~ progress ~ 100% / 40% / 0%
     Remaining Duration ~ text ~ - ~ 0 days / 3 days / 10 days
     Resource Initials ~ text ~ - ~ A / B / C`,
  ),
  // An export of a monday.com board.
  corpusSheet(
    'en-monday',
    `Name ~ text ~ title ~ Book venue / Print flyers / Invite press
     Person ~ text ~ owner ~ Ann Smith / Bob Jones / Cara Lee
     Status ~ text ~ state ~ Done / Working on it / Stuck
     Timeline - Start ~ day ~ plannedStart ~ 2024-03-01 / 2024-03-04 / 2024-03-06
     Timeline - End ~ day ~ plannedEnd ~ 2024-03-03 / 2024-03-10 / 2024-03-12
     Priority ~ text ~ - ~ High / Low / Medium
     Budget ~ number ~ - ~ 1000 / 200 / 300
     Files ~ text ~ - ~ · / · / ·
     Last updated ~ text ~ - ~ Ann Smith 2024-03-02 / Bob Jones 2024-03-05 / ·`,
  ),
  // The CSV of an Asana project.
  corpusSheet(
    'en-asana',
    `Name ~ text ~ title ~ Write brief / Pick speakers / Book hotel
     Task ID ~ text ~ code ~ 1201 / 1202 / 1203
     Created At ~ day ~ - ~ 2024-02-01 / 2024-02-01 / 2024-02-02
     Completed At ~ day ~ actualEnd ~ 2024-03-02 / · / ·
     Last Modified ~ day ~ - ~ 2024-03-02 / 2024-03-01 / 2024-03-01
     Section/Column ~ text ~ stage?- ~ Plan / Plan / Logistics
     Assignee ~ text ~ owner ~ Ann Smith / Bob Jones / Cara Lee
     Assignee Email ~ text ~ - ~ ann@a.example / bob@a.example / cara@a.example
     Start Date ~ day ~ plannedStart ~ 2024-02-20 / 2024-03-01 / ·
     Due Date ~ day ~ plannedEnd ~ 2024-03-01 / 2024-03-10 / 2024-03-15
     Tags ~ text ~ - ~ · / urgent / ·
     Notes ~ text ~ notes ~ · / ask Dan / ·
     Projects ~ text ~ - ~ Summit / Summit / Summit
     Parent task ~ text ~ - ~ · / · / ·`,
  ),
  // The CSV of a Jira search.
  corpusSheet(
    'en-jira',
    `Summary ~ text ~ title ~ Checkout revamp / Pay with card / Fix refund
     Issue key ~ text ~ code ~ ENG-1 / ENG-2 / ENG-3
     Issue id ~ text ~ - ~ 10001 / 10002 / 10003
     Issue Type ~ singleSelect ~ - ~ Epic / Story / Bug
     Status ~ singleSelect ~ state ~ To Do / In Progress / Done
     Priority ~ singleSelect ~ - ~ Medium / Highest / High
     Assignee ~ text ~ owner ~ Ann Smith / Bob Jones / Cara Lee
     Reporter ~ text ~ - ~ Dan Brown / Dan Brown / Eve White
     Created ~ instant ~ - ~ 2024-02-01 / 2024-02-02 / 2024-02-03
     Updated ~ instant ~ - ~ 2024-03-01 / 2024-03-01 / 2024-03-02
     Resolved ~ instant ~ actualEnd?- ~ · / · / 2024-03-02
     Due date ~ day ~ plannedEnd ~ 2024-04-01 / 2024-03-15 / 2024-03-02
     Description ~ text ~ description ~ The big one / With card / Twice refunded
     Story Points ~ number ~ - ~ 8 / 5 / 2`,
  ),
  // A project sheet of Smartsheet.
  corpusSheet(
    'en-smartsheet',
    `Task Name ~ text ~ title ~ Venue / Catering / Signage
     Assigned To ~ person ~ owner ~ Ann Smith / Bob Jones / Cara Lee
     Start Date ~ day ~ plannedStart ~ 2024-03-01 / 2024-03-04 / 2024-03-06
     End Date ~ day ~ plannedEnd ~ 2024-03-03 / 2024-03-10 / 2024-03-12
     Duration ~ text ~ - ~ 3d / 5d / 5d
     Predecessors ~ text ~ - ~ · / 1 / 2FS +1d
     % Complete ~ percent ~ progress ~ 100% / 30% / 0%
     Status ~ singleSelect ~ state ~ Complete / In Progress / Not Started
     At Risk? ~ checkbox ~ - ~ · / ☑ / ·
     Comments ~ text ~ notes ~ · / menu open / ·`,
  ),
  // A Notion table of tasks.
  corpusSheet(
    'en-notion',
    `Task name ~ text ~ title ~ Landing page / Press kit / Teaser video
     Assign ~ person ~ owner ~ Ann Smith / Bob Jones / Cara Lee
     Status ~ singleSelect ~ state ~ Done / In progress / Not started
     Due ~ day ~ plannedEnd ~ 2024-03-01 / 2024-03-04 / 2024-03-06
     Priority ~ singleSelect ~ - ~ High / Low / Medium
     Tags ~ multiSelect ~ - ~ Web / PR / Video
     Summary ~ text ~ description?- ~ The page of the launch / For the press / 30 seconds
     Created time ~ instant! ~ - ~ 2024-02-01 / 2024-02-02 / 2024-02-03`,
  ),
  // A list of ClickUp.
  corpusSheet(
    'en-clickup',
    `Task Name ~ text ~ title ~ Write copy / Review copy / Publish
     Task ID ~ text ~ code ~ abc1 / abc2 / abc3
     Assignees ~ people ~ owner ~ Ann Smith / Bob Jones / Cara Lee
     Start Date ~ day ~ plannedStart ~ 2024-03-01 / 2024-03-04 / 2024-03-06
     Due Date ~ day ~ plannedEnd ~ 2024-03-03 / 2024-03-10 / 2024-03-12
     Date Created ~ instant ~ - ~ 2024-02-01 / 2024-02-01 / 2024-02-01
     Date Closed ~ instant ~ actualEnd ~ 2024-03-03 / · / ·
     Time Estimate ~ number ~ - ~ 4 / 2 / 1
     Time Spent ~ number ~ - ~ 5 / 1 / 0
     Status ~ singleSelect ~ state ~ complete / in progress / to do
     Progress ~ progress ~ progress ~ 100% / 20% / 0%`,
  ),
  // A marketing campaign calendar of a spreadsheet template.
  corpusSheet(
    'en-campaign',
    `Campaign Activity ~ text ~ title ~ Email blast / Radio spot / Influencer post
     Channel ~ singleSelect ~ channel ~ Email / Radio / Instagram
     Owner ~ text ~ owner ~ Ann / Bob / Cara
     Launch Date ~ day ~ plannedStart?- ~ 2024-03-01 / 2024-03-04 / 2024-03-06
     End Date ~ day ~ plannedEnd ~ 2024-03-03 / 2024-03-20 / 2024-03-06
     Target Audience ~ text ~ - ~ Members / Drivers / Teens
     Projected Cost ~ currency ~ - ~ 100 / 3000 / 500
     Actual Cost ~ currency ~ - ~ 120 / · / ·
     Impressions ~ number ~ - ~ 20000 / · / ·
     Status ~ singleSelect ~ state ~ Complete / In progress / Planned
     Notes ~ text ~ notes ~ · / · / ·`,
  ),
  // A gantt template with plan duration and percent done.
  corpusSheet(
    'en-gantt',
    `ACTIVITY ~ text ~ title ~ Survey / Drawings / Tender
     PLAN START ~ day ~ plannedStart ~ 2024-03-01 / 2024-03-08 / 2024-03-20
     PLAN DURATION ~ number ~ - ~ 7 / 12 / 22
     ACTUAL START ~ day ~ actualStart ~ 2024-03-01 / 2024-03-09 / ·
     ACTUAL DURATION ~ number ~ durationDays?- ~ 8 / 5 / ·
     PERCENT COMPLETE ~ percent ~ progress ~ 100% / 40% / 0%`,
  ),
  // A register of actions with the deadline and who.
  corpusSheet(
    'en-actions',
    `Action ~ text ~ title ~ Finalise cutover plan / Sign contract / Train staff
     ID ~ text ~ code ~ ACT001 / ACT002 / ACT003
     Project ~ text ~ - ~ Core / Core / People
     Owner ~ text ~ owner ~ Ann Smith / Bob Jones / Cara Lee
     Date Raised ~ day ~ - ~ 2024-02-01 / 2024-02-05 / 2024-02-06
     Deadline ~ day ~ plannedEnd ~ 2024-03-01 / 2024-03-05 / 2024-03-08
     Status ~ singleSelect ~ state ~ Overdue / Open / Closed
     Comments ~ text ~ notes ~ · / with legal / ·`,
  ),
  // A register of risks: no plan of tasks.
  corpusSheet(
    'en-risks',
    `Risk ~ text ~ risk?title ~ Supplier late / Rain / Budget cut
     Probability ~ singleSelect ~ - ~ H / M / L
     Impact ~ singleSelect ~ - ~ H / H / M
     Mitigation ~ text ~ solution ~ Second supplier / Tent / Talk early
     Risk owner ~ text ~ owner?- ~ Ann / Bob / Cara
     Mitigation due ~ day ~ solutionDue ~ 2024-03-01 / 2024-03-05 / 2024-03-08
     Date identified ~ day ~ - ~ 2024-02-01 / 2024-02-02 / 2024-02-03`,
  ),
  // A task list with remaining share and two totals.
  corpusSheet(
    'en-remaining',
    `Task ~ text ~ title ~ Stage / Sound / Light
     % Remaining ~ percent ~ - ~ 0% / 60% / 100%
     % Complete ~ percent ~ progress ~ 100% / 40% / 0%
     Planned % ~ percent ~ plannedProgress ~ 100% / 50% / 0%
     Variance ~ percent ~ progressDeviation?- ~ 0% / -10% / 0%
     Planned Finish ~ day ~ plannedEnd ~ 2024-03-01 / 2024-03-05 / 2024-03-08
     Forecast Finish ~ day ~ forecastEnd?- ~ 2024-03-01 / 2024-03-07 / 2024-03-08`,
  ),
  // An event plan: who, what, when.
  corpusSheet(
    'en-event',
    `What ~ text ~ title ~ Hire band / Order cake / Rent chairs
     Who ~ text ~ owner ~ Ann / Bob / Cara
     When due ~ text ~ plannedEnd ~ 1 March 2024 / 5 March 2024 / 8 March 2024
     Done? ~ checkbox ~ -?achieved ~ ☑ / · / ·
     Vendor ~ text ~ - ~ The Keys / Sweet Co / RentIt
     Phone ~ text ~ - ~ 555-0101 / 555-0102 / 555-0103
     Deposit paid ~ currency ~ - ~ 100 / 50 / 80`,
  ),
  // A sales pipeline: no plan of tasks.
  corpusSheet(
    'en-crm',
    `Account ~ text ~ title?- ~ Acme / Globex / Initech
     Contact ~ text ~ - ~ Ann / Bob / Cara
     Email ~ text ~ - ~ a@a.example / b@b.example / c@c.example
     Stage ~ singleSelect ~ stage?- ~ Lead / Proposal / Won
     Deal value ~ currency ~ - ~ 1000 / 5000 / 9000
     Close date ~ day ~ -?plannedEnd ~ 2024-03-01 / 2024-04-01 / 2024-02-01
     Last contacted ~ day ~ - ~ 2024-02-20 / 2024-02-25 / 2024-02-01
     Owner ~ person ~ owner ~ Dan / Eve / Dan
     Win probability ~ percent ~ - ~ 10% / 50% / 100%`,
  ),
  // Key results: progress that is none of a task.
  corpusSheet(
    'en-okr',
    `Key Result ~ text ~ title?- ~ 5 000 new members / NPS 60 / Churn 2 %
     Objective ~ text ~ - ~ Grow / Delight / Keep
     Baseline ~ number ~ - ~ 1000 / 40 / 5
     Target ~ number ~ -?totalAmount ~ 5000 / 60 / 2
     Current ~ number ~ -?doneAmount ~ 2800 / 50 / 3
     Confidence ~ singleSelect ~ - ~ High / Low / Medium
     Owner ~ text ~ owner ~ Ann / Bob / Cara`,
  ),
  // A WBS of a Japanese system house: plan and actual.
  corpusSheet(
    'ja-wbs',
    `タスク名 ~ text ~ title ~ 要件定義 / 基本設計 / 会場手配
     タスクID ~ text ~ code ~ T01 / T02 / T03
     フェーズ ~ singleSelect ~ stage ~ 立上げ / 設計 / 準備
     担当者 ~ text ~ owner ~ 佐藤 / 鈴木 / 高橋
     開始予定日 ~ day ~ plannedStart ~ 2024/03/01 / 2024/03/05 / 2024/03/10
     終了予定日 ~ day ~ plannedEnd ~ 2024/03/04 / 2024/03/20 / 2024/03/15
     開始実績日 ~ day ~ actualStart ~ 2024/03/01 / 2024/03/06 / ·
     終了実績日 ~ day ~ actualEnd ~ 2024/03/04 / · / ·
     進捗率 ~ percent ~ progress ~ 100% / 40% / 0%
     工数(h) ~ number ~ - ~ 16 / 40 / 8
     依存タスク ~ text ~ - ~ · / T01 / ·
     ステータス ~ singleSelect ~ state ~ 完了 / 進行中 / 未着手
     備考 ~ text ~ notes ~ · / · / ·`,
  ),
  // A schedule in a Japanese spreadsheet.
  corpusSheet(
    'ja-schedule',
    `作業内容 ~ text ~ title ~ 会場予約 / チラシ作成 / 受付準備
     担当 ~ text ~ owner ~ 佐藤 / 鈴木 / 高橋
     開始日 ~ day ~ plannedStart ~ 2024/03/01 / 2024/03/05 / 2024/03/10
     終了日 ~ day ~ plannedEnd ~ 2024/03/04 / 2024/03/20 / 2024/03/15
     期間 ~ number ~ - ~ 4 / 16 / 6
     進捗 ~ percent ~ progress ~ 100% / 40% / 0%
     メモ ~ text ~ notes ~ · / · / ·`,
  ),
  // A list of actions after a meeting in Japanese.
  corpusSheet(
    'ja-actions',
    `やること ~ text ~ title ~ 見積依頼 / 契約確認 / 台本作成
     責任者 ~ text ~ owner ~ 佐藤 / 鈴木 / 高橋
     期限 ~ day ~ plannedEnd ~ 2024/03/01 / 2024/03/05 / 2024/03/10
     状況 ~ singleSelect ~ state ~ 完了 / 対応中 / 未着手
     優先度 ~ singleSelect ~ - ~ 高 / 中 / 低
     完了日 ~ day ~ actualEnd ~ 2024/03/01 / · / ·`,
  ),
  // A Japanese issue list.
  corpusSheet(
    'ja-issues',
    `課題内容 ~ text ~ risk?title ~ 会場が狭い / 人手不足 / 予算超過
     起票日 ~ day ~ - ~ 2024/03/01 / 2024/03/02 / 2024/03/03
     起票者 ~ text ~ - ~ 佐藤 / 鈴木 / 高橋
     対応策 ~ text ~ solution ~ 別会場 / 応援要請 / 見直し
     対応期限 ~ day ~ solutionDue?plannedEnd ~ 2024/03/05 / 2024/03/06 / 2024/03/07
     担当部署 ~ singleSelect ~ department ~ 総務 / 人事 / 経理
     対応状況 ~ singleSelect ~ state ~ 完了 / 対応中 / 未対応`,
  ),
]
