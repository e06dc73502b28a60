import { expect, it } from 'vitest'
import { written } from '../../src/domain/index.ts'

it.each([
  { cell: ' 素材需求变更 ', says: '素材需求变更' },
  { cell: '-', says: null },
  { cell: ' 无 ', says: null },
  { cell: 'N/A', says: null },
  { cell: '', says: null },
  { cell: null, says: null },
  { cell: '无人力', says: '无人力' },
])('$cell says $says', ({ cell, says }) => {
  expect(written(cell)).toBe(says)
})
