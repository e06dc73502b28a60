import type { CellValue } from '../../engine/types.ts'

/** A place to pick; the page has no map, so these few replace a map search. */
export interface Place {
  readonly name: string
  readonly city: string
  readonly province: string
  readonly district: string
  /** 'lng,lat' */
  readonly location: string
}

export const PLACES: readonly Place[] = [
  { name: '人民广场', city: '上海市', province: '上海市', district: '黄浦区', location: '121.4737,31.2304' },
  { name: '国家会展中心', city: '上海市', province: '上海市', district: '青浦区', location: '121.3031,31.1907' },
  { name: '三里屯太古里', city: '北京市', province: '北京市', district: '朝阳区', location: '116.4551,39.9343' },
  { name: '国贸中心', city: '北京市', province: '北京市', district: '朝阳区', location: '116.4581,39.9087' },
  { name: '广州塔', city: '广州市', province: '广东省', district: '海珠区', location: '113.3245,23.1064' },
  { name: '深圳会展中心', city: '深圳市', province: '广东省', district: '福田区', location: '114.0597,22.5333' },
  { name: '西湖文化广场', city: '杭州市', province: '浙江省', district: '拱墅区', location: '120.1636,30.2791' },
  { name: '天府广场', city: '成都市', province: '四川省', district: '青羊区', location: '104.0657,30.6574' },
]

/** A place in one line, the province left out where it is the city. */
export function addressOf({ name, city, province, district }: Place): string {
  return `${province === city ? '' : province}${city}${district}${name}`
}

const COORDINATES = /^(-?\d+(?:\.\d+)?)\s*[,，]\s*(-?\d+(?:\.\d+)?)$/

/**
 * The location cell (host-protocol §6.1) that a text names: 'lng,lat', or a known place by name or address. Null for
 * anything else.
 */
export function placeCell(text: string): CellValue {
  const wanted = text.trim()
  const [, longitude, latitude] = COORDINATES.exec(wanted) ?? []
  if (longitude !== undefined && latitude !== undefined) {
    return Math.abs(Number(longitude)) <= 180 && Math.abs(Number(latitude)) <= 90
      ? { location: `${longitude},${latitude}` }
      : null
  }
  const place = PLACES.find((each) => each.name === wanted || addressOf(each) === wanted)
  if (place === undefined) return null
  const { name, city, province, district, location } = place
  return {
    location,
    name,
    address: name,
    adname: district,
    cityname: city,
    pname: province,
    fullAddress: addressOf(place),
  }
}
