import type { Variants } from '../../src/local-host/engine/types.ts'
import { VARIANT_VALUES } from '../../src/local-host/engine/variants.ts'

/** Every reading that is not the default, one at a time: `title` such as 'lastPage token'. */
export const otherVariants = (): readonly { readonly title: string; readonly variants: Partial<Variants> }[] =>
  Object.entries(VARIANT_VALUES).flatMap(([name, values]) =>
    values.slice(1).map((value) => ({ title: `${name} ${String(value)}`, variants: { [name]: value } as Partial<Variants> })))
