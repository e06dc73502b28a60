import { FIELD } from '../fields/fieldTypes.ts'
import { isBag, textOf } from '../world/values.ts'
import { itemsOf, wrongValue, type CellType } from './cellType.ts'

/** Attachments: `{name, size, type, token, timeStamp}` with a token from batchUploadFile (host-protocol §6.1). */
export const attachmentCell: CellType = {
  types: [FIELD.attachment],
  family: 'attachment',
  writable: true,
  normalise(raw, field, env) {
    const files = itemsOf(raw).map((item) => {
      if (!isBag(item) || textOf(item, 'token') === '') throw wrongValue(field, 'attachments with a token')
      const { permission: _whereRead, ...file } = item
      return Object.assign({ name: '', size: 0, type: '', timeStamp: env.now }, file)
    })
    return files.length === 0 ? null : files
  },
  text: (value) => (Array.isArray(value) ? value.map((item: unknown) => textOf(item, 'name')).join(',') : ''),
  fromText: () => null,
}
