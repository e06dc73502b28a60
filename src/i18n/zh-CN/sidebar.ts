/** Words of the sidebar. */
export const sidebar = {} as const
