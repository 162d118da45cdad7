import { Alert, Button, Code, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { CopyButton } from '../../shared/copy-button.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { useFirstStepsWords } from '../../words/first-steps/use-first-steps-words.ts'
import { prepareDemonstration, sendFirstRequest } from './demonstration-lender.ts'
import type { Setup } from './first-steps-queries.ts'
import { Step } from './step.tsx'

/** A whole loan from a lender that only shows how it goes. */
export const TrialStep = ({ library }: Pick<Setup, 'library'>) => {
  const firstSteps = useFirstStepsWords()
  const labels = firstSteps.trial
  const api = useApi()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const prepare = useMutation({
    mutationFn: () => prepareDemonstration(api, window.location.origin, labels.partnerName),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['partners'] }),
  })
  const send = useMutation({
    mutationFn: (code: string) => sendFirstRequest(api, code, labels.bookTitle),
    onSuccess: (number) => {
      if (number !== null) void navigate({ to: '/requests/$number', params: { number } })
    },
  })
  return (
    <Step number={6} title={labels.title} hint={labels.hint} isDone={false}>
      {library === null ? (
        <Text size="sm">{labels.noLibrary}</Text>
      ) : (
        <Stack gap="sm" w="100%" align="flex-start">
          <Button variant="default" loading={prepare.isPending} onClick={() => prepare.mutate()}>
            {labels.prepare}
          </Button>
          {prepare.isError && <ProblemMessage error={prepare.error} />}
          {prepare.data !== undefined && (
            <>
              <Text size="sm">{labels.command}</Text>
              <Code block w="100%" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
                {prepare.data}
              </Code>
              <CopyButton text={prepare.data} label={labels.copy} />
              <Button loading={send.isPending} onClick={() => send.mutate(library.code)}>
                {labels.send}
              </Button>
            </>
          )}
          {send.data === null && (
            <Alert color="yellow" role="alert">
              {labels.notThere}
            </Alert>
          )}
          {send.isError && <ProblemMessage error={send.error} />}
        </Stack>
      )}
    </Step>
  )
}
