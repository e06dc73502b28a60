import { bitable } from '@lark-base-open/js-sdk'
import { CONTRACT_CASES } from '../../contract/cases/index.ts'
import { whyNot, type ContractCase, type ContractHost } from '../../contract/contractHost.ts'

type Variants = ContractHost['variants']

declare global {
  interface Window {
    bitable?: typeof bitable
    /** Runs every contract case that is to the point, at once where they do not share the screen; what went wrong. */
    runContract?: (variants: Variants) => Promise<readonly string[]>
  }
}

const hostWith = (variants: Variants): ContractHost => ({
  bitable,
  variants,
  disposable: true,
  other: (...acts) => window.actAsOther?.(acts) ?? Promise.resolve([]),
  settled: () =>
    new Promise((resolve) => {
      setTimeout(resolve, 50)
    }),
  made: () => undefined,
})

async function runCase(found: ContractCase, variants: Variants): Promise<string | null> {
  const host = hostWith(variants)
  try {
    if (whyNot(found, host) === null) await found.run(host)
    return null
  } catch (error) {
    return `case ${found.id}, ${found.says}: ${error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)}`
  }
}

window.bitable = bitable
window.runContract = async (variants) => {
  const sharing = CONTRACT_CASES.filter(({ needs = [] }) => needs.includes('screen'))
  const outcomes: (string | null)[] = []
  for (const each of sharing) outcomes.push(await runCase(each, variants))
  outcomes.push(
    ...(await Promise.all(
      CONTRACT_CASES.filter((each) => !sharing.includes(each)).map((each) => runCase(each, variants)),
    )),
  )
  return outcomes.filter((outcome) => outcome !== null)
}
