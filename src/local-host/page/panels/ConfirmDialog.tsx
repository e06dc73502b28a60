import { Modal } from '@douyinfe/semi-ui'
import { useHost, useSay } from '../state/hostContext.tsx'
import type { Question } from '../state/pageStore.ts'

/** Asks for confirmation before something is lost. */
export function ConfirmDialog({ question }: { readonly question: Question }) {
  const { page } = useHost()
  const say = useSay()
  const close = () => page.setState({ question: null })
  return (
    <Modal
      visible
      width={416}
      title={question.title}
      okText={question.action}
      cancelText={say('common.cancel')}
      okButtonProps={{ type: question.isDangerous ? 'danger' : 'primary', 'aria-label': question.action }}
      cancelButtonProps={{ 'aria-label': say('common.cancel') }}
      onOk={() => {
        close()
        question.onYes()
      }}
      onCancel={close}
    >
      <p data-testid="confirm">{question.text}</p>
    </Modal>
  )
}
