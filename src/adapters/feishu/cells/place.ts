import { isRecord } from '../calls/reply.ts'
import type { Cell, CellCodec } from './codec.ts'

export interface Place {
  /** 'longitude,latitude'. */
  readonly location: string
  readonly fullAddress: string
}

/** Location. Coordinates are enough to write one (host-protocol §6.1); the host adds the address. */
export const placeCodec: CellCodec<Place> = {
  decode: (raw) => {
    if (!isRecord(raw) || typeof raw['location'] !== 'string') return null
    const address = raw['fullAddress'] ?? raw['full_address']
    return { location: raw['location'], fullAddress: typeof address === 'string' ? address : '' }
  },
  encode: ({ location }) => ({ location }) as Cell,
}
