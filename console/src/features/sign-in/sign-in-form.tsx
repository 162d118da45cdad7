import { Alert, Anchor, Button, Divider, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { type ApiProblem, toProblem } from '../../api/problem.ts'
import type { SecondStep, Session } from '../../api/types.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import type { Words } from '../../words/en.ts'
import { useWords } from '../../words/words-context.tsx'
import { SecondStepForm } from './second-step-form.tsx'

type Props = {
  readonly onSignedIn: (session: Session) => void
  /** Goes to the identity provider. */
  readonly onOpenId: (address: string) => void
  readonly email?: string
}

const messageOf = (problem: ApiProblem, words: Words): string | undefined => {
  if (problem.kind === 'not_authenticated') return words.signIn.wrong
  if (problem.kind === 'rate_limited') return words.signIn.tooMany(Number(problem.facts.retryAfter ?? 60))
  return undefined
}

/** Signs in by the ways that this gateway has. */
export const SignInForm = ({ onSignedIn, onOpenId, email: knownEmail = '' }: Props) => {
  const { words } = useWords()
  const api = useApi()
  const queryClient = useQueryClient()
  const ways = useQuery({ queryKey: ['sign-in-ways'], queryFn: () => api.signInWays(), staleTime: 60_000 })
  const [email, setEmail] = useState(knownEmail)
  const [password, setPassword] = useState('')
  const [isEmergency, setEmergency] = useState(false)
  const [secondStep, setSecondStep] = useState<SecondStep | null>(null)
  const goOn = (session: Session): void => {
    queryClient.setQueryData(['session'], session)
    onSignedIn(session)
  }
  const signIn = useMutation({
    mutationFn: () => api.signIn(email.trim(), password),
    meta: { signsIn: true },
    onSuccess: (answer) => {
      if ('step' in answer) setSecondStep(answer)
      else goOn(answer)
    },
    onError: () => setPassword(''),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    signIn.mutate()
  }
  if (secondStep !== null)
    return (
      <SecondStepForm
        step={secondStep}
        onSignedIn={goOn}
        onBack={() => {
          setSecondStep(null)
          setPassword('')
        }}
      />
    )
  if (ways.isError) return <ProblemMessage error={ways.error} onRetry={() => void ways.refetch()} />
  if (ways.data === undefined) return null
  const { openId, emergencyPassword } = ways.data
  const hasPassword = ways.data.password || isEmergency
  const message = signIn.isError ? messageOf(toProblem(signIn.error), words) : undefined
  return (
    <Stack gap="md">
      {signIn.isError && (
        <ProblemMessage error={signIn.error} {...(message === undefined ? {} : { message })} />
      )}
      {openId !== null && (
        <Button onClick={() => onOpenId(openId)} variant={hasPassword ? 'default' : 'filled'}>
          {words.signIn.withOpenId}
        </Button>
      )}
      {openId !== null && hasPassword && <Divider label={words.common.or} />}
      {openId !== null && !hasPassword && <Text size="sm">{words.signIn.onlyOpenId}</Text>}
      {emergencyPassword && !isEmergency && (
        <Anchor component="button" type="button" size="sm" ta="left" onClick={() => setEmergency(true)}>
          {words.signIn.emergency}
        </Anchor>
      )}
      {openId === null && !hasPassword && !emergencyPassword && (
        <Alert color="yellow">{words.signIn.noWay}</Alert>
      )}
      {hasPassword && (
        <form onSubmit={submit}>
          <Stack gap="sm">
            {/* Both marks: a dialog may have been opened before it is known how people sign in here, or after. */}
            <TextInput
              data-field="email"
              label={words.signIn.email}
              type="email"
              name="email"
              autoComplete="username"
              required
              withAsterisk={false}
              autoFocus={knownEmail === ''}
              data-autofocus={knownEmail === '' || undefined}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <PasswordInput
              visibilityToggleButtonProps={{ 'aria-label': words.common.showPassword }}
              data-field="password"
              label={words.signIn.password}
              name="password"
              autoComplete="current-password"
              autoFocus={knownEmail !== ''}
              data-autofocus={knownEmail !== '' || undefined}
              required
              withAsterisk={false}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" loading={signIn.isPending}>
              {words.signIn.submit}
            </Button>
          </Stack>
        </form>
      )}
    </Stack>
  )
}
