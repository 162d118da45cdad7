import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { useWords } from '../../words/words-context.tsx'
import { SignInFrame } from './sign-in-frame.tsx'

/** Asks for an email with a link to set a new password. */
export const ResetPasswordPage = () => {
  const { words } = useWords()
  const api = useApi()
  const [email, setEmail] = useState('')
  const ask = useMutation({
    mutationFn: () => api.requestPasswordReset(email.trim()),
    meta: { signsIn: true },
  })
  return (
    <SignInFrame title={words.resetPassword.title}>
      {ask.isSuccess ? (
        <Alert color="green" role="status">
          {words.resetPassword.sent}
        </Alert>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            ask.mutate()
          }}
        >
          <Stack gap="sm">
            <Text size="sm">{words.resetPassword.hint}</Text>
            {ask.isError && <ProblemMessage error={ask.error} />}
            <TextInput
              data-field="email"
              label={words.signIn.email}
              type="email"
              autoComplete="username"
              autoFocus
              required
              withAsterisk={false}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Button type="submit" loading={ask.isPending}>
              {words.resetPassword.submit}
            </Button>
          </Stack>
        </form>
      )}
      <Anchor size="sm" renderRoot={(props) => <Link to="/sign-in" {...props} />}>
        {words.resetPassword.back}
      </Anchor>
    </SignInFrame>
  )
}
