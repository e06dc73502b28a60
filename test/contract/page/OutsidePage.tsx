/** What a person sees who opens the page by itself. */
export function OutsidePage() {
  return (
    <>
      <h1>Host contract</h1>
      <p>
        This page is an extension: serve it over HTTPS and paste its address into the sidebar of a Feishu Base (多维表格
        → 扩展脚本 / 自定义扩展), or open it in the local Base with <code>host.html?plugin=…</code>.
      </p>
    </>
  )
}
