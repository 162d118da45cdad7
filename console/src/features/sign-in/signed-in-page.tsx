import { Text } from '@mantine/core'
import { useEffect } from 'react'
import { useWords } from '../../words/words-context.tsx'
import { SignInFrame } from './sign-in-frame.tsx'
import { signedInChannel } from './signed-in-channel.ts'

/** Receives the window that was opened only to sign in again at the identity provider. */
export const SignedInPage = () => {
  const { words } = useWords()
  useEffect(() => {
    const channel = new BroadcastChannel(signedInChannel)
    channel.postMessage('signed in')
    channel.close()
    window.close()
  }, [])
  return (
    <SignInFrame title={words.signIn.again}>
      <Text>{words.signIn.againInWindow}</Text>
    </SignInFrame>
  )
}
