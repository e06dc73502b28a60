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
    '未开始 未启动 未开工 未处理 未执行 未动工 待开始 待启动 待办 待处理 待执行 待开工 待分配 待排期 待领取 计划中 排期中 排队中 尚未开始 尚未启动 not_started_yet 还没开始 还未开始 没开始 未进行 筹划中 规划中 not_started notstarted not_yet_started to_do todo to-do open backlog planned pending new queued scheduled 未着手',
  inProgress:
    '进行中 进行 执行中 处理中 推进中 开展中 实施中 制作中 跟进中 设计中 审核中 审批中 测试中 评审中 验收中 修改中 开发中 筹备中 正在进行 正进行 正常进行 正常推进 已开始 已启动 开始 启动 进展中 在做 在办 办理中 in_progress inprogress in_process in_review reviewing doing ongoing on_going wip active started working working_on_it on_track under_way underway 着手 着手済み 対応中 作業中 実施中',
  done: '已完成 完成 完成了 完毕 已完毕 做完 已做完 全部完成 已全部完成 按时完成 按期完成 提前完成 延期完成 已结束 结束 已完结 完结 已完工 完工 已办结 办结 已上线 上线 已发布 已解决 已交付 已验收 验收通过 已关闭 已结案 已落地 搞定 done complete completed finished finish closed resolved delivered shipped live launched 完了 完了済み 終了 対応済み',
  delayed:
    '延期 已延期 延期中 延后 已延后 顺延 滞后 已滞后 延误 已延误 逾期 已逾期 延迟 已延迟 推迟 已推迟 超期 已超期 拖期 落后 delayed delay overdue late behind behind_schedule slipped postponed off_track 遅延 遅れ 期限超過',
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
/** 1-未开始, 01 进行中, ①完成, (2) done, A-完成: a number or letter that only sorts the options. */
const ORDER =
  /^\s*(?:[a-z][.、:：_-](?=\s*\p{Script=Han})|[(（]?\d{1,2}\s*[)）.、:：_-]|[(（]\d{1,2}|\d{1,2}\s(?=\p{L}))\s*/u
/** Characters between a state and the remark after it: 已取消，并入下期. */
const PARTING = /[,，;；:：。.、|/／\n–—-]/u
const PARTED = /^\s*[,，;；:：。.、|/／\n–—-]+/u
/** A Chinese word followed by a figure or a blank: 延期3天, 延期三天, 进行中 等素材. */
const LEADING_HAN = /^\p{Script=Han}+?(?=[一二两三四五六七八九十几半数]+[天周日个])|^\p{Script=Han}+(?=[\s\d约~≈])/u
/** 已延期至3.20, 延期到下周: how far something is late. */
const LATE_UNTIL = /^(?<word>\p{Script=Han}{2,4}?)[至到](?=.)/u
/** A Latin word followed by a figure: delayed 3 days, delayed by a week, delayed to 3/20, completed 100%. */
const LEADING_LATIN = /^[a-z][a-z' -]*?(?=\s*\d|\s+(?<by>by|until|till|to)\s)/u
/** What may stand beside a state without changing it: 目前, 任务, 了. */
const BEFORE_STATE = /^(?:目前|现在|当前|均|都|全部|仍在?|还在|正在?|已经|该?任务|该?活动|该?项目|该?工作|该?事项)/u
const AFTER_STATE = /(?:了|啦)$/u
/** 取消活动, 暂停执行: what is paused, cancelled or late. 完成初稿 is no such thing, because only a part is done. */
const OBJECT_OF_STATE = /(?:执行|推进|实施|该?任务|该?活动|该?项目|该?工作)$/u
/** 投放中, 拍摄中: something is being done, unless the word in front denies it, puts it off or is of another state. */
const BEING_DONE = /^\p{Script=Han}{2,6}中$/u
const NOT_BEING_DONE =
  /[未不没无待拟非停阻卡休拟月年周季]|申请|可能|是否|取消|延期|延误|延迟|推迟|滞后|逾期|完成|终止|中止|搁置|挂起|计划|规划|排期|排队|等待|其中|集中/u
/** A remark that is only a doubt. */
const DOUBTED = /^(?:可能|疑似|拟|待定|待确认|未定|未确认|暂定|是否|(?:申请|考虑|讨论|审批)中?)$/u
/** What is paused or cancelled no longer: 取消 已恢复. 待恢复 and 预计3.20恢复 are not yet. */
const RESUMED =
  /(?<!(?:[待未等将拟]|预计|计划)[\d.年月周日号上下初底/\s]*)(?:恢复|重启|重开|重新|继续)|resumed|restarted/u
/** Between "done" and a remark that may be the thing which is done, and no more: 已完成：初稿, 已完成3篇. */
const ADJOINED = /^[\s:：–—-]|^\d/u
/** Days, times, lengths and states, which say nothing of how much is done. */
const WHEN =
  /\d{4}年|\d{1,2}月\d{1,2}[日号]?|\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,2})?[日号]?|\d{1,2}:\d{2}|\d+(?:\.\d+)?\s*[天周]|100(?:\.0+)?\s*%|按时|按期|准时|提前|延期|逾期|延后|晚|早/gu
