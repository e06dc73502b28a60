/**
 * The mark at the end of a column's description that travels with renames and with a copied Base
 * (data-model, "Binding"), e.g. `〔跟进:tasks.plannedProgress〕`.
 */
const MARKER = /〔跟进:tasks\.([A-Za-z]+)〕\s*$/u

export const markerOf = (fieldKey: string): string => `〔跟进:tasks.${fieldKey}〕`

/** The field key named by a description, or null when it carries no mark. */
export const parseMarker = (description: string): string | null => MARKER.exec(description)?.[1] ?? null
