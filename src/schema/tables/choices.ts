import type { Hue, OptionSpec } from '../field.ts'

/** Choices whose key is their name: people's own words, coloured in turn. */
export const choices = (hues: readonly Hue[], names: readonly string[]): readonly OptionSpec[] =>
  names.map((name, at) => ({ key: name, name, hue: hues[at % hues.length] ?? 'grey' }))

export const VARIED: readonly Hue[] = ['blue', 'turquoise', 'yellow', 'orange']

/** Declared options of a closed vocabulary, keys first. */
export const optionList = (options: Readonly<Record<string, Omit<OptionSpec, 'key'>>>): readonly OptionSpec[] =>
  Object.entries(options).map(([key, option]) => ({ key, ...option }))

/** 高/中/低, as the templates grade issues and risks (S0-4). */
export const GRADES = optionList({
  high: { name: '高', hue: 'red' },
  medium: { name: '中', hue: 'orange' },
  low: { name: '低', hue: 'grey' },
})
