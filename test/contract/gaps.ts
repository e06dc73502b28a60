import { addField, addRow, same, scratchTable, type ContractCase, type ContractHost } from './contractHost.ts'

/**
 * Something that a real host has and the local Base has not: a line of KNOWN_DIFFERENCES.md, a skipped test, and
 * where the SDK can tell, a statement that contract.html tries on the host it finds itself in.
 */
export interface Gap extends Omit<ContractCase, 'run' | 'beside'> {
  /** What the local Base does instead. */
  readonly gap: string
  /** Throws where the host has the gap as well; or why no plugin can tell. */
  readonly tell: ((host: ContractHost) => Promise<void>) | string
}

/** Ids are 'gap-' and the section of the host protocol. */
export const GAPS: readonly Gap[] = [
  {
    id: 'gap-6.1-lookup',
    says: 'a lookup shows what it finds',
    gap: 'lookups are stored, never computed; their cells are empty',
    tell: 'the SDK can make no lookup that names its link',
  },
  {
    id: 'gap-4.4-children',
    says: 'a grid tells the children of a row',
    gap: 'parent and child rows: `getChildRecordIdListByPage` is always empty',
    tell: 'the SDK cannot make a row the child of another',
  },
  {
    id: 'gap-4.7',
    says: 'dashboards and workspaces answer',
    gap: 'Dashboard and Workspace answer 10299997',
    tell: 'a sidebar has neither',
  },
  {
    id: 'gap-4.1-upload',
    says: 'UploadStatusChange reports an upload, and the file stays',
    gap: '`UploadStatusChange` never fires; uploaded files live as long as the page and are not in a snapshot',
    needs: ['lastingData'],
    tell: 'an uploaded file cannot be removed again',
  },
  {
    id: 'gap-4.2-attachments',
    says: 'attachment URLs expire after ten minutes; thumbnails are smaller than the file',
    gap: 'attachment URLs do not expire after ten minutes; thumbnails are the file itself',
    tell: 'needs an uploaded file and ten minutes',
  },
  {
    id: 'gap-6.1-places',
    says: 'a place gets its name and address',
    gap: 'places have coordinates but no names',
    async tell(host) {
      const { table } = await scratchTable(host)
      const id = await addField(table, { type: 22, name: '地点' })
      const recordId = await addRow(table, { [id]: { location: '116.397755,39.903179' } })
      const place = (await table.getCellValue(id, recordId)) as { fullAddress?: string } | null
      same((place?.fullAddress ?? '') !== '', true, 'fullAddress')
    },
  },
  {
    id: 'gap-3.2',
    says: 'field events and UI events arrive',
    gap: 'field events (`WidgetFieldEvent` is empty) and UI events are accepted and never fire',
    tell: 'the SDK names no such event',
  },
]