/** Words beside "done" which say that not all is done: 完成 一半, 完成（2/3）, done except banners. */
const NOT_ALL =
  /半|部分|还|剩|差|未|没|不|待|除|缺|成(?!功|都|员|本|品)|等(?!级)|[初草样一]稿|第[一二三\d]|[一二]期|only|not\b|except|pending|remain|left|half|partial|almost|nearly|but\b|\d\s*[/／]\s*\d/u
const PICTURES = /\p{Extended_Pictographic}/gu
const SHARE = /(\d+(?:\.\d+)?)\s*[%％]/u
const DOUBT = /[?？]/u

/**
 * The state that a cell names, in Chinese of either script, English or Japanese, with a remark after it: 进行中(80%),
 * 1-未开始, 已取消，并入下期, □未完成 ☑已完成. Null when it names none, or says something else besides. [AD3] Never throws.
 */
export function stateOfWord(text: string): StateWord | null {
  if (DOUBT.test(text)) return null
  const state = stateOf(text)
  // "已完成 ✘" contradicts itself.
  return state === 'done' && CROSS.test(text) ? null : state
}

const CROSS = /[❌✗✘×]/u

function stateOf(text: string): StateWord | null {
  if (!BOX.test(text)) return stateOfPhrase(text)
  const phrase = phraseOfBoxes(text)
  return phrase === null ? null : phrase === '' ? 'done' : stateOfPhrase(phrase)
}

/** Words that say "not done" and nothing more, like an empty box. */
const NOT_DONE =
  /^(?:[还仍尚并]?(?:未|没|没有)(?:完成|做完|做)?|未完了|否|无|no|n|x|×|✗|✘|❌|false|incomplete|not_?done|undone)$/u

/**
 * What a state cell of people's says of a task, 'unclear' for a word that we do not know; null when it says nothing but
 * "not done". [AD5]
 */
export function statedBy(text: string): StatedState | null {
  const state = stateOfWord(text)
  if (state !== null) return state
  if (saysNothing(text)) return null
  const isNoneTicked = BOX.test(text) && !Array.from(text).some((character) => TICKED.includes(character))
  const said = (BOX.test(text) ? phraseOfBoxes(text) : null) ?? text
  const plain = plainText(said).replace(ORDER, '').replaceAll(BOX_OR_CROSS, '').replaceAll(' ', '')
  return isNoneTicked || plain === '' || NOT_DONE.test(plain) ? null : 'unclear'
}

/**
 * What a list of boxes says: the word that is ticked, '' for a tick alone, null where none or several are. A single empty
 * box with a word is that word, as the template has it (□延期).
 */
function phraseOfBoxes(text: string): string | null {
  const front = text.slice(0, text.search(BOX))
  const boxes = [...text.matchAll(BOXED)].map(([, box = '', word = '']) => ({ isTicked: TICKED.includes(box), word }))
  const ticked = boxes.filter(({ isTicked }) => isTicked)
  const [only, ...further] = ticked
  if (only === undefined) return boxes.length === 1 ? `${front} ${boxes[0]?.word ?? ''}` : null
  if (further.length > 0) return null
  // "完成 √" has its word before the tick; a tick alone means done.
  const phrase = `${only.word} ${boxes.length === 1 ? front : ''}`
  return saysAnything(phrase) ? phrase : ''
}

