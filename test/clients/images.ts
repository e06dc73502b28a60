import { bitable, FieldType, type IAttachmentField, type IOpenAttachment } from '@lark-base-open/js-sdk'
import { offer, say, show } from './face.ts'

// Makes a picture for a row, uploads it into an attachment column, and downloads it again by its address.

async function draw(): Promise<void> {
  show(
    'tables',
    (await bitable.base.getTableMetaList()).map(({ name }) => name),
  )
  const { tableId, viewId } = await bitable.base.getSelection()
  const table = await bitable.base.getTableById(tableId ?? '')
  const view = await table.getViewById(viewId ?? '')
  const fields = await view.getFieldMetaList()
  show(
    'fields',
    fields.map(({ name }) => name),
  )
  show(
    'views',
    (await table.getViewMetaList()).map(({ name }) => name),
  )
  const ids = await view.getVisibleRecordIdList()
  show('records', await Promise.all(ids.map((id) => table.getCellString(fields[0]?.id ?? '', id ?? ''))))
}

const followed = new Set<string>()
async function follow(): Promise<void> {
  const { tableId } = await bitable.base.getSelection()
  if (tableId && !followed.has(tableId)) {
    followed.add(tableId)
    const table = await bitable.base.getTableById(tableId)
    table.onRecordModify(() => {
      void draw()
    })
    table.onFieldAdd(() => {
      void draw()
    })
  }
  await draw()
}

function picture(): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = 8
  canvas.height = 8
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob)
      else reject(new Error('no picture'))
    }, 'image/png')
  })
}

const decoded = (source: string): Promise<string> =>
  new Promise((resolve) => {
    const image = new Image()
    image.addEventListener('load', () => {
      resolve(`${String(image.naturalWidth)} px`)
    })
    image.addEventListener('error', () => {
      resolve('not shown')
    })
    image.src = source
  })

offer('生成图片', async () => {
  const table = await bitable.base.getActiveTable()
  const fieldId = await table.addField({ type: FieldType.Attachment, name: '图片' })
  const field = await table.getFieldById<IAttachmentField>(fieldId)
  const recordId = (await table.getRecordIdList()).find((id) => id !== undefined) ?? ''
  const file = new File([await picture()], '图.png', { type: 'image/png' })
  await field.setValue(recordId, file)
  const chosen = new DataTransfer()
  chosen.items.add(file)
  const [token = ''] = await bitable.base.batchUploadFile(chosen.files)
  await table.setCellValue(fieldId, recordId, [
    ...((await field.getValue(recordId)) ?? []),
    { name: '二.png', size: file.size, type: file.type, token, timeStamp: 1 },
  ] as never)
  const files = (await field.getValue(recordId)) as IOpenAttachment[]
  const urls = await table.getCellAttachmentUrls(
    files.map((each) => each.token),
    fieldId,
    recordId,
  )
  const url = await table.getAttachmentUrl(files[0]?.token ?? '', fieldId, recordId)
  const { size } = await (await fetch(url)).blob()
  return `${String(files.length)} ${String(size === file.size)} ${await decoded(urls[1] ?? '')}`
})
bitable.base.onSelectionChange(async ({ data: { tableId, fieldId, recordId } }) => {
  await follow()
  if (!tableId || !fieldId || !recordId) return
  const table = await bitable.base.getTableById(tableId)
  say('selection', await table.getCellString(fieldId, recordId))
})
void follow()
