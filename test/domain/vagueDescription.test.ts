import { expect, it } from 'vitest'
import { isVagueDescription } from '../../src/domain/index.ts'

it.each([
  { description: '小红书推广', vague: true, because: 'the bad example of the template' },
  { description: '完成小红书头部KOL(10万粉)1篇笔记发布', vague: false, because: 'its good example' },
  { description: '3位腰部KOL(5-10万粉)各1篇', vague: false, because: 'S3-1 row 1' },
  { description: '2篇新品推文(含亮点+预约)', vague: false, because: 'S3-1 row 2' },
  { description: '在抖音、小红书投放10条短视频', vague: false, because: 'S2-1 row 2' },
  { description: null, vague: true, because: 'nothing is written' },
  { description: ' — ', vague: true, because: 'a dash is nothing' },
  { description: 'KOL种草', vague: true, because: 'it repeats a part of the title' },
  { description: '拍两版', vague: false, because: 'a number in words' },
  { description: '写一二三', vague: false, because: 'a number in words' },
  { description: '写推文并配图发布', vague: false, because: 'eight characters' },
  { description: '写推文并配图发', vague: true, because: 'seven characters' },
  { description: 'Poster', vague: true, because: 'a word' },
  { description: 'Print ten', vague: false, because: 'a number in words' },
] as const)('[S3-11] [FL1] 「$description」 is vague: $vague, $because', ({ description, vague }) => {
  expect(isVagueDescription({ title: 'KOL种草笔记发布', description })).toBe(vague)
})
