/** Where the focus goes when an editor closes; `none` when something else has it already. */
export type Leave = 'stay' | 'down' | 'up' | 'left' | 'right' | 'none'
