import { describe, expect, it } from 'vitest'
import { accountableFlags, ownerFlag } from '../../src/domain/owner.ts'

const names = (...lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split(' | '))
const flagOf = (text: string) => ownerFlag({ people: [], text })

describe('[OW1] [S3-12] one named owner', () => {
  it.each([
    { people: ['*经理'], text: null, flag: null },
    { people: ['*经理'], text: '市场部', flag: null },
    { people: ['*经理', '*专员'], text: null, flag: 'ownerAmbiguous' },
    { people: [], text: null, flag: 'ownerMissing' },
    { people: [], text: '  ', flag: 'ownerMissing' },
    { people: [], text: '、', flag: 'ownerMissing' },
  ])('$people "$text" → $flag', ({ people, text, flag }) => {
    expect(ownerFlag({ people, text })).toBe(flag)
  })

  it.each(
    names(
      '市场部*经理 | 市场部*丽 | 新媒体*运营 | 市场部 张三 | 张三（市场部）',
      '产品组 小王 | 张三、 | @张三 | Kim Marshall | Hall | Ally',
      'Teame Okoro | Office Manager | Watson Marketing',
      'zhang.san@corp.com | 阿部 | 岡部 | 長谷部 | 曽我部 | 田中部長',
      '山田 太郎 | 王立科 | 欧阳立科 | 全智贤',
    ),
  )('%s is a person', (name) => {
    expect(flagOf(name)).toBeNull()
  })

  it.each(
    names(
      '市场部 | 设计团队 | 销售团队 | 执行组 | 运营中心 | 财务科 | 市場部',
      '行銷團隊 | 第一事业部 | 上海分公司 | 全员 |  全体  | 全員 | 全體人員',
      '所有人 | 全体员工 | 所有成员 | 每个人 | 各门店 | 相关同事 | 大家',
      '市场部全员 | 销售部所有人 | 团队成员 | 团队 | 團隊 | 公司 | A组 | 二部',
      '供应商A | 外包 | 华东大区 | 営業部 | 営業チーム | 関係者全員 | みんな',
      '制作グループ | Marketing Team | The Marketing Team',
      'Team A | Sales dept. | Department of Sales',
      'EVERYONE | All staff | Everyone in sales',
      'Marketing | HR | Ogilvy Agency',
    ),
  )('%s is no person, as text and as an account that several people share [Q22]', (name) => {
    expect(flagOf(name)).toBe('ownerNotAPerson')
    expect(ownerFlag({ people: [name], text: null })).toBe('ownerNotAPerson')
  })

  it.each([
    '张三、李四',
    '张三,李四',
    '张三 / 李四',
    '张三 李四',
    '@张三@李四',
    '全员、张三',
    '王小明和李四',
    'Kim and Hall',
  ])('%s names several', (text) => expect(flagOf(text)).toBe('ownerAmbiguous'))
})

describe('[OW1] [S0-16] exactly one A, as soon as one task of the set names one', () => {
  const people = (...names: readonly string[]) => ({ people: names, text: null })
  it.each([
    { because: 'nobody uses the column', approvers: [people(), people()], flags: [null, null] },
    { because: 'the second lacks one', approvers: [people('经理'), people()], flags: [null, 'accountableMissing'] },
    { because: 'two are none', approvers: [people('经理', '主管')], flags: ['accountableAmbiguous'] },
    {
      because: 'a department decides nothing',
      approvers: [{ people: [], text: '市场部' }, people()],
      flags: ['accountableNotAPerson', 'accountableMissing'],
    },
    { because: 'each has one', approvers: [people('经理'), { people: [], text: '主管' }], flags: [null, null] },
  ])('$because → $flags', ({ approvers, flags }) => {
    expect(accountableFlags(approvers.map(ownerFlag))).toEqual(flags)
  })
})
