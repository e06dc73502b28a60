/** A name for something that is stored; two sidebars never give the same one. */
export function newId(): string {
  const [one = 0, other = 0] = globalThis.crypto.getRandomValues(new Uint32Array(2))
  return one.toString(36) + other.toString(36)
}
