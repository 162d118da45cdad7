import { Alert, Anchor } from '@mantine/core'
import { Link, useRouter, useSearch } from '@tanstack/react-router'
import type { Words } from '../../words/en.ts'
import { useWords } from '../../words/words-context.tsx'
import { LinkAccountForm } from './link-account-form.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { SignInFrame } from './sign-in-frame.tsx'

const problemsOfOpenId = (words: Words): Readonly<Record<string, string>> => ({
  no_role: words.signIn.openIdRefused,
  disabled: words.signIn.openIdDisabled,
  no_address: words.signIn.openIdNoAddress,
  address_not_verified: words.signIn.openIdConflict,
  other_identity: words.signIn.openIdOther,
  admin_needed: words.signIn.openIdOther,
  last_admin: words.signIn.openIdLastAdmin,
  unknown_library: words.signIn.openIdRefused,
  not_started: words.signIn.openIdExpired,
  provider_down: words.signIn.openIdDown,
})

/** Refusals of people whom the identity provider knows: they may sign out there, and come as somebody else. */
const hasProviderSession: readonly string[] = [
  ...['no_role', 'unknown_library', 'disabled', 'no_address', 'address_not_verified'],
  ...['other_identity', 'admin_needed', 'last_admin'],
]

/** Returns the path to go back to: only one of the console's own. */
const safeReturn = (returnTo: string | undefined): string =>
  returnTo !== undefined && /^\/(?![/\\])/.test(returnTo) ? returnTo : '/today'

/** Signs in, and goes back to where the person came from. */
export const SignInPage = () => {
  const { words } = useWords()
  const router = useRouter()
  const { returnTo, problem } = useSearch({ from: '/sign-in' })
  const target = safeReturn(returnTo)
  const goOn = (): void => router.history.push(`/console${target}`)
  if (problem === 'password_needed')
    return (
      <SignInFrame title={words.signIn.linkAccount}>
        <LinkAccountForm onSignedIn={goOn} />
      </SignInFrame>
    )
  return (
    <SignInFrame title={words.signIn.title}>
      {problem !== undefined && (
        <Alert color="red" role="alert">
          {problemsOfOpenId(words)[problem] ?? words.signIn.openIdFailedWith(problem)}
        </Alert>
      )}
      {problem !== undefined && hasProviderSession.includes(problem) && (
        <Anchor size="sm" href="/v1/sign-in/openid/sign-out">
          {words.signIn.signOutThere}
        </Anchor>
      )}
      <SignInForm
        onSignedIn={goOn}
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
