import type { Variants } from '../../src/local-host/engine/types.ts'
import { VARIANT_VALUES } from '../../src/local-host/engine/variants.ts'

/**
 * Readings that are not the default, together: every one is in a group, and as few groups as the switch with the most
 * readings needs. A host that does not echo, or takes no formulas, is apart: it would hide what others do.
 */
export function variantGroups(): readonly { readonly title: string; readonly variants: Partial<Variants> }[] {
  const others = Object.entries(VARIANT_VALUES).filter(([name]) => name !== 'ownEcho' && name !== 'formulaConfig')
  const count = Math.max(...others.map(([, values]) => values.length - 1))
  const groups = Array.from({ length: count }, (_none, group) =>
    Object.fromEntries(
      others.flatMap(([name, values], at) => {
        const reading = values.slice(1)[(group + at) % count]
        return reading === undefined ? [] : [[name, reading] as const]
      }),
    ),
  )
  const apart: readonly Partial<Variants>[] = [
    { ownEcho: 'no', formulaConfig: 'textDropped' },
    { formulaConfig: 'refused' },
  ]
  return [...groups, ...apart].map((variants) => ({
    title: Object.entries(variants)
      .map((each) => each.join(' '))
      .join(', '),
    variants: variants as Partial<Variants>,
  }))
}

/** Every reading that is not the default, one at a time: `title` such as 'lastPage token'. */
export const otherVariants = (): readonly { readonly title: string; readonly variants: Partial<Variants> }[] =>
  Object.entries(VARIANT_VALUES).flatMap(([name, values]) =>
    values
      .slice(1)
      .map((value) => ({ title: `${name} ${String(value)}`, variants: { [name]: value } as Partial<Variants> })),
  )
