import type { TaskState } from '../state.ts'
import type { StatedState } from '../task.ts'
import { plainText, saysNothing, splitRemarks } from './plainText.ts'

/**
 * Words that people use for a task's state, in lower case. 中止 alone is what Japanese sheets call cancelled; 已中止 is
 * Chinese for paused. 'blocked' is not one of our states: a blocked
 * task is neither paused nor cancelled, and its dates still count. [AD3]
 */
const WORDS: Readonly<Record<TaskState | 'blocked', string>> = {
  notStarted:
    '未开始 未启动 未开工 未处理 未执行 未动工 待开始 待启动 待办 待处理 待执行 待开工 待分配 待排期 待领取 尚未开始 尚未启动 还没开始 还未开始 没开始 未进行 筹划中 规划中 not_started notstarted not_yet_started to_do todo to-do open backlog planned pending new queued scheduled 未着手',
  inProgress:
    '进行中 进行 执行中 处理中 推进中 开展中 实施中 制作中 跟进中 设计中 审核中 审批中 测试中 评审中 验收中 修改中 开发中 筹备中 正在进行 正进行 正常进行 正常推进 已开始 已启动 开始 启动 进展中 在做 在办 办理中 in_progress inprogress in_process in_review reviewing doing ongoing on_going wip active started working working_on_it on_track under_way underway 着手 着手済み 対応中 作業中 実施中',
  done: '已完成 完成 完成了 全部完成 已全部完成 按时完成 按期完成 提前完成 延期完成 已结束 结束 已完结 完结 已完工 完工 已办结 办结 已上线 上线 已发布 已解决 已交付 已验收 验收通过 已关闭 已结案 已落地 搞定 done complete completed finished finish closed resolved delivered shipped live launched 完了 完了済み 終了 対応済み',
  delayed:
    '延期 已延期 延期中 滞后 已滞后 延误 已延误 逾期 已逾期 延迟 已延迟 推迟 已推迟 超期 已超期 拖期 落后 delayed delay overdue late behind behind_schedule slipped postponed off_track 遅延 遅れ 期限超過',
  paused:
    '暂停 已暂停 暂停中 暂缓 已暂缓 缓办 搁置 已搁置 挂起 已挂起 已中止 停滞 一時停止 保留 保留中 on_hold onhold hold paused suspended deferred parked',
  cancelled:
    '取消 已取消 作废 已作废 终止 已终止 撤销 已撤销 不做了 不做 放弃 已放弃 弃用 已废弃 废弃 cancelled canceled cancel dropped void abandoned wont_do won’t_do terminated discarded 中止 中止済み 取りやめ 見送り キャンセル',
  blocked: '受阻 已受阻 阻塞 卡住 卡住了 有阻碍 等待中 等待 blocked stuck waiting at_risk waiting_for',
}

type StateWord = TaskState | 'blocked'

const STATE_OF: ReadonlyMap<string, StateWord> = new Map(
  Object.entries(WORDS).flatMap(([state, words]) =>
    words.split(' ').map((word) => [plainText(word.replaceAll('_', '')), state as StateWord] as const),
  ),
)

