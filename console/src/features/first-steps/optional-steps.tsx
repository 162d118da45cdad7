import { Button, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { SecretDialog } from '../../shared/feedback/secret-dialog.tsx'
import { useAccountsWords } from '../../words/accounts/use-accounts-words.ts'
import { useFirstStepsWords } from '../../words/first-steps/use-first-steps-words.ts'
import { type Setup, useSkippedSteps } from './first-steps-queries.ts'
import { Step } from './step.tsx'

const SkipButton = ({ step }: { readonly step: string }) => {
  const firstSteps = useFirstStepsWords()
  const { isSkipped, toggle } = useSkippedSteps()
  return (
    <Button variant="subtle" onClick={() => toggle(step)}>
      {isSkipped(step) ? firstSteps.undoSkip : firstSteps.skip}
    </Button>
  )
}

/** The library's own system, or none. */
export const SystemStep = ({ library, hasSystem }: Setup) => {
  const firstSteps = useFirstStepsWords()
  const labels = firstSteps.system
  const { isSkipped } = useSkippedSteps()
  const isLeftOut = isSkipped('system')
  return (
    <Step number={3} title={labels.title} hint={labels.hint} isDone={hasSystem || isLeftOut}>
      {hasSystem && <Text size="sm">{labels.is}</Text>}
      {!hasSystem && isLeftOut && <Text size="sm">{labels.none}</Text>}
      {!hasSystem && !isLeftOut && library !== null && (
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link to="/configuration/$kind/$code" params={{ kind: 'ils', code: library.code }} {...props} />
          )}
        >
          {labels.add}
        </Button>
      )}
      {!hasSystem && library === null && <Text size="sm">{firstSteps.trial.noLibrary}</Text>}
      {!hasSystem && <SkipButton step="system" />}
    </Step>
  )
}

/** Mail, or none. */
export const MailStep = ({ hasMailbox }: Setup) => {
  const firstSteps = useFirstStepsWords()
  const labels = firstSteps.mail
  const { isSkipped } = useSkippedSteps()
  const isLeftOut = isSkipped('mail')
  return (
    <Step number={4} title={labels.title} hint={labels.hint} isDone={hasMailbox || isLeftOut}>
      {hasMailbox && <Text size="sm">{labels.is}</Text>}
      {!hasMailbox && isLeftOut && <Text size="sm">{labels.none}</Text>}
      {!hasMailbox && !isLeftOut && (
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link to="/configuration/$kind/-new" params={{ kind: 'mailbox' }} {...props} />
          )}
        >
          {labels.add}
        </Button>
      )}
      {!hasMailbox && <SkipButton step="mail" />}
    </Step>
  )
}

/** The key with which the library system makes requests, shown once. */
export const KeyStep = ({ library, hasKey }: Setup) => {
  const accounts = useAccountsWords()
  const firstSteps = useFirstStepsWords()
  const labels = firstSteps.key
  const { isSkipped } = useSkippedSteps()
  const isLeftOut = isSkipped('key')
  const api = useApi()
  const queryClient = useQueryClient()
  const [secret, setSecret] = useState<string | null>(null)
  const create = useMutation({
    mutationFn: (code: string) =>
      api.documents.post<{ readonly key: string }>('/v1/keys', {
        name: labels.name,
        role: 'system',
        library: code,
      }),
    onSuccess: ({ key }) => setSecret(key),
  })
  const close = (): void => {
    setSecret(null)
    void queryClient.invalidateQueries({ queryKey: ['setup'] })
    void queryClient.invalidateQueries({ queryKey: ['keys'] })
  }
  return (
    <Step number={5} title={labels.title} hint={labels.hint} isDone={hasKey || isLeftOut}>
      {hasKey && <Text size="sm">{labels.is}</Text>}
      {!hasKey && isLeftOut && <Text size="sm">{labels.none}</Text>}
      {!hasKey && !isLeftOut && library !== null && (
        <Button variant="default" loading={create.isPending} onClick={() => create.mutate(library.code)}>
          {labels.create}
        </Button>
      )}
      {!hasKey && library === null && <Text size="sm">{firstSteps.trial.noLibrary}</Text>}
      {!hasKey && <SkipButton step="key" />}
      {create.isError && <ProblemMessage error={create.error} />}
      {secret !== null && (
        <SecretDialog
          title={accounts.keyTitle}
          hint={accounts.keyHint}
          secret={secret}
          copyLabel={accounts.copyKey}
          onClose={close}
        />
      )}
    </Step>
  )
}
