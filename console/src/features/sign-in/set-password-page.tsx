import { Alert, Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '../../words/words-context.tsx'
import { readLinkToken } from './link-token.ts'
import { SetPasswordForm } from './set-password-form.tsx'
import { SignInFrame } from './sign-in-frame.tsx'

/** Sets a password by a link: of the first start, of an invitation, of a reset. */
export const SetPasswordPage = () => {
  const { words } = useWords()
  const [link] = useState(() => readLinkToken(window.location.hash))
  const title = link?.isFirstAdmin === true ? words.setPassword.firstAdminTitle : words.setPassword.title
  return (
    <SignInFrame title={title}>
      {link === null ? (
        <>
          <Alert color="red" role="alert">
            {words.setPassword.noToken}
          </Alert>
          <Anchor size="sm" renderRoot={(props) => <Link to="/reset-password" {...props} />}>
            {words.setPassword.askForLink}
          </Anchor>
        </>
      ) : (
        <SetPasswordForm link={link} />
      )}
    </SignInFrame>
  )
}
