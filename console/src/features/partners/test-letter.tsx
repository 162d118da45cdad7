import type { components } from '@lendwire/client'
import { Button, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Panel } from '../../shared/panel.tsx'
import { useWatchedWords } from '../../words/watched/use-watched-words.ts'

/** Sends a letter that only asks to open its link. The connection test shows whether it arrived. */
export const TestLetter = ({ code }: { readonly code: string }) => {
  const { testLetter } = useWatchedWords().health
  const api = useApi()
  const send = useMutation({
    mutationFn: () =>
      api.documents.post<components['schemas']['TestLetter']>(
        `/v1/partners/${encodeURIComponent(code)}/test-letter`,
        {},
      ),
  })
  return (
    <Panel
      title={testLetter.title}
      action={
        <Button size="xs" variant="default" loading={send.isPending} onClick={() => send.mutate()}>
          {testLetter.send}
        </Button>
      }
    >
      <Text size="sm" c="dimmed">
        {testLetter.hint}
      </Text>
      <div role="status">
        {send.data !== undefined && send.data.failure === null && (
          <Text fw={600}>{testLetter.sent(send.data.address)}</Text>
        )}
        {send.data?.failure != null && <Text fw={600}>{testLetter.notSent(send.data.failure.text)}</Text>}
      </div>
      {send.isError && <ProblemMessage error={send.error} />}
    </Panel>
  )
}
