import { Alert, Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import type { SecondStep, Session } from '../../api/types.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { faultsByField } from '../../shared/form/faults-by-field.ts'
import { useWords } from '../../words/words-context.tsx'
import type { LinkToken } from './link-token.ts'
import { SecondStepForm } from './second-step-form.tsx'

/** Sets the password of a link, then signs in with it. */
export const SetPasswordForm = ({ link }: { readonly link: LinkToken }) => {
  const { words } = useWords()
  const api = useApi()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [repeated, setRepeated] = useState('')
  const [secondStep, setSecondStep] = useState<SecondStep | null>(null)
  const goOn = (session: Session): void => {
    queryClient.setQueryData(['session'], session)
    void navigate({ to: link.isFirstAdmin ? '/first-steps' : '/today', replace: true })
  }
  const set = useMutation({
    mutationFn: async () => {
      const account = link.isFirstAdmin ? { name: name.trim(), email: email.trim() } : {}
      const done = await api.setPassword({ token: link.token, password, ...account })
      return api.signIn(done.email, password)
    },
    meta: { signsIn: true },
    onSuccess: (answer) => {
      if ('step' in answer) setSecondStep(answer)
      else goOn(answer)
    },
  })
  const faults = set.isError ? faultsByField(toProblem(set.error)) : {}
  const isExpired = 'token' in faults
  const passwordFault = [...password].length < 12 ? words.setPassword.tooShort : words.setPassword.tooEasy
  const isDifferent = repeated !== '' && repeated !== password
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (repeated === password) set.mutate()
  }
  if (secondStep !== null)
    return (
      <SecondStepForm
        step={secondStep}
        onSignedIn={goOn}
        onBack={() => void navigate({ to: '/sign-in', replace: true })}
      />
    )
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {isExpired && <Alert color="red" role="alert" variant="light" title={words.setPassword.expired} />}
        {set.isError && Object.keys(faults).length === 0 && <ProblemMessage error={set.error} />}
        {isExpired && (
          <Anchor size="sm" renderRoot={(props) => <Link to="/reset-password" {...props} />}>
            {words.setPassword.askForLink}
          </Anchor>
        )}
        {link.isFirstAdmin && (
          <>
            <Text size="sm">{words.setPassword.firstAdminHint}</Text>
            <TextInput
              data-field="name"
              label={words.setPassword.name}
              autoComplete="name"
              autoFocus
              required
              withAsterisk={false}
              value={name}
              error={faults.name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <TextInput
              data-field="email"
              label={words.signIn.email}
              type="email"
              autoComplete="username"
              required
              withAsterisk={false}
              value={email}
              error={faults.email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
          </>
        )}
        <PasswordInput
          visibilityToggleButtonProps={{ 'aria-label': words.common.showPassword }}
          data-field="password"
          label={words.setPassword.password}
          description={words.setPassword.hint}
          autoComplete="new-password"
          autoFocus={!link.isFirstAdmin}
          required
          withAsterisk={false}
          value={password}
          error={faults.password === undefined ? undefined : passwordFault}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <PasswordInput
          visibilityToggleButtonProps={{ 'aria-label': words.common.showPassword }}
          label={words.setPassword.repeat}
          autoComplete="new-password"
          required
          withAsterisk={false}
          value={repeated}
          error={isDifferent ? words.setPassword.different : undefined}
          onChange={(event) => setRepeated(event.currentTarget.value)}
        />
        <Button type="submit" loading={set.isPending}>
          {link.isFirstAdmin ? words.setPassword.createAccount : words.setPassword.submit}
        </Button>
      </Stack>
    </form>
  )
}
