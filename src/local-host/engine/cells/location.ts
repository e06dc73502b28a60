import { FIELD } from '../fields/fieldTypes.ts'
import { isBag, textOf } from '../world/values.ts'
import { isBlank, wrongValue, type CellType } from './cellType.ts'

/** Location: `{location: 'lng,lat'}` is enough to write (host-protocol §6.1). Without a map its names stay blank. */
export const locationCell: CellType = {
  types: [FIELD.location],
  family: 'text',
  writable: true,
  normalise(raw, field) {
    if (isBlank(raw) || (isBag(raw) && 'location' in raw && isBlank(raw['location']))) return null
    const location = textOf(raw, 'location')
    if (!/^-?\d+(\.\d+)?,-?\d+(\.\d+)?$/.test(location)) throw wrongValue(field, "{location: 'lng,lat'}")
    const fullAddress = textOf(raw, 'fullAddress') || textOf(raw, 'full_address')
    return {
      address: textOf(raw, 'address'),
      adname: textOf(raw, 'adname'),
      cityname: textOf(raw, 'cityname'),
      name: textOf(raw, 'name'),
      pname: textOf(raw, 'pname'),
      fullAddress,
      full_address: fullAddress,
      location,
    }
  },
  text: (value) => textOf(value, 'fullAddress') || textOf(value, 'name') || textOf(value, 'location'),
  fromText: () => null,
}
