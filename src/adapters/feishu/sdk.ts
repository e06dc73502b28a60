import type { IBase, IBridge, IGridView, ITable, IUI, IView } from '@lark-base-open/js-sdk'

/**
 * The part of the SDK (1.0.2) that this adapter calls; the real `bitable` and the tests' in-process SDK satisfy it.
 * Left out on purpose: `getFieldById`, `getRecordList` and cell objects, which hide round trips (host-protocol §5.1),
 * and writing selects by name, which may add options (host-protocol §6.3).
 */
export interface FeishuSdk {
  readonly base: FeishuBase
  readonly bridge: FeishuBridge
  readonly ui: FeishuUi
}

export type FeishuBase = Pick<
  IBase,
  | 'addTable'
  | 'deleteTable'
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
  | 'deleteView'
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

/** The methods of a view depend on its type (host-protocol §4.4): a board has no groups, only a grid has widths. */
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
