/** Where the focus goes when an editor closes. `none`: something else took it already. */
export type Leave = 'stay' | 'down' | 'up' | 'left' | 'right' | 'none'
