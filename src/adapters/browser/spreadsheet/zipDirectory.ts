/** The directory at the end of a zip: what is in it, and how large, before anything is unpacked. */

export interface ZipEntry {
  readonly name: string
  readonly unpackedBytes: number
  readonly isEncrypted: boolean
  /** Where its line of the directory begins, and how long it is. */
  readonly at: number
  readonly length: number
}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[]
  /** Where the record that ends the file begins, and where the directory does. */
  readonly endAt: number
  readonly at: number
}

// APPNOTE.TXT 6.3.10 of PKWARE, 4.3.12 and 4.3.16.
const END_SIGNATURE = 0x06054b50
const END_BYTES = 22
const LINE_SIGNATURE = 0x02014b50
const LINE_BYTES = 46
/** The end record is followed by a comment of at most so many bytes. */
const MAX_COMMENT_BYTES = 65_535
/** What stands where a zip of more than 4 GB or 65 535 entries keeps the number elsewhere. No workbook needs that. */
const ELSEWHERE = 0xffffffff

/** Null when the bytes are no zip, or one that is cut off. */
export function zipDirectory(bytes: Uint8Array): ZipDirectory | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const endAt = endRecord(view)
  if (endAt === null) return null
  const at = view.getUint32(endAt + 16, true)
  const entries: ZipEntry[] = []
  let line = at
  for (let left = view.getUint16(endAt + 10, true); left > 0; left -= 1) {
    if (line + LINE_BYTES > endAt || view.getUint32(line, true) !== LINE_SIGNATURE) return null
    const nameBytes = view.getUint16(line + 28, true)
    const length = LINE_BYTES + nameBytes + view.getUint16(line + 30, true) + view.getUint16(line + 32, true)
    const packedBytes = view.getUint32(line + 20, true)
    const unpackedBytes = view.getUint32(line + 24, true)
    if (packedBytes === ELSEWHERE || unpackedBytes === ELSEWHERE) return null
    // An entry that says it is empty and is not would be unpacked without a limit.
    if (unpackedBytes === 0 && packedBytes > 2) return null
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(line + LINE_BYTES, line + LINE_BYTES + nameBytes)),
      unpackedBytes,
      isEncrypted: (view.getUint16(line + 8, true) & 1) === 1,
      at: line,
      length,
    })
    line += length
  }
  return { entries, endAt, at }
}

function endRecord(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT_BYTES)
  for (let at = view.byteLength - END_BYTES; at >= first; at -= 1)
    if (view.getUint32(at, true) === END_SIGNATURE) return at
  return null
}

/** Takes entries out of the directory, in place: what is not listed is not unpacked. */
export function keepEntries(bytes: Uint8Array, directory: ZipDirectory, isKept: (entry: ZipEntry) => boolean): void {
  const kept = directory.entries.filter(isKept)
  let to = directory.at
  for (const entry of kept) {
    bytes.copyWithin(to, entry.at, entry.at + entry.length)
    to += entry.length
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  view.setUint16(directory.endAt + 8, kept.length, true)
  view.setUint16(directory.endAt + 10, kept.length, true)
  view.setUint32(directory.endAt + 12, to - directory.at, true)
}
