import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import type { FactorProof, SecondStep, Session } from '../../api/types.ts'
import { CodeSetUp } from '../../shared/code-set-up.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { askPasskey, makePasskey } from '../../shared/passkey.ts'
import { RecoveryCodes } from '../../shared/recovery-codes.tsx'
import { useWords } from '../../words/words-context.tsx'

type Props = {
  readonly step: SecondStep
  readonly onSignedIn: (session: Session) => void
  /** Back to the password. */
  readonly onBack: () => void
}

/** The second step of a sign-in: shows the second factor, or sets one up where the role needs it. */
export const SecondStepForm = ({ step, onSignedIn, onBack }: Props) => {
  const { words } = useWords()
  const { secondFactor } = words
  const api = useApi()
  const [code, setCode] = useState('')
  const [isPasskeyUnused, setPasskeyUnused] = useState(false)
  const { passkey: question, setUp } = step
  const finish = useMutation({
    mutationFn: (proof: FactorProof) => api.finishSignIn(proof),
    meta: { signsIn: true },
    onSuccess: ({ session, recoveryCodes }) => {
      if (recoveryCodes === null) onSignedIn(session)
    },
    onError: () => setCode(''),
  })
  const showPasskey = async (asked: string): Promise<void> => {
    setPasskeyUnused(false)
    try {
      const passkey = await (setUp === null ? askPasskey(asked) : makePasskey(asked))
      finish.mutate({ passkey })
    } catch {
      setPasskeyUnused(true)
    }
  }
  const done = finish.data
  if (done !== undefined && done.recoveryCodes !== null)
    return <RecoveryCodes codes={done.recoveryCodes} onKept={() => onSignedIn(done.session)} />
  const messages: Readonly<Record<string, string>> = {
    not_authenticated: secondFactor.wrong,
    invalid_input: secondFactor.wrong,
    not_found: secondFactor.expired,
  }
  const message = finish.isError ? messages[toProblem(finish.error).kind] : undefined
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        finish.mutate({ code: code.trim() })
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{setUp === null ? secondFactor.confirmHint : secondFactor.setUpHint}</Text>
        {finish.isError && (
          <ProblemMessage error={finish.error} {...(message === undefined ? {} : { message })} />
        )}
        {isPasskeyUnused && (
          <Alert color="yellow" role="alert">
            {secondFactor.passkeyFailed}
          </Alert>
        )}
        {question !== null && (
          <Button variant="default" loading={finish.isPending} onClick={() => void showPasskey(question)}>
            {setUp === null ? secondFactor.withPasskey : secondFactor.makePasskey}
          </Button>
        )}
        {setUp !== null && <CodeSetUp secret={setUp.secret} qrCode={setUp.qrCode} />}
        <TextInput
          data-field="code"
          label={secondFactor.code}
          {...(setUp === null
            ? { description: step.hasCodes ? secondFactor.codeOrRecovery : secondFactor.recoveryOnly }
            : {})}
          autoComplete="one-time-code"
          autoFocus
          data-autofocus
          required
          withAsterisk={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={finish.isPending}>
          {secondFactor.confirm}
        </Button>
        <Anchor component="button" type="button" size="sm" ta="left" onClick={onBack}>
          {secondFactor.back}
        </Anchor>
      </Stack>
    </form>
  )
}
