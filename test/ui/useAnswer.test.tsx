// @vitest-environment happy-dom
import { useState } from 'react'
import { expect, it } from 'vitest'
import { useAnswer } from '../../src/ui/parts/useAnswer.ts'
import { render } from '../support/render.tsx'

/** A page that asks a question; each request waits in `requests` until the test answers it. */
async function openAsker() {
  const requests: ((answer: string | null) => void)[] = []
  let setQuestion: (question: string | null) => void = () => undefined
  function Asker() {
    const [question, set] = useState<string | null>('first')
    setQuestion = set
    const { answer, isCurrent, askAgain } = useAnswer(
      question === null ? null : [question],
      () => new Promise<string | null>((resolve) => void requests.push(resolve)),
    )
    return (
      <button type="button" onClick={askAgain}>
        {`${answer ?? 'no answer'}, ${isCurrent ? 'current' : 'not current'}`}
      </button>
    )
  }
  const screen = await render(<Asker />)
  return {
    requests,
    shown: () => screen.text(),
    ask: (question: string | null) => screen.settle(() => setQuestion(question)),
    askAgain: () => screen.click(screen.find('button')),
    answer: (at: number, answer: string | null) => screen.settle(() => requests[at]?.(answer)),
  }
}

it('the last answer stays until the next one comes; one to an older question is dropped', async () => {
  const asker = await openAsker()
  expect(asker.shown()).toBe('no answer, not current')
  await asker.answer(0, 'one')
  expect(asker.shown()).toBe('one, current')
  await asker.ask('second')
  expect(asker.shown()).toBe('one, not current')
  await asker.ask('third')
  await asker.answer(1, 'two')
  expect(asker.shown()).toBe('one, not current')
  await asker.answer(2, 'three')
  expect(asker.shown()).toBe('three, current')
})

it('the same question is asked again on request; no question asks nothing, and an answer of null changes nothing', async () => {
  const asker = await openAsker()
  await asker.answer(0, 'one')
  await asker.askAgain()
  expect(asker.requests).toHaveLength(2)
  expect(asker.shown()).toBe('one, not current')
  await asker.answer(1, null)
  expect(asker.shown()).toBe('one, not current')
  await asker.ask(null)
  expect(asker.requests).toHaveLength(2)
  expect(asker.shown()).toBe('one, not current')
})