const TICKED = '☑☒✅✔✓√🗹'
const UNTICKED = '□☐◻⬜'
const BOX_OR_CROSS = new RegExp(`[${TICKED}${UNTICKED}❌✗✘×]`, 'gu')
const BOX = new RegExp(`[${TICKED}${UNTICKED}]`, 'u')
const BOXED = new RegExp(`([${TICKED}${UNTICKED}])([^${TICKED}${UNTICKED}]*)`, 'gu')
/** 1-未开始, 01 进行中, ①完成, (2) done: a number that only sorts the options. */
const ORDER = /^\s*(?:[①-⑳]|[(（]?\d{1,2}\s*[)）.、:：_-]|[(（]\d{1,2}|\d{1,2}\s(?=\p{L}))\s*/u
/** Characters between a state and the remark after it: 已取消，并入下期. */
const PARTING = /[,，;；:：。.、|/／\n–—-]/u
/** A Chinese word followed by a figure or a blank: 延期3天, 进行中 等素材. */
const LEADING_HAN = /^\p{Script=Han}+(?=[\s\d约~≈])/u
/** Words beside "done" which say that not all is done: 完成 一半, 完成（2/3）, done except banners. */
const NOT_ALL =
  /半|部分|还|剩|差|未|没|不|待|除|缺|成(?!功|都|员|本|品)|等(?!级)|only|not\b|except|pending|remain|left|half|partial|almost|nearly|but\b|\d\s*[/／]\s*\d/u
const PICTURES = /\p{Extended_Pictographic}/gu
const SHARE = /(\d+(?:\.\d+)?)\s*[%％]/u
const DOUBT = /[?？]/u

/**
 * The state that a cell names, in Chinese of either script, English or Japanese, with a remark after it: 进行中(80%),
 * 1-未开始, 已取消，并入下期, □未完成 ☑已完成. Null when it names none, or says something else besides. [AD3] Never throws.
 */
export function stateOfWord(text: string): StateWord | null {
  if (DOUBT.test(text)) return null
  return BOX.test(text) ? stateOfBoxes(text) : stateOfPhrase(text)
}

/** Words that say "not done" and nothing more, like an empty box. */
const NOT_DONE = /^(?:未完成|未完了|没完成|尚未完成|未|否|无|no|n|x|×|✗|✘|❌|false|incomplete|not_?done|undone)$/u

/**
 * What a state cell of people's says of a task, 'unclear' for a word that we do not know; null when it says nothing but
 * "not done". [AD5]
 */
export function statedBy(text: string): StatedState | null {
  const state = stateOfWord(text)
  if (state !== null) return state
  if (saysNothing(text)) return null
  const isNoneTicked = BOX.test(text) && !Array.from(text).some((character) => TICKED.includes(character))
  const plain = plainText(text).replace(ORDER, '').replaceAll(BOX_OR_CROSS, '').replaceAll(' ', '')
  return isNoneTicked || plain === '' || NOT_DONE.test(plain) ? null : 'unclear'
}

/** A list of boxes says what is ticked; a single empty box with a word is that word, as the template has it (□延期). */
function stateOfBoxes(text: string): StateWord | null {
  const front = text.slice(0, text.search(BOX))
  const boxes = [...text.matchAll(BOXED)].map(([, box = '', word = '']) => ({ isTicked: TICKED.includes(box), word }))
  const ticked = boxes.filter(({ isTicked }) => isTicked)
  const [only, ...further] = ticked
  if (only === undefined) return boxes.length === 1 ? stateOfPhrase(`${front} ${boxes[0]?.word ?? ''}`) : null
  if (further.length > 0) return null
  // "完成 √" has its word before the tick; a tick alone means done.
  const phrase = `${only.word} ${boxes.length === 1 ? front : ''}`
  return saysAnything(phrase) ? stateOfPhrase(phrase) : 'done'
}

const saysAnything = (phrase: string): boolean => /[\p{L}\p{N}]/u.test(phrase)
const stateOfPlain = (phrase: string): StateWord | null =>
  STATE_OF.get(phrase.replaceAll(/[^\p{L}\p{N}’]/gu, '')) ?? null

function stateOfPhrase(text: string): StateWord | null {
  const whole = plainText(text.replaceAll(PICTURES, ' ')).replace(ORDER, '')
  const alone = stateOfPlain(whole)
  if (alone !== null) return alone
  const { words, remarks } = splitRemarks(whole)
  const [phrase = '', ...further] = saysAnything(words) ? [words, ...remarks] : remarks
  const [head = '', ...rest] = splitState(phrase)
  const state = stateOfPlain(head)
  return state === null || isContradicted(state, [...rest, ...further].join(' ')) ? null : state
}

/** The first word and the remark after it. */
function splitState(words: string): readonly string[] {
  if (stateOfPlain(words) !== null) return [words]
  const at = words.search(PARTING)
  const clause = at < 0 ? words : words.slice(0, at)
  const rest = at < 0 ? '' : words.slice(at + 1)
  if (stateOfPlain(clause) !== null) return [clause, rest]
  const [han] = LEADING_HAN.exec(clause) ?? []
  return han === undefined ? [clause, rest] : [han, `${clause.slice(han.length)} ${rest}`]
}

/** Whether a remark contradicts the state before it: by another state, or by a part of what is done. */
function isContradicted(state: StateWord, remark: string): boolean {
  if (remark.trim() === '') return false
  const other = stateOfPlain(remark)
  if (other !== null && other !== state) return true
  if (state !== 'done') return false
  const share = SHARE.exec(remark)
  return share === null ? NOT_ALL.test(remark) : Number(share[1]) < 100
}
