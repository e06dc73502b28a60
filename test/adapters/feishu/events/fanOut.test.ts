import { describe, expect, it, vi } from 'vitest'
import { createFanOut, type Defer } from '../../../../src/adapters/feishu/events/fanOut.ts'

/** An SDK event with the defect of the real one (host-protocol §3.3): each `off()` counts down, repeated ones too. */
function carelessSource() {
  let emit = (_event: string): void => undefined
  let listening = 0
  const attach = vi.fn<(listener: (event: string) => void) => () => void>((listener) => {
    emit = listener
    listening += 1
    return () => {
      listening -= 1
    }
  })
  return { attach, send: (event: string) => emit(event), listening: () => listening }
}

/** Deferred work that runs when the test says so. */
function manualDefer() {
  let waiting: (() => void)[] = []
  const defer: Defer = (task) => void waiting.push(task)
  const run = () => {
    const now = waiting
    waiting = []
    for (const task of now) task()
  }
  return { defer, run }
}

function opened() {
  const source = carelessSource()
  const { defer, run } = manualDefer()
  return { source, watch: createFanOut(source.attach, defer), run }
}

describe('[host-protocol §3.3] any number of our listeners share one of the SDK', () => {
  it('attaches once, and detaches once when the last one has left', () => {
    const { source, watch, run } = opened()
    const offs = [watch(() => undefined), watch(() => undefined)]
    expect(source.attach).toHaveBeenCalledOnce()
    offs[0]?.()
    run()
    expect(source.listening()).toBe(1)
    offs[1]?.()
    run()
    expect(source.listening()).toBe(0)
  })

  it('an unsubscriber called twice removes no other listener', () => {
    const { source, watch, run } = opened()
    const heard: string[] = []
    const off = watch(() => heard.push('a'))
    watch(() => heard.push('b'))
    off()
    off()
    run()
    source.send('x')
    expect(heard).toEqual(['b'])
    expect(source.listening()).toBe(1)
  })

  it('the same function subscribed twice is two subscriptions', () => {
    const { source, watch } = opened()
    const listener = vi.fn<(event: string) => void>()
    const off = watch(listener)
    watch(listener)
    source.send('x')
    off()
    source.send('y')
    expect(listener.mock.calls).toEqual([['x'], ['x'], ['y']])
  })

  it('a listener that leaves within a callback makes no other one miss the event, and hears no more', () => {
    const { source, watch } = opened()
    const heard: string[] = []
    const offs: (() => void)[] = []
    offs.push(
      watch((event) => {
        heard.push(`a${event}`)
        for (const off of offs) off()
      }),
    )
    watch((event) => void heard.push(`b${event}`))
    offs.push(watch((event) => void heard.push(`c${event}`)))
    source.send('1')
    source.send('2')
    expect(heard).toEqual(['a1', 'b1', 'b2'])
  })

  it('a listener that comes back within a callback does not hear the same event again', () => {
    const { source, watch } = opened()
    let heard = 0
    const again = (off: () => void) => {
      off()
      let next = (): void => undefined
      next = watch(() => {
        heard += 1
        again(next)
      })
    }
    again(() => undefined)
    source.send('x')
    expect(heard).toBe(1)
  })

  it('a listener that throws stops neither the others nor the host; its error is thrown afterwards', () => {
    const { source, watch, run } = opened()
    const heard: string[] = []
    watch(() => {
      throw new Error('broken listener')
    })
    watch((event) => void heard.push(event))
    expect(() => source.send('x')).not.toThrow()
    expect(heard).toEqual(['x'])
    expect(run).toThrow('broken listener')
  })

  it('StrictMode, which subscribes, unsubscribes and subscribes again, registers once with the host', () => {
    const { source, watch, run } = opened()
    watch(() => undefined)()
    watch(() => undefined)
    run()
    expect(source.attach).toHaveBeenCalledOnce()
    expect(source.listening()).toBe(1)
  })

  it('attaches again after everybody had left', () => {
    const { source, watch, run } = opened()
    watch(() => undefined)()
    run()
    const listener = vi.fn<(event: string) => void>()
    watch(listener)
    source.send('x')
    expect(source.attach).toHaveBeenCalledTimes(2)
    expect(listener).toHaveBeenCalledExactlyOnceWith('x')
  })
})
