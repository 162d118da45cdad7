import { Alert, Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import type { FactorChange, SecondFactors } from '../../api/types.ts'
import { CodeSetUp } from '../../shared/code-set-up.tsx'
import { Dialog } from '../../shared/feedback/dialog.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { askPasskey, makePasskey } from '../../shared/passkey.ts'
import { useWords } from '../../words/words-context.tsx'

/** What is changed. */
export type FactorAction =
  | { readonly action: 'add_codes' | 'add_passkey' | 'replace_recovery_codes' }
  | { readonly action: 'remove'; readonly factor: string; readonly name: string }

type Changed = { readonly factors: SecondFactors; readonly recoveryCodes: readonly string[] | null }

type Props = {
  readonly action: FactorAction
  /** True where a present factor must be shown. */
  readonly hasFactor: boolean
  readonly onChanged: (changed: Changed) => void
  readonly onClose: () => void
}

/** Asks for the password, a present factor and the new one. */
export const FactorChangeDialog = ({ action, hasFactor, onChanged, onClose }: Props) => {
  const { words } = useWords()
  const { secondFactor } = words
  const api = useApi()
  const [password, setPassword] = useState('')
  const [proof, setProof] = useState('')
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [attempt, setAttempt] = useState(0)
  // Each question to the browser is answered once: another attempt gets new ones.
  const started = useQuery({
    queryKey: ['factor-change', attempt],
    queryFn: () => api.startFactorChange(),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const changeOf = async (shown: {
    readonly passkey?: string
    readonly code?: string
  }): Promise<FactorChange> => {
    const shared = { password, ...(hasFactor ? { proof: shown } : {}) }
    switch (action.action) {
      case 'add_codes':
        return { ...shared, action: 'add_codes', code: code.replaceAll(' ', '') }
      case 'add_passkey': {
        const passkey = await makePasskey(started.data?.newPasskey ?? '')
        return { ...shared, action: 'add_passkey', name: name.trim(), passkey }
      }
      case 'remove':
        return { ...shared, action: 'remove', factor: action.factor }
      case 'replace_recovery_codes':
        return { ...shared, action: 'replace_recovery_codes' }
    }
  }
  const change = useMutation({
    mutationFn: async (challenge: string | null) => {
      const shown = challenge === null ? { code: proof.trim() } : { passkey: await askPasskey(challenge) }
      return api.changeSecondFactors(await changeOf(shown))
    },
    meta: { signsIn: true },
    onSuccess: onChanged,
    onError: () => {
      setAttempt(attempt + 1)
      setProof('')
      setCode('')
    },
  })
  const kind = change.isError ? toProblem(change.error).kind : undefined
  const isOfBrowser = change.error instanceof Error && change.error.name === 'WebAuthnError'
  const messages: Readonly<Record<string, string>> = {
    not_authenticated: secondFactor.wrongProof,
    invalid_input: secondFactor.wrong,
  }
  const message = kind === undefined ? undefined : messages[kind]
  const titles: Readonly<Record<FactorAction['action'], string>> = {
    add_codes: secondFactor.addApp,
    add_passkey: secondFactor.addPasskey,
    remove: action.action === 'remove' ? secondFactor.remove(action.name) : '',
    replace_recovery_codes: secondFactor.newCodes,
  }
  const challenge = started.data?.proof ?? null
  return (
    <Dialog onClose={onClose} title={titles[action.action]} closeOnClickOutside={false}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate(hasFactor && proof === '' ? challenge : null)
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{hasFactor ? secondFactor.proofHint : secondFactor.passwordHint}</Text>
          {started.isError && <ProblemMessage error={started.error} onRetry={() => void started.refetch()} />}
          {change.isError && isOfBrowser && (
            <Alert color="yellow" role="alert">
              {secondFactor.passkeyFailed}
            </Alert>
          )}
          {change.isError && !isOfBrowser && (
            <ProblemMessage error={change.error} {...(message === undefined ? {} : { message })} />
          )}
          <PasswordInput
            visibilityToggleButtonProps={{ 'aria-label': words.common.showPassword }}
            data-field="password"
            label={words.signIn.password}
            autoComplete="current-password"
            data-autofocus
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {hasFactor && (
            <TextInput
              data-field="proof"
              label={secondFactor.code}
              description={
                challenge === null
                  ? secondFactor.codeOrRecovery
                  : `${secondFactor.codeOrRecovery} ${secondFactor.orPasskey}`
              }
              autoComplete="one-time-code"
              required={challenge === null}
              withAsterisk={false}
              value={proof}
              onChange={(event) => setProof(event.currentTarget.value)}
            />
          )}
          {action.action === 'add_codes' && started.data !== undefined && (
            <>
              <CodeSetUp secret={started.data.codes.secret} qrCode={started.data.codes.qrCode} />
              <TextInput
                data-field="code"
                label={secondFactor.newCode}
                autoComplete="off"
                required
                withAsterisk={false}
                value={code}
                onChange={(event) => setCode(event.currentTarget.value)}
              />
            </>
          )}
          {action.action === 'add_passkey' && (
            <TextInput
              data-field="name"
              label={secondFactor.passkeyName}
              description={secondFactor.passkeyNameHint}
              required
              withAsterisk={false}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.common.cancel}
            </Button>
            <Button type="submit" loading={change.isPending} disabled={started.data === undefined}>
              {secondFactor.confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
