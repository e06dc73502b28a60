/** Checks of the host's replies. They throw TypeErrors, which `callHost` turns into HostErrors. */

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function expectObject(value: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw new TypeError('The host answered without an object')
  return value
}

export function expectList<Item>(value: readonly Item[]): readonly Item[] {
  if (!Array.isArray(value)) throw new TypeError('The host answered without a list')
  return value
}

export function expectId(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw new TypeError('The host answered without an id')
  return value
}

/** Throws when the reply is a plain `false`: some calls refuse in this way instead of with an error. */
export function expectAccepted(value: unknown): void {
  if (value === false) throw new TypeError('The host refused without saying why')
}
