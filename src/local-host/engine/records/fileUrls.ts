import { strings } from '../world/values.ts'
import type { Handler, World } from '../world/world.ts'

/** Characters that `String.fromCharCode` takes at once without running out of stack. */
const CHUNK = 0x2000

/** Shown for a file whose bytes are lost: a small grey picture. */
const LOST_FILE = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64" fill="#dee0e3"/></svg>',
)}`

async function dataUrl(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return `data:${file.type || 'application/octet-stream'};base64,${btoa(binary)}`
}

/** The address of an uploaded file: a data URL, because a plugin on another site cannot read a blob URL of ours. */
async function fileUrl(world: World, token: unknown): Promise<string> {
  const file = typeof token === 'string' ? world.files.get(token) : undefined
  return file ? dataUrl(file) : LOST_FILE
}

const fileUrls: Handler = (world, { params }) => Promise.all(strings(params[0]).map((token) => fileUrl(world, token)))

/** The part of WidgetTable that returns files (host-protocol §4.2). A thumbnail is the file itself. */
export const FILE_READERS: Readonly<Record<string, Handler>> = {
  getAttachmentUrl: (world, { params }) => fileUrl(world, params[0]),
  getCellAttachmentUrls: fileUrls,
  getCellThumbnailUrls: fileUrls,
}
