/** Line drawings on a 16 px grid. States and bands differ in shape too, so that nobody has to tell them by colour. */
const PATHS = {
  notStarted: <circle cx="8" cy="8" r="5.75" />,
  inProgress: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M8 4.2a3.8 3.8 0 0 1 0 7.6z" fill="currentColor" stroke="none" />
    </>
  ),
  done: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="m5.4 8.2 1.9 1.9 3.4-3.9" />
    </>
  ),
  delayed: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M8 4.8V8l2.2 1.6" />
    </>
  ),
  paused: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M6.4 5.8v4.4M9.6 5.8v4.4" />
    </>
  ),
  cancelled: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="m6 6 4 4m0-4-4 4" />
    </>
  ),
  ahead: <path d="m3.5 8.2 4.5-4.5 4.5 4.5m-9 4.6 4.5-4.5 4.5 4.5" />,
  normal: <path d="m3 8.4 3.3 3.4L13 4.4" />,
  watch: <path d="M8 2.6 13.4 8 8 13.4 2.6 8zM8 5.9v2.4m0 1.9v.1" />,
  warning: <path d="M8 2.6 14 13H2zM8 6.4v3m0 1.8v.1" />,
  severe: <path d="m3.5 3.6 4.5 4.5 4.5-4.5m-9 4.7L8 12.8l4.5-4.5" />,
  unknown: <path d="M5.6 6a2.4 2.4 0 1 1 3.4 2.2c-.7.3-1 .8-1 1.5m0 2.4v.1" />,
  none: <path d="M4 8h8" />,
  info: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M8 7.4v3.2m0-5.4v.1" />
    </>
  ),
  refresh: <path d="M13 5.2A5.6 5.6 0 1 0 13.6 8M13.4 2.4v3h-3" />,
  chevronDown: <path d="m4 6 4 4 4-4" />,
  chevronRight: <path d="m6 4 4 4-4 4" />,
  chevronLeft: <path d="m10 4-4 4 4 4" />,
  open: (
    <path d="M9.2 2.8h4v4m0-4L7.8 8.2M6.6 3.4H4.2A1.4 1.4 0 0 0 2.8 4.8v7a1.4 1.4 0 0 0 1.4 1.4h7a1.4 1.4 0 0 0 1.4-1.4V9.4" />
  ),
  copy: (
    <path d="M5.6 5.6V3.4c0-.4.3-.8.8-.8h6.2c.4 0 .8.3.8.8v6.2c0 .4-.4.8-.8.8h-2.2m-7-4.8h6.2c.4 0 .8.4.8.8v6.2c0 .4-.4.8-.8.8H3.4a.8.8 0 0 1-.8-.8V6.4c0-.4.4-.8.8-.8z" />
  ),
  download: <path d="M8 2.8v7m-2.8-2.6L8 10l2.8-2.8M3 12.8h10" />,
  plus: <path d="M8 3.4v9.2M3.4 8h9.2" />,
  close: <path d="m4.2 4.2 7.6 7.6m0-7.6-7.6 7.6" />,
  lock: <path d="M4.2 7.2h7.6v5.6H4.2zM5.6 7.2V5.4a2.4 2.4 0 0 1 4.8 0v1.8" />,
  table: <path d="M2.6 3.4h10.8v9.2H2.6zm0 3.2h10.8M6.4 6.6v6" />,
  pencil: <path d="m3 13 .6-2.8 7-7 2.2 2.2-7 7z" />,
  plug: <path d="M6 2.4v3.2m4-3.2v3.2M3.8 5.6h8.4V8A4.2 4.2 0 0 1 8 12.2 4.2 4.2 0 0 1 3.8 8zM8 12.2v2" />,
} as const

/** Names of the drawings; a state or band has a drawing of the same name. */
export type IconName = keyof typeof PATHS

/** A decorative drawing, hidden from assistive technology: the words beside it say the same. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="ct-icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {PATHS[name]}
    </svg>
  )
}
