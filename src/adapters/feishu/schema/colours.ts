import type { ISelectOptionColor } from '@lark-base-open/js-sdk'
import type { Hue } from '../../../schema/index.ts'
import { isRecord } from '../calls/reply.ts'

/** Finds the host's option colour that is nearest to a hue. */
export interface Palette {
  /** `{color}` for an option's config; `{}` when the host listed no colours, so that it picks one itself. */
  colourOf(hue: Hue): { readonly color?: number }
}

interface Hsl {
  /** In degrees. */
  readonly hue: number
  /** 0–1. */
  readonly saturation: number
  /** 0–1. */
  readonly lightness: number
}

/** The wanted colour of each hue (data-model §4). Amber is darker than yellow, because few palettes have both. */
const TARGETS: Readonly<Record<Hue, Hsl>> = {
  grey: { hue: 220, saturation: 0.05, lightness: 0.75 },
  lightGrey: { hue: 220, saturation: 0.05, lightness: 0.92 },
  blue: { hue: 218, saturation: 0.9, lightness: 0.7 },
  green: { hue: 110, saturation: 0.6, lightness: 0.65 },
  turquoise: { hue: 172, saturation: 0.7, lightness: 0.65 },
  yellow: { hue: 54, saturation: 0.9, lightness: 0.65 },
  amber: { hue: 42, saturation: 0.9, lightness: 0.45 },
  orange: { hue: 26, saturation: 0.9, lightness: 0.65 },
  red: { hue: 2, saturation: 0.9, lightness: 0.7 },
}

const HEX = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i

function hslOf(css: unknown): Hsl | null {
  const parts = typeof css === 'string' ? HEX.exec(css) : null
  if (parts === null) return null
  const [red, green, blue] = parts.slice(1).map((pair) => Number.parseInt(pair, 16) / 255) as [number, number, number]
  const high = Math.max(red, green, blue)
  const spread = high - Math.min(red, green, blue)
  const lightness = high - spread / 2
  if (spread === 0) return { hue: 0, saturation: 0, lightness }
  const sixth =
    high === red ? (green - blue) / spread : high === green ? 2 + (blue - red) / spread : 4 + (red - green) / spread
  return { hue: (sixth * 60 + 360) % 360, saturation: spread / (1 - Math.abs(2 * lightness - 1)), lightness }
}

/** The distance of two hues, 0–1; 1 is half a turn. */
const hueGap = (a: number, b: number) => Math.min(Math.abs(a - b), 360 - Math.abs(a - b)) / 180

/** Compares mainly the hue, or for a grey target the lack of saturation. */
function distance(target: Hsl, colour: Hsl): number {
  const chroma = ({ saturation, lightness }: Hsl) => saturation * (1 - Math.abs(2 * lightness - 1))
  const hueWeight = chroma(target) > 0.1 ? 8 : 0
  return (
    hueWeight * hueGap(target.hue, colour.hue) +
    2 * Math.abs(chroma(target) - chroma(colour)) +
    Math.abs(target.lightness - colour.lightness)
  )
}

/** Makes a palette from the host's own list, because colour ids differ between host versions. */
export function createPalette(offered: readonly ISelectOptionColor[]): Palette {
  const colours = offered.flatMap((entry) => {
    const hsl = isRecord(entry) ? hslOf(entry.bgColor) : null
    return hsl === null ? [] : [{ id: entry.id, hsl }]
  })
  return {
    colourOf: (hue) => {
      const target = TARGETS[hue]
      let nearest: { readonly id: number; readonly gap: number } | null = null
      for (const { id, hsl } of colours) {
        const gap = distance(target, hsl)
        if (nearest === null || gap < nearest.gap) nearest = { id, gap }
      }
      return nearest === null ? {} : { color: nearest.id }
    },
  }
}
