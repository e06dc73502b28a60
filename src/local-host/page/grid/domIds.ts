/** DOM id of a grid cell, for aria-activedescendant. */
export function cellDomId(recordId: string, fieldId: string): string {
  return `cell-${recordId}-${fieldId}`
}
