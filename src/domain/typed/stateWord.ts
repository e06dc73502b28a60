import type { TaskState } from '../state.ts'
import { plainText } from './plainText.ts'

/**
 * Words that people give a task's state, simplified and in lower case. 'blocked' is none of our states: a blocked task is neither
 * paused nor cancelled, and its dates go on counting. [AD3]
 */
const WORDS: Readonly<Record<TaskState | 'blocked', string>> = {
  notStarted: '未开始 未启动 未开工 未处理 待开始 待启动 待办 待处理 待执行 尚未开始 未进行 not_started notstarted to_do todo open backlog planned pending new queued',
  inProgress: '进行中 执行中 处理中 推进中 开展中 实施中 制作中 跟进中 正在进行 已开始 已启动 in_progress inprogress doing ongoing wip active started working working_on_it',
  done: '已完成 完成 已结束 结束 已完结 完结 已上线 已解决 已交付 已验收 done complete completed finished closed resolved delivered shipped live',
  delayed: '延期 已延期 滞后 延误 逾期 已逾期 延迟 超期 拖期 delayed overdue late behind behind_schedule slipped',
  paused: '暂停 已暂停 搁置 已搁置 挂起 中止 on_hold onhold paused suspended',
  cancelled: '取消 已取消 作废 已作废 终止 不做了 放弃 cancelled canceled dropped void abandoned wont_do',
  blocked: '受阻 阻塞 卡住 有阻碍 等待中 blocked stuck waiting at_risk',
}

const STATE_OF: ReadonlyMap<string, TaskState | 'blocked'> = new Map(
  Object.entries(WORDS).flatMap(([state, words]) => words.split(' ').map((word) => [word, state as TaskState | 'blocked'] as const)),
)

/** The state that a word names, in Chinese of either script or English; null when it is none. [AD3] Never throws. */
export function stateOfWord(word: string): TaskState | 'blocked' | null {
  const plain = plainText(word).replaceAll(/[^\p{L}\p{N} ]/gu, '').trim()
  // A remark in days follows the word in the templates: 滞后(1天).
  return STATE_OF.get(plain.replaceAll(' ', '_')) ?? STATE_OF.get(plain.replaceAll(/\d+天$/gu, '')) ?? null
}
