import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { faultsByField } from '../../shared/form/faults-by-field.ts'
import { useWords } from '../../words/words-context.tsx'

/** Links an account that was used with a password to the identity at the institution. */
export const LinkAccountForm = ({ onSignedIn }: { readonly onSignedIn: () => void }) => {
  const { words } = useWords()
  const api = useApi()
  const queryClient = useQueryClient()
  const [password, setPassword] = useState('')
  const [needsCode, setNeedsCode] = useState(false)
  const [code, setCode] = useState('')
  const link = useMutation({
    mutationFn: () => api.linkOpenId(password, code.trim()),
    meta: { signsIn: true },
    onSuccess: (session) => {
      queryClient.setQueryData(['session'], session)
      onSignedIn()
    },
    onError: (error) => {
      // Who has a second factor gives a code with the same password.
      const needsNow = 'code' in faultsByField(toProblem(error))
      if (needsNow) setNeedsCode(true)
      else setPassword('')
    },
  })
  const problem = link.isError ? toProblem(link.error) : undefined
  const messages: Readonly<Record<string, string>> = {
    not_authenticated: words.signIn.wrongPassword,
    not_found: words.signIn.openIdExpired,
  }
  const message = problem === undefined ? undefined : messages[problem.kind]
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        link.mutate()
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{words.signIn.openIdPassword}</Text>
        {link.isError && !(needsCode && code === '') && (
          <ProblemMessage error={link.error} {...(message === undefined ? {} : { message })} />
        )}
        <PasswordInput
          visibilityToggleButtonProps={{ 'aria-label': words.common.showPassword }}
          data-field="password"
          label={words.signIn.password}
          autoComplete="current-password"
          autoFocus
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {needsCode && (
          <TextInput
            data-field="code"
            label={words.secondFactor.code}
            description={words.secondFactor.codeOrRecovery}
            autoComplete="one-time-code"
            autoFocus
            required
            withAsterisk={false}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        <Button type="submit" loading={link.isPending}>
          {words.signIn.linkAccount}
        </Button>
        <Anchor size="sm" renderRoot={(props) => <Link to="/sign-in" {...props} />}>
          {words.resetPassword.back}
        </Anchor>
      </Stack>
    </form>
  )
}
