// @vitest-environment happy-dom
import { useState } from 'react'
import { expect, it } from 'vitest'
import { useAnswer } from '../../../src/ui/parts/useAnswer.ts'
import { render } from '../../support/render.tsx'

/** A page that asks a question, and a button for each other one; a request waits until the test answers it. */
async function openAsker() {
  const requests: ((answer: string | null) => void)[] = []
  const signals: AbortSignal[] = []
  function Asker() {
    const [question, setQuestion] = useState('first')
    const { answer, isCurrent, askAgain } = useAnswer(question === 'none' ? null : [question], (signal) => {
      signals.push(signal)
      return new Promise<string | null>((resolve) => void requests.push(resolve))
    })
    return (
      <>
        {['second', 'third', 'none'].map((one) => (
          <button key={one} type="button" onClick={() => setQuestion(one)}>
            {one}
          </button>
        ))}
        <button type="button" onClick={askAgain}>
          again
        </button>
        <output>{`${answer ?? 'no answer'}, ${isCurrent ? 'current' : 'not current'}`}</output>
      </>
    )
  }
  const screen = await render(<Asker />)
  return {
    requests,
    stopped: () => signals.map(({ aborted }) => aborted),
    shown: () => screen.find('output').textContent,
    press: (name: string) => screen.click(screen.button(name)),
    answer: (at: number, answer: string | null) => screen.settle(() => requests[at]?.(answer)),
  }
}

it('the last answer stays until the next one comes; an answer to an older question is dropped', async () => {
  const asker = await openAsker()
  expect(asker.shown()).toBe('no answer, not current')
  await asker.answer(0, 'one')
  expect(asker.shown()).toBe('one, current')
  await asker.press('second')
  expect(asker.shown()).toBe('one, not current')
  await asker.press('third')
  await asker.answer(1, 'two')
  expect(asker.shown()).toBe('one, not current')
  await asker.answer(2, 'three')
  expect(asker.shown()).toBe('three, current')
})

it('work on an older question is told to stop, and on the last one when there is no question any more', async () => {
  const asker = await openAsker()
  await asker.press('second')
  expect(asker.stopped()).toEqual([true, false])
  await asker.press('none')
  expect(asker.stopped()).toEqual([true, true])
})

it('the same question is asked again on request; no question asks nothing, and an answer of null changes nothing', async () => {
  const asker = await openAsker()
  await asker.answer(0, 'one')
  await asker.press('again')
  expect(asker.requests).toHaveLength(2)
  expect(asker.shown()).toBe('one, not current')
  await asker.answer(1, null)
  expect(asker.shown()).toBe('one, not current')
  await asker.press('none')
  expect(asker.requests).toHaveLength(2)
  expect(asker.shown()).toBe('one, not current')
})