const saysAnything = (phrase: string): boolean => /[\p{L}\p{N}]/u.test(phrase)

/** The state of a phrase without figures: a word of the list, such a word with 了 or 目前, or something that is being done. */
function stateOfPlain(phrase: string): StateWord | null {
  const word = phrase.replaceAll(/[^\p{L}\p{N}’]/gu, '')
  const listed = STATE_OF.get(word)
  if (listed !== undefined) return listed
  const core = word.replace(BEFORE_STATE, '').replace(AFTER_STATE, '')
  const state = STATE_OF.get(core)
  if (state !== undefined) return state
  const ofObject = STATE_OF.get(core.replace(OBJECT_OF_STATE, ''))
  if (ofObject === 'paused' || ofObject === 'cancelled' || ofObject === 'delayed') return ofObject
  return BEING_DONE.test(core) && !NOT_BEING_DONE.test(core) && !endsInState(core) ? 'inProgress' : null
}

/** 部分进行中 and 申请进行中 say something else of a state. */
const endsInState = (word: string): boolean =>
  Array.from(word, (_, at) => at).some((at) => at > 0 && STATE_OF.has(word.slice(at)))

function stateOfPhrase(text: string): StateWord | null {
  const whole = plainText(text.replaceAll(PICTURES, ' ')).replace(ORDER, '')
  const alone = stateOfPlain(whole)
  if (alone !== null) return alone
  const { words, remarks } = splitRemarks(whole)
  const [phrase = '', ...further] = saysAnything(words) ? [words, ...remarks] : remarks
  const { head, rest } = splitState(phrase)
  const state = stateOfPlain(head)
  if (state === null || (state === 'done' && isOnlyPart(rest))) return null
  return [rest, ...further].some((remark) => isContradicted(state, remark)) ? null : state
}

/** The first word, and what stands behind it with the sign between them. */
function splitState(words: string): { readonly head: string; readonly rest: string } {
  const splitAt = (at: number) => ({ head: words.slice(0, at), rest: words.slice(at) })
  if (stateOfPlain(words) !== null) return splitAt(words.length)
  const at = words.search(PARTING)
  const clause = at < 0 ? words : words.slice(0, at)
  if (stateOfPlain(clause) !== null) return splitAt(clause.length)
  const until = LATE_UNTIL.exec(clause)?.groups?.['word'] ?? ''
  if (stateOfPlain(until) === 'delayed') return splitAt(until.length)
  const [han] = LEADING_HAN.exec(clause) ?? []
  if (han !== undefined) return splitAt(han.length)
  const latin = LEADING_LATIN.exec(clause)
  if (latin === null) return splitAt(clause.length)
  // "Done by 3/15" is a deadline.
  const isDeadline = latin.groups?.['by'] !== undefined && stateOfPlain(latin[0]) !== 'delayed'
  return splitAt(isDeadline ? clause.length : latin[0].length)
}

/** Whether what follows "done" directly may be the thing that is done, and no more: 已完成3篇, 已完成：初稿. */
function isOnlyPart(rest: string): boolean {
  if (!ADJOINED.test(rest)) return false
  const words = rest.replaceAll(WHEN, ' ')
  return /[\p{Script=Han}\d]/u.test(words) && stateOfPlain(words) === null
}

/** Whether a remark contradicts the state before it: a doubt, another state, a share, or a part of what is done. */
function isContradicted(state: StateWord, remark: string): boolean {
  const words = remark.replace(PARTED, '').trim()
  if (words === '') return false
  if (DOUBTED.test(words)) return true
  const other = stateOfPlain(words)
  // Something finished late is finished, and what is not begun may wait for something.
  const agrees = (state === 'done' && other === 'delayed') || (state === 'notStarted' && other === 'blocked')
  if (other !== null && other !== state && !agrees) return true
  if (state === 'paused' || state === 'cancelled') return RESUMED.test(words)
  const share = SHARE.exec(words)
  if (share !== null) {
    const percent = Number(share[1])
    if (state === 'done') return percent < 100
    return (state === 'notStarted' && percent > 0) || (state === 'inProgress' && percent >= 100)
  }
  return state === 'done' && NOT_ALL.test(words)
}
