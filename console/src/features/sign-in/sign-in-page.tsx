import { Alert, Anchor } from '@mantine/core'
import { Link, useRouter, useSearch } from '@tanstack/react-router'
import type { Words } from '../../words/en.ts'
import { useWords } from '../../words/words-context.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { SignInFrame } from './sign-in-frame.tsx'

const problemsOfOpenId = (words: Words): Readonly<Record<string, string>> => ({
  forbidden: words.signIn.openIdRefused,
  conflict: words.signIn.openIdConflict,
  not_authenticated: words.signIn.openIdExpired,
})

/** Returns the path to go back to: only one of the console's own. */
const safeReturn = (returnTo: string | undefined): string =>
  returnTo !== undefined && /^\/(?![/\\])/.test(returnTo) ? returnTo : '/requests'

/** Signs in, and goes back to where the person came from. */
export const SignInPage = () => {
  const { words } = useWords()
  const router = useRouter()
  const { returnTo, problem } = useSearch({ from: '/sign-in' })
  const target = safeReturn(returnTo)
  return (
    <SignInFrame title={words.signIn.title}>
      {problem !== undefined && (
        <Alert color="red" role="alert">
          {problemsOfOpenId(words)[problem] ?? words.signIn.openIdFailed}
        </Alert>
      )}
      <SignInForm
        onSignedIn={() => router.history.push(`/console${target}`)}
        onOpenId={(address) =>
          window.location.assign(`${address}?${new URLSearchParams({ returnTo: `/console${target}` })}`)
        }
      />
      <Anchor size="sm" renderRoot={(props) => <Link to="/reset-password" {...props} />}>
        {words.signIn.forgot}
      </Anchor>
    </SignInFrame>
  )
}
