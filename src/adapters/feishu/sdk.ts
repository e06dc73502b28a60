import type { IBase, IBridge, IGridView, ITable, IUI, IView } from '@lark-base-open/js-sdk'

/**
 * Exactly the part of the SDK (1.0.2) that this adapter calls. The real `bitable` satisfies it, and so does
 * the tests' in-process door. Never in it: `getFieldById`, `getRecordList`, cell objects (host-protocol §5.1:
 * hidden round trips) and writes of selects by name (host-protocol §6.3: schema writes).
 */
export interface FeishuSdk {
  readonly base: FeishuBase
  readonly bridge: FeishuBridge
  readonly ui: FeishuUi
}

export type FeishuBase = Pick<
  IBase,
  | 'addTable'
  | 'getTableMetaList'
  | 'getSelection'
  | 'getPermission'
  | 'isEditable'
  | 'onTableAdd'
  | 'onTableDelete'
  | 'onSelectionChange'
  | 'onPermissionChange'
> & { getTableById(tableId: string): Promise<FeishuTable> }

export type FeishuTable = Pick<
  ITable,
  | 'id'
  | 'getName'
  | 'getFieldMetaList'
  | 'getViewMetaList'
  | 'addField'
  | 'setField'
  | 'deleteField'
  | 'addView'
  | 'setView'
  | 'getRecordsByPage'
  | 'getRecordsByIds'
  | 'addRecords'
  | 'setRecords'
  | 'deleteRecords'
  | 'getCellString'
  | 'onRecordAdd'
  | 'onRecordModify'
  | 'onRecordDelete'
  | 'onFieldAdd'
  | 'onFieldModify'
  | 'onFieldDelete'
> & { getViewById(viewId: string): Promise<FeishuView> }

/** What a view lacks depends on its type (host-protocol §4.4): a board has no groups, only a grid has widths. */
export type FeishuView = Pick<IView, 'getVisibleFieldIdList' | 'applySetting' | 'hideField' | 'showField'> &
  Partial<
    Pick<
      IGridView,
      | 'getFilterInfo'
      | 'addFilterCondition'
      | 'deleteFilterCondition'
      | 'setFilterConjunction'
      | 'getSortInfo'
      | 'setSortInfo'
      | 'getGroupInfo'
      | 'setGroupInfo'
      | 'getFieldWidth'
      | 'setFieldWidth'
    >
  >

export type FeishuBridge = Pick<
  IBridge,
  'getTheme' | 'getLanguage' | 'getUserId' | 'getData' | 'setData' | 'onThemeChange' | 'onDataChange'
>

export type FeishuUi = Pick<
  IUI,
  'getSelectOptionColorInfoList' | 'showRecordDetailDialog' | 'switchToTable' | 'switchToView'
>
