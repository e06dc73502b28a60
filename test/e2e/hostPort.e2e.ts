import { afterAll, beforeAll, expect, it } from 'vitest'
import { hostPortOverWire } from '../contract/hostPortOverWire.ts'
import { startSdkPages, type SdkPages } from './support/sdkPage.ts'

let pages: SdkPages

beforeAll(async () => {
  pages = await startSdkPages()
})

afterAll(() => pages.close())

it('the adapter keeps its port’s contract on the unmodified SDK over the wire', async () => {
  const { plugin, errors } = await pages.open()
  expect(await hostPortOverWire(plugin)).toEqual([])
  expect(errors).toEqual([])
})
